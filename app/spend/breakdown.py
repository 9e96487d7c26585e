"""One table of spend: its rows searched, sorted and cut into pages."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from app.spend.breakdown_rows import ORDERS, BrokenDownBy, TableRow, TableRows
from app.spend.comparison_periods import intervals
from app.spend.daily_series import in_buckets
from app.spend.filters import SpendQuery
from app.spend.models import Project
from app.spend.money import CURRENCY, ZERO, average, exact_sum, share
from app.spend.period_change import (
    Comparison,
    SummaryRange,
    change_since,
    compare,
    summary_range,
)
from app.spend.quantities import UnitPrice, unit_price
from app.spend.report_context import Notice, ReportContext
from app.spend.search import matcher
from app.spend.sorting import BreakdownOrder, in_order, page_of, pages_of
from app.spend.summary import ModelTotal, model_totals

TrendInterval = Literal["day", "week"]

# A longer trend has weekly points: it is drawn a hundred pixels wide.
_MOST_TREND_DAYS = 92


class Table(NamedTuple):
    """Which rows of a table are asked for; ``limit`` None is all of them."""

    by: BrokenDownBy
    search: str
    sort: BreakdownOrder
    limit: int | None
    page: int


class BreakdownRow(msgspec.Struct, frozen=True):
    """What was spent on one project, model or line item; ``key`` None is money without one.

    ``rank`` is its place by descending total, from 1. ``is_new``: it had no spend in the days
    compared with. ``unit_price`` is None where quantities are unknown or of several units.
    ``trend`` is the dollars of each day or week of the range, ``models`` a project's models by
    descending total, ``project_count`` how many projects spent on it (None for a project).
    """

    key: str | None
    name: str | None
    description: str | None
    status: str | None
    rank: int
    total: Decimal
    share: Decimal | None
    daily_average: Decimal
    previous: Decimal | None
    change: Decimal | None
    change_fraction: Decimal | None
    is_new: bool
    unit_price: UnitPrice | None
    unit_price_change: Decimal | None
    trend: list[Decimal]
    models: list[ModelTotal]
    project_count: int | None


class Found(msgspec.Struct, frozen=True):
    """What the search found, on all pages together; ``all`` counts the rows without a search."""

    count: int
    all: int
    total: Decimal
    share: Decimal | None
    daily_average: Decimal
    previous: Decimal | None
    change: Decimal | None
    change_fraction: Decimal | None


class Breakdown(msgspec.Struct, frozen=True):
    """One page of a table of spend. Without a search the rows of all pages add up to ``total``
    exactly; the rows that a search found, to ``found.total``.
    """

    range: SummaryRange
    currency: str
    by: BrokenDownBy
    total: Decimal
    daily_average: Decimal
    comparison: Comparison | None
    found: Found
    page: int
    pages: int
    trend_interval: TrendInterval
    rows: list[BreakdownRow]
    warnings: list[Notice]
    as_of: datetime


class _ProjectDetails(NamedTuple):
    """The details of a project; all None where the project list does not have it."""

    name: str | None = None
    description: str | None = None
    status: str | None = None


def _details(project: Project | None) -> _ProjectDetails:
    if project is None:
        return _ProjectDetails()
    return _ProjectDetails(project.name, project.description, project.status)


class TablePage(NamedTuple):
    """The rows that a search found, and those of the page in its order."""

    found: Sequence[TableRow]
    rows: Sequence[TableRow]


def find_page(table: Table, rows: TableRows, context: ReportContext) -> TablePage:
    """The page of the table that is wanted."""
    projects = context.projects_by_id if table.by == "project" else {}
    matches = matcher(table.search)
    found = [row for row in rows.rows if matches(row.key, *_details(projects.get(row.key))[:2])]
    column = table.sort.removeprefix("-")

    def name_of(row: TableRow) -> str | None:
        return _details(projects.get(row.key)).name or row.key

    ordered = in_order(found, name_of if column == "name" else ORDERS[column], table.sort)
    return TablePage(found, page_of(ordered, table.limit, table.page))


def build_breakdown(
    query: SpendQuery,
    table: Table,
    rows: TableRows,
    page: TablePage,
    daily: Mapping[str | None, Sequence[Decimal]],
    context: ReportContext,
) -> Breakdown:
    """The page with its totals. ``daily`` is the money of its rows day by day."""
    projects = context.projects_by_id if table.by == "project" else {}
    total = rows.total
    days = query.days.days
    trend_interval: TrendInterval = "day" if days <= _MOST_TREND_DAYS else "week"
    buckets = intervals(query.days, trend_interval)
    nothing = [ZERO] * days
    ranks = {row.key: rank for rank, row in enumerate(rows.rows, 1)}
    return Breakdown(
        range=summary_range(query.days),
        currency=CURRENCY,
        by=table.by,
        total=total,
        daily_average=average(total, days),
        comparison=compare(query, rows.previous, total, context.today),
        found=_found(page.found, query, len(rows.rows), total),
        page=table.page,
        pages=pages_of(len(page.found), table.limit),
        trend_interval=trend_interval,
        rows=[
            BreakdownRow(
                key=row.key,
                **_details(projects.get(row.key))._asdict(),
                rank=ranks[row.key],
                total=row.total,
                share=share(row.total, total),
                daily_average=average(row.total, days),
                **change_since(row.previous, row.total)._asdict(),
                is_new=row.before == [],
                unit_price=unit_price(row.billed),
                unit_price_change=row.unit_price_change,
                trend=in_buckets(
                    daily.get(row.key, nothing) if row.now else nothing, query.days, buckets
                ),
                models=model_totals(row.by_model) if table.by == "project" else [],
                project_count=None if table.by == "project" else row.project_count,
            )
            for row in page.rows
        ],
        warnings=list(context.notices(rows.other_currencies)),
        as_of=context.as_of,
    )


def _found(found: Sequence[TableRow], query: SpendQuery, count: int, total: Decimal) -> Found:
    days = query.days.days
    part = exact_sum(row.total for row in found)
    previous = exact_sum(row.previous or ZERO for row in found) if query.comparison else None
    return Found(
        count=len(found),
        all=count,
        total=part,
        share=share(part, total),
        daily_average=average(part, days),
        **change_since(previous, part)._asdict(),
    )
