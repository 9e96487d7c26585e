"""Northwind, the demo organisation: two dozen projects with growth, a launch and runaway weeks.

Everything depends on the date, never on the current time, so the rows of a past day do not change.
Spend grows from September 2024 and is lower at weekends; `Shop Assistant` is launched; the price
of one model is cut; and one project runs away for a week every other month. A seed changes the
noise and which project runs away when, nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from fake_openai import seasonality
from fake_openai.catalogue import CATALOGUE, FREE_DAILY_TOKENS, LineItem
from fake_openai.identifiers import made_up_id, noise_offset
from fake_openai.northwind_data import FIRST_DAY, PROJECTS, USES, Use
from fake_openai.organisation import Organisation
from fake_openai.seed import Seed
from fake_openai.usage_streams import (
    DailyUsage,
    Events,
    Seasonality,
    UsageStream,
    Workload,
    no_events,
)

LAUNCH_DAY = date(2026, 9, 15)
LAUNCHED_PROJECT = "Shop Assistant"
PRICE_CUT_DAY = date(2026, 10, 1)
PRICE_CUT_MODEL = "gpt-5.4"
PRICE_CUT_FACTOR = Decimal("0.6")

# In turn, one workload for every odd month of the year.
RUNAWAYS: tuple[Workload, ...] = (
    ("Search Ranking", "gpt-5-mini"),
    ("Translation", "gpt-5.4"),
    ("Catalogue Enrichment", "gpt-5-mini"),
    ("Support Assistant", "gpt-5-mini"),
    ("Contract Review", "gpt-5.4 long context"),
    ("Document Intake", "gpt-5.4"),
)
# Monday to Sunday, in thousandths: a retry loop that grows until it is noticed and stopped.
RUNAWAY_FACTORS = (5000, 13000, 19000, 22000, 21000, 17000, 8000)

_DAYS_PER_MONTH = Decimal("30.4375")
_GROWTH = (
    (FIRST_DAY, 300),
    (date(2025, 6, 1), 520),
    (date(2026, 3, 1), 800),
    (date(2026, 11, 1), 1000),
    (date(2028, 1, 1), 1120),
)
_TEAMS = ("platform", "data", "product", "research", "operations", "commerce")


def _seasonality(name: str, project: str, seed: Seed) -> Seasonality:
    """The seasonality of one project: growth, weekday factors, holidays and noise."""
    offset, common = seed.noise_offset(project, name), seed.common_noise_offset
    business = name == "business"
    week = seasonality.BUSINESS if business else seasonality.CONSUMER

    def thousandths_cubed(day: date) -> int:
        size = seasonality.growth(day, _GROWTH) * seasonality.noise(offset, day) // 1000
        year_end = seasonality.year_end(day) if business else 1000
        return size * seasonality.noise(common, day) // 1000 * week[day.weekday()] * year_end

    return thousandths_cubed


def runaway_week(day: date, seed: int | None = None) -> tuple[date, Workload] | None:
    """The Monday and the affected workload of the week around `day`, if it is a runaway week.

    It starts on the second Monday of every odd month; the seed rotates the list of workloads. A
    project that does not use the model yet spends nothing on it, so nothing runs away that week.
    """
    first = day.replace(day=1)
    monday = first + timedelta(days=(7 - first.weekday()) % 7 + 7)
    if not day.month % 2 or not monday <= day < monday + timedelta(days=7):
        return None
    return monday, RUNAWAYS[(day.month // 2 + Seed(seed).rotation) % len(RUNAWAYS)]


def _launch(day: date) -> int:
    """The usage of the launched project in thousandths: a trial before the launch, a peak in the
    first days after it, and three weeks of growth.
    """
    since = (day - LAUNCH_DAY).days
    if since < 0:
        return 25
    return min(1000, 350 + since * 32) + max(0, 400 - since * 100)


def _events(seed: Seed) -> Events:
    def events_of(day: date) -> Mapping[Workload, int]:
        launch = _launch(day)
        events = {use.workload: launch for use in USES if use.project == LAUNCHED_PROJECT}
        if runaway := runaway_week(day, seed.number):
            events[runaway[1]] = RUNAWAY_FACTORS[day.weekday()]
        return events

    return events_of


def _users(project: str) -> tuple[str, str]:
    """Two user ids: the project's own service account and its team's."""
    team = _TEAMS[noise_offset(project) % len(_TEAMS)]
    return made_up_id("user-", f"{project} service"), made_up_id("user-", team)


def _emails() -> dict[str, str]:
    emails = {made_up_id("user-", team): f"{team}-team@northwind.example" for team in _TEAMS}
    for project in PROJECTS:
        name = (project.name or "").lower().replace(" ", "-")
        emails[_users(project.name or "")[0]] = f"{name}-service@northwind.example"
    return emails


def _seasonality_name(use: Use) -> str:
    return f"{use.seasonality}/{use.project}"


def _streams_of_item(use: Use, item: LineItem, seed: Seed) -> Iterator[UsageStream]:
    """One stream for each API key of the use, with 65 and 35 percent if there are two."""
    if item.price:
        daily = int(use.dollars * item.share / item.price / _DAYS_PER_MONTH) // 1000
    else:
        daily = FREE_DAILY_TOKENS
    service, team = _users(use.project)
    for number, percent in enumerate((65, 35) if use.keys > 1 else (100,)):
        key = made_up_id("key_", f"{use.project}/{number}") if use.keys else None
        yield UsageStream(
            workload=use.workload,
            project_id=made_up_id("proj_", use.project),
            line_item=item.label,
            api_key_id=key,
            user_id=team if number or not use.keys else service,
            api_source=use.source,
            price=item.price,
            unit=item.unit,
            daily=daily * percent // 100,
            seasonality=_seasonality_name(use),
            noise_offset=seed.noise_offset(use.project, use.model, item.label, str(number)),
            begin=use.begin,
            end=use.end,
        )


def _with_price_cut(stream: UsageStream) -> Iterator[UsageStream]:
    if not stream.line_item.startswith(PRICE_CUT_MODEL) or stream.end <= PRICE_CUT_DAY:
        yield stream
        return
    yield replace(stream, end=PRICE_CUT_DAY)
    yield replace(stream, begin=PRICE_CUT_DAY, price=stream.price * PRICE_CUT_FACTOR)


def _organisation(name: str, title: str, seed: Seed, *, eventful: bool) -> Organisation:
    uses = [use for use in USES if eventful or use.project != LAUNCHED_PROJECT]
    projects = tuple(p for p in PROJECTS if eventful or p.name != LAUNCHED_PROJECT)
    streams = [
        stream
        for use in uses
        for item in CATALOGUE[use.model]
        for stream in _streams_of_item(use, item, seed)
    ]
    if eventful:
        streams = [part for stream in streams for part in _with_price_cut(stream)]
    seasonalities = {
        _seasonality_name(use): _seasonality(use.seasonality, use.project, seed) for use in uses
    }
    events = _events(seed) if eventful else no_events
    return Organisation(
        name=name if seed.number is None else f"{name}:{seed.number}",
        title=title,
        projects=projects,
        daily=DailyUsage(streams, projects, seasonalities, events),
        emails=_emails(),
    )


def northwind(seed: int | None = None) -> Organisation:
    """The demo organisation with all its events."""
    return _organisation("northwind", "Northwind Trading", Seed(seed), eventful=True)


def quiet(seed: int | None = None) -> Organisation:
    """The same organisation without the launch, the price cut and the runaway weeks."""
    return _organisation("quiet", "Northwind Quiet", Seed(seed), eventful=False)
