"""Sums by day, project, model and line item: from what was billed to a :class:`Summary`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, localcontext

from app.spend.days import DayRange
from app.spend.line_items import parse_line_item
from app.spend.money import CURRENCY, EXACT, ZERO, as_json, average, exact_sum, share_as_json
from app.spend.records import Project
from app.spend.shapes.summary import (
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

PairSums = Mapping[tuple[str | None, ...], Decimal]
"""Sums by (line_item, project_id, currency)."""

Sums = defaultdict[str | None, Decimal]

_Row = tuple[str | None, Decimal, int]
"""A name, its sum, and of how many others it is the sum; zero where it is its own."""


def _sums() -> Sums:
    return defaultdict(Decimal)


@dataclass(slots=True)
class Tally:
    """Exact sums of US dollars along each way of looking; other currencies apart."""

    by_line_item: Sums = field(default_factory=_sums)
    by_model: Sums = field(default_factory=_sums)
    by_project: Sums = field(default_factory=_sums)
    by_project_model: defaultdict[str | None, Sums] = field(
        default_factory=lambda: defaultdict(_sums)
    )
    other_currencies: defaultdict[str, Decimal] = field(
        default_factory=lambda: defaultdict(Decimal)
    )


def tally(pairs: PairSums) -> Tally:
    """Look at the same money in each way. What had no money leaves no trace."""
    sums = Tally()
    with localcontext(EXACT):
        for (label, project_id, currency), amount in pairs.items():
            if not amount:
                continue
            if currency != CURRENCY:
                sums.other_currencies[currency or ""] += amount
                continue
            model = None if label is None else parse_line_item(label).model
            sums.by_line_item[label] += amount
            sums.by_model[model] += amount
            sums.by_project[project_id] += amount
            sums.by_project_model[project_id][model] += amount
    return sums


def summarise(  # noqa: PLR0913 - all that the page is made of
    days: DayRange,
    day_totals: Mapping[date, Decimal],
    pairs: PairSums,
    projects: Sequence[Project] | None,
    *,
    today: date,
    as_of: datetime,
    top: int | None = None,
) -> Summary:
    """The whole Usage page for ``days``, which must not reach beyond ``today``.

    ``day_totals`` is the US dollars of each day, ``pairs`` the same money by line item and project.
    ``projects`` is every known project, archived ones in, or None where the key may not read them:
    then ids stand for names and a warning says so. Breakdowns longer than ``top`` rows end in one
    row that holds all the others.
    """
    sums = tally(pairs)
    total = exact_sum(day_totals.values())
    known = {project.id: project for project in projects or ()}
    spenders = {id_ for id_ in sums.by_project if id_ is not None}
    return Summary(
        range=SummaryRange(days.first, days.last, days=days.days, days_elapsed=days.days),
        currency=CURRENCY,
        total=as_json(total),
        daily_average=as_json(average(total, days.days)),
        days=[
            SummaryDay(day, as_json(day_totals.get(day, ZERO)), partial=day == today)
            for day in days
        ],
        projects=[
            _project_row(known.get(row[0] or ""), sums, row, total, days.days)
            for row in _rows(sums.by_project, top)
        ],
        project_count=ProjectCount(
            with_spend=len(spenders),
            all=None if projects is None else len(spenders | known.keys()),
        ),
        models=[
            ModelSummary(model, as_json(part), share_as_json(part, total), others)
            for model, part, others in _rows(sums.by_model, top)
        ],
        line_items=[
            LineItemSummary(label, as_json(part), share_as_json(part, total), others)
            for label, part, others in _rows(sums.by_line_item, top)
        ],
        other_currencies=[
            CurrencyTotal(currency, as_json(part))
            for currency, part in sorted(sums.other_currencies.items())
        ],
        warnings=list(_notices(sums, projects)),
        as_of=as_of,
    )


def _project_row(
    project: Project | None, sums: Tally, row: _Row, total: Decimal, days: int
) -> ProjectSummary:
    id_, part, others = row
    models = [] if others else _largest_first(sums.by_project_model[id_])
    return ProjectSummary(
        id=id_,
        name=project.name if project else None,
        description=project.description if project else None,
        status=project.status if project else None,
        total=as_json(part),
        share=share_as_json(part, total),
        daily_average=as_json(average(part, days)),
        models=[ModelTotal(model, as_json(amount)) for model, amount in models],
        others=others,
    )


def _rows(sums: Sums, top: int | None) -> Iterator[_Row]:
    """The rows by falling total; where they are more than ``top``, the rest as one of so many."""
    rows = _largest_first(sums)
    shown = rows if top is None or len(rows) <= top else rows[:top]
    yield from ((name, part, 0) for name, part in shown)
    rest = rows[len(shown) :]
    if rest:
        yield None, exact_sum(part for _, part in rest), len(rest)


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
