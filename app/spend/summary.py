"""Sums by day, project, model and line item: the :class:`Summary` of a range.

Each breakdown has the rows with money in them, largest first, and its totals add up to the total
exactly. ``id``, ``model`` and ``line_item`` are None for money that OpenAI bills without one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, localcontext

import msgspec

from app.spend.filters import SpendQuery
from app.spend.models import Project
from app.spend.money import CURRENCY, EXACT, average, exact_sum, share
from app.spend.period_change import Comparison, SummaryRange, compare, summary_range
from app.spend.quantities import BilledAmount
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import (
    GROUP_KEYS,
    Amounts,
    ProjectLineItem,
    SpendByKey,
    largest_first,
    total_spent,
)

_Row = tuple[str | None, Decimal, int]
"""A name, its sum, and of how many others this is the sum; zero for a row of its own."""


class SummaryDay(msgspec.Struct, frozen=True):
    """One UTC day; ``partial`` where it is not over yet."""

    date: date
    total: Decimal
    partial: bool


class ModelTotal(msgspec.Struct, frozen=True):
    """What one project spent on one model."""

    model: str | None
    total: Decimal


class ProjectSummary(msgspec.Struct, frozen=True):
    """One project's part, or that of ``others`` projects together where this is not zero."""

    id: str | None
    name: str | None
    description: str | None
    status: str | None
    total: Decimal
    share: Decimal | None
    daily_average: Decimal
    models: list[ModelTotal]
    others: int


class ProjectCount(msgspec.Struct, frozen=True):
    """How many projects had spend, of how many known ones (None where they cannot be read), and how
    many of them had none in the comparison (None where nothing is compared).
    """

    with_spend: int
    all: int | None
    new: int | None


class ModelSummary(msgspec.Struct, frozen=True):
    """One model's part over all its line items, or that of ``others`` models together."""

    model: str | None
    total: Decimal
    share: Decimal | None
    others: int


class LeadingModel(msgspec.Struct, frozen=True):
    """The model with the largest total."""

    model: str
    total: Decimal
    share: Decimal | None


class ModelCount(msgspec.Struct, frozen=True):
    """How many models had spend, and how many of them had none in the comparison (None where
    nothing is compared).
    """

    with_spend: int
    leading: LeadingModel | None
    new: int | None


class DearestDay(msgspec.Struct, frozen=True):
    """The most expensive day of a range of several."""

    date: date
    total: Decimal


class LineItemSummary(msgspec.Struct, frozen=True):
    """One line item's part, or that of ``others`` line items together."""

    line_item: str | None
    total: Decimal
    share: Decimal | None
    others: int


class CurrencyTotal(msgspec.Struct, frozen=True):
    """Money in a currency other than US dollars, which is never added to them."""

    currency: str
    total: Decimal


class Summary(msgspec.Struct, frozen=True):
    """An organisation's spend over a range of UTC days, in US dollars."""

    range: SummaryRange
    currency: str
    total: Decimal
    daily_average: Decimal
    comparison: Comparison | None
    dearest_day: DearestDay | None
    days: list[SummaryDay]
    projects: list[ProjectSummary]
    project_count: ProjectCount
    models: list[ModelSummary]
    model_count: ModelCount
    line_items: list[LineItemSummary]
    other_currencies: list[CurrencyTotal]
    warnings: list[Notice]
    as_of: datetime


