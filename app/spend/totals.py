"""Sums by day, project, model and line item: from billed rows to a :class:`Summary`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, localcontext

from app.spend.days import DayRange
from app.spend.line_items import parse_line_item
from app.spend.money import EXACT, ZERO, as_json, average, exact_sum, share_as_json
from app.spend.records import CostDay, Project
from app.spend.summary import (
    CurrencyTotal,
    LineItemSummary,
    ModelSummary,
    ModelTotal,
    Notice,
    ProjectCount,
    ProjectSummary,
    Summary,
    SummaryDay,
    SummaryRange,
)

CURRENCY = "usd"

Sums = defaultdict[str | None, Decimal]


def _sums() -> Sums:
    return defaultdict(Decimal)


@dataclass(slots=True)
class Tally:
    """Exact sums of US dollars along each way of looking; other currencies apart."""

    by_day: defaultdict[date, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    by_line_item: Sums = field(default_factory=_sums)
    by_model: Sums = field(default_factory=_sums)
    by_project: Sums = field(default_factory=_sums)
    by_project_model: defaultdict[str | None, Sums] = field(
        default_factory=lambda: defaultdict(_sums)
    )
    other_currencies: defaultdict[str, Decimal] = field(
        default_factory=lambda: defaultdict(Decimal)
    )


def tally(days: Iterable[CostDay]) -> Tally:
    """Add up rows grouped by project and line item. Rows of no money leave no trace."""
    sums = Tally()
    with localcontext(EXACT):
        for cost_day in days:
            for line in cost_day.lines:
                amount = line.amount
                if not amount:
                    continue
                if line.currency != CURRENCY:
                    sums.other_currencies[line.currency] += amount
                    continue
                label = line.line_item
                model = None if label is None else parse_line_item(label).model
                sums.by_day[cost_day.day] += amount
                sums.by_line_item[label] += amount
                sums.by_model[model] += amount
                sums.by_project[line.project_id] += amount
                sums.by_project_model[line.project_id][model] += amount
    return sums


def summarise(
    days: DayRange,
    cost_days: Iterable[CostDay],
    projects: Sequence[Project] | None,
    *,
    today: date,
    as_of: datetime,
) -> Summary:
    """The whole Usage page for ``days``, which must not reach beyond ``today``.

    ``projects`` is every known project, archived ones in, or None where the key may not read them:
    then ids stand for names and a warning says so.
    """
    sums = tally(cost_days)
    total = exact_sum(sums.by_day.values())
    known = {project.id: project for project in projects or ()}
    spenders = {id_ for id_ in sums.by_project if id_ is not None}
    return Summary(
        range=SummaryRange(days.first, days.last, days=days.days, days_elapsed=days.days),
        currency=CURRENCY,
        total=as_json(total),
        daily_average=as_json(average(total, days.days)),
        days=[
            SummaryDay(day, as_json(sums.by_day.get(day, ZERO)), partial=day == today)
            for day in days
        ],
        projects=[
            _project_row(known.get(id_ or ""), id_, part, total, days.days, sums)
            for id_, part in _largest_first(sums.by_project)
        ],
        project_count=ProjectCount(
            with_spend=len(spenders),
            all=None if projects is None else len(spenders | known.keys()),
        ),
        models=[
            ModelSummary(model, as_json(part), share_as_json(part, total))
            for model, part in _largest_first(sums.by_model)
        ],
        line_items=[
            LineItemSummary(label, as_json(part), share_as_json(part, total))
            for label, part in _largest_first(sums.by_line_item)
        ],
        other_currencies=[
            CurrencyTotal(currency, as_json(part))
            for currency, part in sorted(sums.other_currencies.items())
        ],
        warnings=list(_notices(sums, projects)),
        as_of=as_of,
    )


def _project_row(
    project: Project | None,
    id_: str | None,
    part: Decimal,
    total: Decimal,
    days: int,
    sums: Tally,
) -> ProjectSummary:
    return ProjectSummary(
        id=id_,
        name=project.name if project else None,
        description=project.description if project else None,
        status=project.status if project else None,
        total=as_json(part),
        share=share_as_json(part, total),
        daily_average=as_json(average(part, days)),
        models=[
            ModelTotal(model, as_json(amount))
            for model, amount in _largest_first(sums.by_project_model[id_])
        ],
    )


def _largest_first(sums: Mapping[str | None, Decimal]) -> list[tuple[str | None, Decimal]]:
    """Rows by falling total; equal ones by name, the nameless last, so that the order is stable."""
    by_name = sorted(sums.items(), key=lambda row: (row[0] is None, row[0] or ""))
    return sorted(by_name, key=lambda row: row[1], reverse=True)


def _notices(sums: Tally, projects: Sequence[Project] | None) -> Iterator[Notice]:
    if projects is None:
        yield Notice(
            "projects_unreadable",
            "The configured key may read costs but not projects (scope api.management.read), "
            "so projects are shown by their ids.",
        )
    if sums.other_currencies:
        names = ", ".join(sorted(name.upper() for name in sums.other_currencies))
        yield Notice(
            "other_currencies",
            f"There is also money in {names}. It is shown apart and is not part of any total here.",
        )
