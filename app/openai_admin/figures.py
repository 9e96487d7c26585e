"""The figures of some days: read where they are not known, added up once for all who ask.

The parts of a page ask about the same days at the same moment. What was added up is kept in memory
under the very heads of its days, so that it never stands for other ones.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial
from threading import Condition
from typing import NamedTuple, TypeVar

from cachetools import LRUCache, cached

from app.openai_admin.deadline import Deadline, apart
from app.openai_admin.freshness import Freshness
from app.openai_admin.ledger import Known, Ledger
from app.openai_admin.made import Source, daily_sums, range_sums
from app.openai_admin.notices import notices
from app.openai_admin.project_list import ListedProjects, ProjectList
from app.openai_admin.shelf import Head, Scope, Shelf, stamp_of
from app.spend.daily import DailySums
from app.spend.daybook import Key
from app.spend.days import DAY_SECONDS, WINDOW_DAYS, DayRange, days_later, start_of
from app.spend.over_time import OverTime, dimensions_of
from app.spend.pairs import By, Spent, spent
from app.spend.quantities import Billed
from app.spend.records import Dimension
from app.spend.shapes.common import Notice
from app.spend.totals import Told
from app.spend.views import Filters

Sums = TypeVar("Sums")

BASE = Scope(("line_item", "project_id"))
"""The ledger that most answers are made of."""

# Whole numbers held in memory, each some 40 bytes.
_MOST_NUMBERS = 750_000
# What a sum and its quantity take of them.
_NUMBERS_OF_A_SUM = 12


class _ReplacedError(Exception):
    """Days were replaced while they were added up."""


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
        return self.opened(source, listed, today)

    def opened(self, source: Source, listed: ListedProjects | None, today: date) -> "OpenFigures":
        """The figures of days as they are known now."""
        about_days = self._ledger.freshness(BASE, source.known)
        return OpenFigures(self, source, dict(source.known.heads), listed, about_days, today)

    def known_since(self, days: DayRange) -> date:
        """The day from which on all of ``days`` are known, or the day after them."""
        known = set(self._ledger.known_days(BASE, days))
        since = days_later(days.last, 1)
        while since > days.first and days_later(since, -1) in known:
            since = days_later(since, -1)
        return since

    def read_behind(self, days: DayRange) -> None:
        """Begin to read those of the days that are not known, unless none is: then what is read is
        not kept.
        """
        known = set(self._ledger.known_days(BASE, days))
        missing = [day for day in days if day not in known]
        if known and missing:
            self._ledger.refresh(BASE, missing)

    def _read(self, ranges: Sequence[DayRange], deadline: Deadline) -> Known:
        days = sorted({day for days in ranges for day in days})
        reach = DayRange(days[0], days[-1])
        # What lies between is read with them: it takes no call more, and will be wanted.
        ahead = list(reach) if reach.days <= WINDOW_DAYS else days
        return self._ledger.read(BASE, days, deadline, ahead=ahead)

    def billed(self, source: Source, days: DayRange) -> dict[Key, Billed]:
        """What was billed in the range, by line item, project and currency."""
        return _of_now(source, days, lambda stamp: self._billed(stamp, source, days))

    def daily(
        self,
        source: Source,
        days: DayRange,
        dimensions: tuple[Dimension, ...],
        filters: Filters,
    ) -> DailySums:
        """The same day by day, by these dimensions; of all of them, what the filters let in."""
        return _of_now(
            source, days, lambda stamp: self._daily(stamp, source, days, dimensions, filters)
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
        head = self.heads.get(self.today)
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
            return [self.heads[day].total for day in days]
        over_time = self.over_time(days, None, filters)
        return over_time.each_day(over_time.keys_by(None).get(None, []))


def _of_now(source: Source, days: DayRange, sums_under: Callable[[bytes], Sums]) -> Sums:
    """The sums under the heads that their days have in the end: under those that they had at first
    they would stand for days that they are not made of.
    """
    while True:
        with suppress(_ReplacedError):
            return sums_under(stamp_of(days, source.known.heads))


def _check(stamp: bytes, source: Source, days: DayRange) -> None:
    if stamp != stamp_of(days, source.known.heads):
        raise _ReplacedError


def _billed(stamp: bytes, source: Source, days: DayRange) -> dict[Key, Billed]:
    sums = range_sums(source, days)
    _check(stamp, source, days)
    return sums


def _daily(
    stamp: bytes,
    source: Source,
    days: DayRange,
    dimensions: tuple[Dimension, ...],
    filters: Filters,
) -> DailySums:
    def let_in(key: Key) -> bool:
        return filters.let_in(key[1], key[0])

    sums = daily_sums(source, days, dimensions, let_in if any(filters) else None)
    _check(stamp, source, days)
    return sums