def build_summary(
    query: SpendQuery,
    day_totals: Sequence[Decimal],
    now: SpendByKey,
    before: SpendByKey | None,
    context: ReportContext,
    *,
    top: int | None = None,
) -> Summary:
    """The spend of the query's days.

    ``day_totals`` is the US dollars of each day, ``now`` the same by project and line item,
    ``before`` that of the days compared with. Breakdowns longer than ``top`` rows end in one row
    for all the others.
    """
    total = exact_sum(day_totals)
    days = query.days.days
    by_project, by_model = now.by("project"), now.by("model")
    of_projects = models_by_project(now.pairs)
    known = context.projects_by_id
    return Summary(
        range=summary_range(query.days),
        currency=CURRENCY,
        total=total,
        daily_average=average(total, days),
        comparison=compare(query, before and total_spent(before), total, context.today),
        dearest_day=_dearest_day(query, day_totals),
        days=[
            SummaryDay(day, amount, partial=day == context.today)
            for day, amount in zip(query.days, day_totals, strict=True)
        ],
        projects=[
            _project_row(known.get(row[0]), of_projects, row, total, days)
            for row in rows_of(by_project, top)
        ],
        project_count=_project_count(by_project, before, context),
        models=[
            ModelSummary(model, part, share(part, total), others)
            for model, part, others in rows_of(by_model, top)
        ],
        model_count=_model_count(by_model, before, total),
        line_items=[
            LineItemSummary(label, part, share(part, total), others)
            for label, part, others in rows_of(now.by("line_item"), top)
        ],
        other_currencies=[
            CurrencyTotal(currency, part) for currency, part in sorted(now.other_currencies.items())
        ],
        warnings=list(context.notices(now.other_currencies)),
        as_of=context.as_of,
    )


def models_by_project(
    pairs: Mapping[ProjectLineItem, BilledAmount],
) -> Mapping[str | None, Amounts]:
    """What each project spent on each model."""
    sums: defaultdict[str | None, Amounts] = defaultdict(lambda: defaultdict(Decimal))
    model_of = GROUP_KEYS["model"]
    with localcontext(EXACT):
        for pair, billed in pairs.items():
            if billed.amount:
                sums[pair[0]][model_of(pair)] += billed.amount
    return sums


def model_totals(amounts: Amounts) -> list[ModelTotal]:
    """A project's models by descending total."""
    return [ModelTotal(model, part) for model, part in largest_first(amounts.items())]


def rows_of(sums: Amounts, top: int | None) -> Iterator[_Row]:
    """The rows by descending total; beyond the first ``top``, all others as one row."""
    rows = largest_first(sums.items())
    shown = rows if top is None or len(rows) <= top else rows[:top]
    yield from ((name, part, 0) for name, part in shown)
    rest = rows[len(shown) :]
    if rest:
        yield None, exact_sum(part for _, part in rest), len(rest)


def _dearest_day(query: SpendQuery, day_totals: Sequence[Decimal]) -> DearestDay | None:
    """None for a single day, and where nothing was spent."""
    amount, place = max((amount, -place) for place, amount in enumerate(day_totals))
    if len(day_totals) < 2 or amount <= 0:
        return None
    return DearestDay(list(query.days)[-place], amount)


def _project_count(
    by_project: Amounts, before: SpendByKey | None, context: ReportContext
) -> ProjectCount:
    spenders = by_project.keys() - {None}
    new = None if before is None else len(spenders - before.by("project").keys())
    known = context.projects_by_id.keys()
    return ProjectCount(
        with_spend=len(spenders),
        all=None if context.projects is None else len(spenders | known),
        new=new,
    )


def _model_count(by_model: Amounts, before: SpendByKey | None, total: Decimal) -> ModelCount:
    models = by_model.keys() - {None}
    named = [(model, part) for model, part in largest_first(by_model.items()) if model is not None]
    leading = None
    if named:
        model, part = named[0]
        leading = LeadingModel(model, part, share(part, total))
    new = None if before is None else len(models - before.by("model").keys())
    return ModelCount(len(models), leading, new)


def _project_row(
    project: Project | None,
    of_projects: Mapping[str | None, Amounts],
    row: _Row,
    total: Decimal,
    days: int,
) -> ProjectSummary:
    id_, part, others = row
    return ProjectSummary(
        id=id_,
        name=project.name if project else None,
        description=project.description if project else None,
        status=project.status if project else None,
        total=part,
        share=share(part, total),
        daily_average=average(part, days),
        models=[] if others else model_totals(of_projects[id_]),
        others=others,
    )
