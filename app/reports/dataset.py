"""The figures of some days: read where they are not known, added up once for all who ask."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from app.openai_admin.deadline import Deadline, apart
from app.reports.staleness_notices import notices
from app.spend.breakdown_rows import BrokenDownBy, TableRows, table_rows
from app.spend.daily import DailySums
from app.spend.daily_series import OverTime, dimensions_of
from app.spend.daybook import Key
from app.spend.days import DAY_SECONDS, WINDOW_DAYS, DayRange, start_of
from app.spend.filters import Filters, SpendQuery
from app.spend.models import Dimension
from app.spend.project_table import Months, Spenders, spenders
from app.spend.quantities import BilledAmount
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import GroupBy, SpendByKey, aggregate
from app.store.in_memory import InMemory
from app.store.shelf import Head, Scope, Shelf
from app.sync.cost_sync import Known, Ledger
from app.sync.freshness import Freshness
from app.sync.made import Source, daily_sums, range_sums
from app.sync.project_sync import ListedProjects, ProjectList

BASE = Scope(("line_item", "project_id"))
"""The ledger that most answers are made of."""

# What a sum and its quantity take in memory, in whole numbers.
_NUMBERS_OF_A_SUM = 12


class Figures:
    """Opens days of the base ledger, with the names of projects."""

    def __init__(self, ledger: Ledger, shelf: Shelf, project_list: ProjectList) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._project_list = project_list
        self._memory = InMemory()

    def open(self, ranges: Sequence[DayRange], today: date, deadline: Deadline) -> "OpenFigures":
        """The figures of these ranges, none of which reaches beyond today."""
        listed, known = apart(
            deadline,
            [self._project_list.read_if_allowed, partial(self._read, ranges)],
        )
        source = Source(self._ledger, self._shelf, BASE, known, deadline)
        return self.opened(source, listed, today)

    def opened(self, source: Source, listed: ListedProjects | None, today: date) -> "OpenFigures":
        """The figures of days as they are known now."""
        about_days = self._ledger.freshness(BASE, source.known)
        return OpenFigures(self, source, dict(source.known.heads), listed, about_days, today)

    def known_days(self, days: DayRange) -> frozenset[date]:
        """Those of the days that are known, however old the reading."""
        return frozenset(self._ledger.known_days(BASE, days))

    def read_behind(self, days: Iterable[date]) -> None:
        """Begin to read those of the days that are not known."""
        self._ledger.refresh(BASE, days)

    def _read(self, ranges: Sequence[DayRange], deadline: Deadline) -> Known:
        days = sorted({day for days in ranges for day in days})
        reach = DayRange(days[0], days[-1])
        # What lies between is read with them: it takes no call more, and will be wanted.
        ahead = list(reach) if reach.days <= WINDOW_DAYS else days
        return self._ledger.read(BASE, days, deadline, ahead=ahead)

    def billed(self, source: Source, days: DayRange) -> dict[Key, BilledAmount]:
        """What was billed in the range, by line item, project and currency."""
        return self._memory.of(
            days,
            source.known.heads,
            ("billed", days),
            lambda: range_sums(source, days),
            lambda sums: len(sums) * _NUMBERS_OF_A_SUM,
        )

    def daily(
        self,
        source: Source,
        days: DayRange,
        dimensions: tuple[Dimension, ...],
        filters: Filters,
    ) -> DailySums:
        """The same day by day, by these dimensions; of all of them, what the filters let in."""

        def matches(key: Key) -> bool:
            return filters.matches(key[1], key[0])

        return self._memory.of(
            days,
            source.known.heads,
            ("daily", days, dimensions, filters),
            lambda: daily_sums(source, days, dimensions, matches if any(filters) else None),
            lambda sums: sums.size,
        )

    def rows(self, opened: "OpenFigures", query: SpendQuery, by: BrokenDownBy) -> TableRows:
        """What was billed in the view's days and in those that they are compared with, by row."""
        comparison = query.comparison

        def make() -> TableRows:
            before = opened.spent(comparison.days, query.filters) if comparison else None
            return table_rows(by, opened.spent(query.days, query.filters), before)

        return self._memory.of(
            [*query.days, *(comparison.days if comparison else ())],
            opened.source.known.heads,
            ("rows", query, by),
            make,
            lambda rows: rows.pairs * _NUMBERS_OF_A_SUM,
        )

    def spenders(self, opened: "OpenFigures", months: Months) -> Spenders:
        """What each project spent in these months, and when it spent last."""
        days = months.all_days
        return self._memory.of(
            days,
            opened.source.known.heads,
            ("spenders", months),
            lambda: spenders(months, opened.over_time(days, "project", Filters())),
            lambda found: len(found) * _NUMBERS_OF_A_SUM,
        )


class OpenFigures(NamedTuple):
    """The figures of days that are all known, which had these heads."""

    figures: Figures
    source: Source
    heads: Mapping[date, Head]
    listed: ListedProjects | None
    about_days: Freshness
    today: date

    @property
    def is_of_now(self) -> bool:
        """Whether no day was replaced since: a book that was lost is read anew when it is wanted,
        and others may write meanwhile.
        """
        return self.heads == self.source.known.heads

    def again(self) -> "OpenFigures":
        """The figures of the same days as they are known now."""
        return self.figures.opened(self.source, self.listed, self.today)

    @property
    def fresh(self) -> Freshness:
        """How fresh an answer made of them is."""
        if self.listed is None:
            return self.about_days
        return self.about_days.beside(self.listed.fresh)

    @property
    def context(self) -> ReportContext:
        """The names of projects, today, and how old the figures are."""
        projects = None if self.listed is None else self.listed.projects
        return ReportContext(projects, self.today, self.fresh.as_of)

    @property
    def notices(self) -> list[Notice]:
        """What is to be said of their age."""
        return list(notices(self.about_days, None if self.listed is None else self.listed.fresh))

    @property
    def elapsed_today(self) -> float:
        """How far today had come when its figures were read, as a fraction of the day."""
        head = self.heads.get(self.today)
        if head is None or head.as_of.date() != self.today:
            return 0.0
        return (head.as_of.timestamp() - start_of(self.today)) / DAY_SECONDS

    def spent(self, days: DayRange, filters: Filters) -> SpendByKey:
        """What was billed in a range that was opened."""
        return aggregate(self.billed(days), filters)

    def billed(self, days: DayRange) -> dict[Key, BilledAmount]:
        """The same by line item, project and currency."""
        return self.figures.billed(self.source, days)

    def rows(self, query: SpendQuery, by: BrokenDownBy) -> TableRows:
        """The rows of a table of a view whose ranges were opened."""
        return self.figures.rows(self, query, by)

    def spenders(self, months: Months) -> Spenders:
        """The projects of months that were opened."""
        return self.figures.spenders(self, months)

    def over_time(self, days: DayRange, by: GroupBy | None, filters: Filters) -> OverTime:
        """The same day by day, in rows that can be told apart by ``by``."""
        dimensions = dimensions_of(by, filters)
        # Rows of one dimension are added up already, for all filters alike; of both, those of one
        # project or model are picked.
        picked = filters if dimensions == BASE.grouping else Filters()
        sums = self.figures.daily(self.source, days, dimensions, picked)
        return OverTime(days, sums, dimensions, filters)

    def each_day(self, days: DayRange, filters: Filters) -> list[Decimal]:
        """The total of each day of a range that was opened."""
        if not any(filters):
            return [self.heads[day].total for day in days]
        over_time = self.over_time(days, None, filters)
        return over_time.each_day(over_time.keys_by(None).get(None, []))
