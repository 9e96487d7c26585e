"""All projects with their recent spend: searched, sorted and cut into pages."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from app.spend.comparison_periods import compared_with
from app.spend.days import DayRange, days_later
from app.spend.models import Project
from app.spend.money import CURRENCY, EXACT, ZERO, exact_sum, share
from app.spend.period_change import SummaryRange, summary_range
from app.spend.quantities import fraction_of_change
from app.spend.report_context import Notice, ReportContext
from app.spend.search import matcher
from app.spend.sorting import ProjectsOrder, Sortable, in_order, page_of, pages_of
from app.spend.spend_by_key import Amounts, largest_first

Archived = Literal["exclude", "only", "include"]


class ProjectsTable(NamedTuple):
    """Which projects are asked for; ``limit`` None is all of them."""

    search: str
    sort: ProjectsOrder
    archived: Archived
    limit: int | None
    page: int


class ProjectSpendRow(msgspec.Struct, frozen=True):
    """One project; ``id`` None is money without a project.

    ``rank`` is its place by descending spend of this month, from 1; ``change`` is against the same
    days of last month; ``last_spend`` the last UTC day with spend, as far back as that was looked
    for; ``trend`` the dollars of each day of last month and this one.
    """

    id: str | None
    name: str | None
    description: str | None
    status: str | None
    permission: str | None
    created_at: int | None
    archived_at: int | None
    external_key_id: str | None
    residency: object
    rank: int
    this_month: Decimal
    last_month: Decimal
    change: Decimal
    change_fraction: Decimal | None
    share: Decimal | None
    last_spend: date | None
    trend: Sequence[Decimal]


class ProjectsFound(msgspec.Struct, frozen=True):
    """What the search found, on all pages together; ``all`` is how many there are without it, and
    ``archived`` how many archived ones it finds.
    """

    count: int
    all: int
    archived: int
    this_month: Decimal
    last_month: Decimal
    change: Decimal


class ProjectsSpend(msgspec.Struct, frozen=True):
    """One page of all projects with their spend. ``compared`` is the same days of last month, which
    this month is compared with; ``last_spend_since`` how far back the last spend was looked for.
    """

    currency: str
    this_month: SummaryRange
    last_month: SummaryRange
    compared: SummaryRange
    total_this_month: Decimal
    total_last_month: Decimal
    change: Decimal
    change_fraction: Decimal | None
    found: ProjectsFound
    page: int
    pages: int
    rows: list[ProjectSpendRow]
    last_spend_since: date
    warnings: list[Notice]
    as_of: datetime


class Months(NamedTuple):
    """The days of the table: this month so far, last month, the same days of last month, and the
    day back to which the last spend is searched.
    """

    this: DayRange
    last: DayRange
    same_days: DayRange
    since: date

    @classmethod
    def at(cls, today: date, known: Collection[date]) -> "Months":
        """The months at this day. ``known`` days without a gap are searched for the last spend."""
        this = DayRange(today.replace(day=1), today)
        end = this.first - timedelta(days=1)
        last = DayRange(end.replace(day=1), end)
        since = last.first
        while days_later(since, -1) in known:
            since = days_later(since, -1)
        return cls(this, last, compared_with(this, "month", today), since)

    @property
    def all_days(self) -> DayRange:
        """All days that are needed."""
        return DayRange(self.since, self.this.last)


class _Sums(NamedTuple):
    this_month: Decimal
    last_month: Decimal
    same_days: Decimal

    @property
    def change(self) -> Decimal:
        return EXACT.subtract(self.this_month, self.same_days)

    @property
    def change_fraction(self) -> Decimal | None:
        return fraction_of_change(self.same_days, self.this_month)


class Spender(NamedTuple):
    """What a project spent, and the last day on which it did."""

    sums: _Sums
    last_spend: date | None


_NOTHING = Spender(_Sums(ZERO, ZERO, ZERO), None)

Spenders = Mapping[str | None, Spender]
"""Every project with spend, by id."""


class _Row(NamedTuple):
    id: str | None
    project: Project
    spender: Spender
    rank: int

    @property
    def sums(self) -> _Sums:
        return self.spender.sums


# The share is this month's spend divided by what is the same for all rows.
_ORDERS: Mapping[str, Callable[[_Row], Sortable]] = {
    "name": lambda row: row.project.name or row.id,
    "status": lambda row: row.project.status,
    "created_at": lambda row: row.project.created_at,
    "this_month": lambda row: row.sums.this_month,
    "last_month": lambda row: row.sums.last_month,
    "change": lambda row: row.sums.change,
    "change_fraction": lambda row: row.sums.change_fraction,
    "share": lambda row: row.sums.this_month,
    "last_spend": lambda row: row.spender.last_spend,
}


def spenders_of(
    this_month: Amounts,
    last_month: Amounts,
    same_days: Amounts,
    last_spend: Mapping[str | None, date],
) -> Spenders:
    """What each project spent in each of the :class:`Months`, of all projects that ever did."""
    return {
        id_: Spender(
            _Sums(*(amounts.get(id_, ZERO) for amounts in (this_month, last_month, same_days))),
            day,
        )
        for id_, day in last_spend.items()
    }


class ProjectPage(NamedTuple):
    """All projects, those that the search found, those of them that are listed, and the page."""

    everyone: Sequence["_Row"]
    found: Sequence["_Row"]
    listed: Sequence["_Row"]
    rows: Sequence["_Row"]

    @property
    def ids(self) -> list[str | None]:
        """The projects on the page."""
        return [row.id for row in self.rows]


def find_project_page(
    table: ProjectsTable, spenders: Spenders, context: ReportContext
) -> ProjectPage:
    """The page that is wanted, of all projects that are known or have money."""
    rows = _rows(spenders, context.projects_by_id)
    matches = matcher(table.search)
    found = [row for row in rows if matches(row.project.name, row.id, row.project.description)]
    listed = [row for row in found if _is_listed(row, table.archived)]
    column = table.sort.removeprefix("-")
    ordered = in_order(listed, _ORDERS[column], table.sort)
    return ProjectPage(rows, found, listed, page_of(ordered, table.limit, table.page))


def build_project_table(
    table: ProjectsTable,
    months: Months,
    page: ProjectPage,
    trends: Mapping[str | None, Sequence[Decimal]],
    other_currencies: Iterable[str],
    context: ReportContext,
) -> ProjectsSpend:
    """The page with its totals. ``trends`` is the money of its projects on each day of last month
    and this one.
    """
    total, listed_total = _sums(page.everyone), _sums(page.listed)
    nothing = [ZERO] * (months.last.days + months.this.days)
    return ProjectsSpend(
        currency=CURRENCY,
        this_month=summary_range(months.this),
        last_month=summary_range(months.last),
        compared=summary_range(months.same_days),
        total_this_month=total.this_month,
        total_last_month=total.last_month,
        change=total.change,
        change_fraction=total.change_fraction,
        found=ProjectsFound(
            count=len(page.listed),
            all=sum(_is_listed(row, table.archived) for row in page.everyone),
            archived=sum(row.project.is_archived for row in page.found),
            this_month=listed_total.this_month,
            last_month=listed_total.last_month,
            change=listed_total.change,
        ),
        page=table.page,
        pages=pages_of(len(page.listed), table.limit),
        rows=[
            _project_row(row, total.this_month, trends.get(row.id, nothing)) for row in page.rows
        ],
        last_spend_since=months.since,
        warnings=list(context.notices(other_currencies)),
        as_of=context.as_of,
    )


def _is_listed(row: _Row, archived: Archived) -> bool:
    return archived == "include" or row.project.is_archived == (archived == "only")


def _rows(spenders: Spenders, known: Mapping[str | None, Project]) -> list[_Row]:
    """Every known project and every other spender, by descending spend of this month."""
    everyone = {id_: spenders.get(id_, _NOTHING) for id_ in known.keys() | spenders.keys()}
    ranked = largest_first((id_, spender.sums.this_month) for id_, spender in everyone.items())
    return [
        _Row(id_, known.get(id_) or _unlisted(id_), everyone[id_], rank)
        for rank, (id_, _) in enumerate(ranked, 1)
    ]


def _unlisted(id_: str | None) -> Project:
    """A spender that the project list does not have: only its id is known."""
    return Project(id_ or "", None, None, None, None, None, None, None, None)


def _sums(rows: Sequence[_Row]) -> _Sums:
    return _Sums(
        exact_sum(row.sums.this_month for row in rows),
        exact_sum(row.sums.last_month for row in rows),
        exact_sum(row.sums.same_days for row in rows),
    )


def _project_row(row: _Row, total: Decimal, trend: Sequence[Decimal]) -> ProjectSpendRow:
    project, sums = row.project, row.sums
    return ProjectSpendRow(
        id=row.id,
        name=project.name,
        description=project.description,
        status=project.status,
        permission=project.permission,
        created_at=project.created_at,
        archived_at=project.archived_at,
        external_key_id=project.external_key_id,
        residency=project.residency,
        rank=row.rank,
        this_month=sums.this_month,
        last_month=sums.last_month,
        change=sums.change,
        change_fraction=sums.change_fraction,
        share=share(sums.this_month, total),
        last_spend=row.spender.last_spend,
        trend=trend,
    )
