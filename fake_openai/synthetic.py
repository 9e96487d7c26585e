"""Generated organisations of any size, and nearly empty ones."""

from datetime import date, datetime
from decimal import Decimal

from fake_openai import seasonality
from fake_openai.catalogue import CATALOGUE
from fake_openai.days import unix
from fake_openai.identifiers import made_up_id, noise_offset
from fake_openai.organisation import Organisation
from fake_openai.records import Project, Row
from fake_openai.usage_streams import DailyUsage, UsageStream

FIRST_DAY = date(2024, 9, 1)
ONE_DAY = date(2026, 11, 3)  # the only day on which `one_day` spent anything
ONE_DAY_TOTAL = Decimal("12.3455988")

_ITEMS = [item for name in ("gpt-5.4", "gpt-5-mini", "gpt-5.6-luna") for item in CATALOGUE[name]]


def _project(name: str) -> Project:
    return Project(id=made_up_id("proj_", name), name=name, created_at=unix(FIRST_DAY))


def many_projects(count: int, line_items: int = 2, *, name: str = "") -> Organisation:
    """`count` projects, each with that many line items every day since September 2024."""
    name = name or f"many_projects:{count}"
    projects = tuple(_project(f"Project {number:04}") for number in range(1, count + 1))
    streams = []
    for number, project in enumerate(projects):
        user = made_up_id("user-", f"{name}/{number}")
        for position in range(line_items):
            item = _ITEMS[(number + position) % len(_ITEMS)]
            offset = noise_offset(name, str(number), str(position))
            streams.append(
                UsageStream(
                    workload=("", ""),
                    project_id=project.id,
                    line_item=item.label,
                    api_key_id=made_up_id("key_", f"{name}/{number}"),
                    user_id=user,
                    api_source="unlabeled",
                    price=item.price,
                    unit=item.unit,
                    daily=200_000 + offset * 701,
                    seasonality="business",
                    noise_offset=offset,
                    begin=FIRST_DAY,
                )
            )
    seasonalities = {"business": lambda day: seasonality.BUSINESS[day.weekday()] * 1_000_000}
    return Organisation(
        name=name,
        title=f"{count} Projects",
        projects=projects,
        daily=DailyUsage(streams, projects, seasonalities),
    )


def large() -> Organisation:
    """1,000 projects with five line items each: 5,000 rows a day."""
    return many_projects(1000, 5, name="large")


def empty() -> Organisation:
    """An organisation without any usage: one project, and a costs page with `data: []`."""
    return Organisation("empty", "Empty", projects=(_project("Default project"),), active=False)


def one_day() -> Organisation:
    """Spend on exactly one day."""
    project = _project("Default project")
    row = Row(
        day=ONE_DAY,
        project_id=project.id,
        line_item="gpt-5.6-luna, output",
        api_key_id=made_up_id("key_", "one_day"),
        user_id=made_up_id("user-", "one_day"),
        api_source="unlabeled",
        amount=ONE_DAY_TOTAL,
        quantity=3_429_333,
        quantity_unit="tokens",
        project_name=project.name,
    )

    def daily(day: date, _now: datetime) -> list[Row]:
        return [row] if day == ONE_DAY else []

    return Organisation("one_day", "One Day", projects=(project,), daily=daily)
