"""The figures of some days: read where they are not known, added up once for all who ask.

The parts of a page ask about the same days at the same moment. What was added up is kept in memory
under the very heads of its days, so that it never stands for other ones.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from threading import Condition
from typing import NamedTuple

from cachetools import LRUCache, cached

from app.openai_admin.deadline import Deadline, apart
from app.openai_admin.freshness import Freshness
from app.openai_admin.ledger import Known, Ledger
from app.openai_admin.made import Source, daily_sums, range_sums
from app.openai_admin.notices import notices
from app.openai_admin.project_list import ListedProjects, ProjectList
from app.openai_admin.shelf import Scope, Shelf, stamp_of
from app.spend.daily import DailySums
from app.spend.daybook import Key
from app.spend.days import DAY_SECONDS, WINDOW_DAYS, DayRange, start_of
from app.spend.over_time import OverTime, dimensions_of
from app.spend.pairs import By, Spent, spent
from app.spend.quantities import Billed
from app.spend.records import Dimension
from app.spend.shapes.common import Notice
from app.spend.totals import Told
from app.spend.views import Filters

BASE = Scope(("line_item", "project_id"))
"""The ledger that most answers are made of."""

# Whole numbers held in memory, each some 40 bytes.
_MOST_NUMBERS = 1_500_000
# What a sum and its quantity take of them.
_NUMBERS_OF_A_SUM = 12


class Figures:
    """Opens days of the base ledger, with the names of projects."""

    def __init__(self, ledger: Ledger, shelf: Shelf, project_list: ProjectList) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._project_list = project_list
        self._billed = cached(
            LRUCache(_MOST_NUMBERS, getsizeof=lambda sums: len(sums) * _NUMBERS_OF_A_SUM),
            key=lambda stamp, _source, days: (stamp, days),
            condition=Condition(),
        )(_billed)
        self._daily = cached(
            LRUCache(_MOST_NUMBERS, getsizeof=lambda sums: sums.size),
            key=lambda stamp, _source, days, dimensions, filters: (
                stamp,
                days,
                dimensions,
                filters,
            ),
            condition=Condition(),
        )(_daily)

    def open(self, ranges: Sequence[DayRange], today: date, deadline: Deadline) -> "OpenFigures":
        """The figures of these ranges, none of which reaches beyond today."""
        listed, known = apart(
            deadline,
            [self._project_list.read_if_allowed, partial(self._read, ranges)],
        )
        source = Source(self._ledger, self._shelf, BASE, known, deadline)
        return OpenFigures(self, source, listed, self._ledger.freshness(BASE, known), today)

    def _read(self, ranges: Sequence[DayRange], deadline: Deadline) -> Known:
        days = sorted({day for days in ranges for day in days})
        reach = DayRange(days[0], days[-1])
        # What lies between is read with them: it takes no call more, and will be wanted.
        ahead = list(reach) if reach.days <= WINDOW_DAYS else days
        return self._ledger.read(BASE, days, deadline, ahead=ahead)

    def billed(self, source: Source, days: DayRange) -> dict[Key, Billed]:
        """What was billed in the range, by line item, project and currency."""
        return self._billed(stamp_of(days, source.known.heads), source, days)

    def daily(
        self,
        source: Source,
        days: DayRange,
        dimensions: tuple[Dimension, ...],
        filters: Filters,
    ) -> DailySums:
        """The same day by day, by these dimensions; of all of them, what the filters let in."""
        return self._daily(stamp_of(days, source.known.heads), source, days, dimensions, filters)


class OpenFigures(NamedTuple):
    """The figures of days that are all known."""

    figures: Figures
    source: Source
    listed: ListedProjects | None
    about_days: Freshness
    today: date

    @property
    def fresh(self) -> Freshness:
        """How fresh an answer made of them is."""
        if self.listed is None:
            return self.about_days
        return self.about_days.beside(self.listed.fresh)

    @property
    def told(self) -> Told:
        """What answers say besides figures."""
        projects = None if self.listed is None else self.listed.projects
        return Told(projects, self.today, self.fresh.as_of)

    @property
    def notices(self) -> list[Notice]:
        """What is to be said of their age."""
        return list(notices(self.about_days, None if self.listed is None else self.listed.fresh))

    @property
    def elapsed_today(self) -> float:
        """How far today had come when its figures were read, as a fraction of the day."""
        head = self.source.known.heads.get(self.today)
        if head is None or head.as_of.date() != self.today:
            return 0.0
        return (head.as_of.timestamp() - start_of(self.today)) / DAY_SECONDS

    def spent(self, days: DayRange, filters: Filters) -> Spent:
        """What was billed in a range that was opened."""
        return spent(self.billed(days), filters)

    def billed(self, days: DayRange) -> dict[Key, Billed]:
        """The same by line item, project and currency."""
        return self.figures.billed(self.source, days)

    def over_time(self, days: DayRange, by: By | None, filters: Filters) -> OverTime:
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
            return [self.source.known.heads[day].total for day in days]
        over_time = self.over_time(days, None, filters)
        return over_time.each_day(over_time.keys_by(None).get(None, []))


def _billed(_stamp: bytes, source: Source, days: DayRange) -> dict[Key, Billed]:
    return range_sums(source, days)


def _daily(
    _stamp: bytes,
    source: Source,
    days: DayRange,
    dimensions: tuple[Dimension, ...],
    filters: Filters,
) -> DailySums:
    if not any(filters):
        return daily_sums(source, days, dimensions)
    return daily_sums(source, days, dimensions, lambda key: filters.let_in(key[1], key[0]))
