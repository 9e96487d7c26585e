"""The days of costs of one source: written day by day, read in one snapshot.

What the database cannot keep, because it is locked, full or not there, is kept in the memory of
this process until it can: that costs calls to OpenAI, not answers.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal

from app.spend.cost_rows import CostRows, rows_of
from app.spend.days import DayRange, runs
from app.spend.models import Dimension
from app.spend.money import EXACT, ZERO
from app.spend.unit_sums import UnitSum
from app.store.cost_days import ReadDay, find_dataset, replace_days
from app.store.cost_queries import CostQueries, DayState, Only
from app.store.database import Database, StoreUnavailable, Transaction, version_in
from app.store.sources import source_numbered

logger = logging.getLogger(__name__)

# A window of days is written in one transaction, a very large one in several of whole days.
_ROWS_AT_ONCE = 40_000


class CostStore:
    """The stored days of one source."""

    def __init__(self, database: Database, fingerprint: str) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._overflow = Database("sqlite://")
        self._has_overflow = False

    def put(self, days: Sequence[ReadDay], as_of: datetime) -> None:
        """Replace these days, all of one grouping."""
        start, rows = 0, 0
        for place, day in enumerate(days, 1):
            rows += len(day.rows.amounts)
            if rows >= _ROWS_AT_ONCE or place == len(days):
                self._put(days[start:place], as_of)
                start, rows = place, 0

    @contextmanager
    def snapshot(self, grouping: tuple[Dimension, ...]) -> Iterator["CostSnapshot"]:
        """The days of a grouping as they are now; whatever is written meanwhile is not seen.

        StoreUnavailable where the database fails while it is read: the next snapshot does without.
        """
        parts: list[CostQueries] = []
        versions: list[int] = []
        with ExitStack() as stack:
            databases = [self._database, *([self._overflow] if self._has_overflow else [])]
            for database in databases:
                with suppress(StoreUnavailable):
                    transaction = stack.enter_context(database.read())
                    versions.append(version_in(transaction.connection))
                    queries = self._queries(transaction, grouping)
                    if queries:
                        parts.append(queries)
            yield CostSnapshot(grouping, parts, tuple(versions))

    def version(self) -> object:
        """Changes whenever an answer may; None where that cannot be known."""
        version = self._database.version()
        if version is None or not self._has_overflow:
            return version
        return version, self._overflow.version()

    def _put(self, days: Sequence[ReadDay], as_of: datetime) -> None:
        try:
            self._write(self._database, days, as_of)
        except StoreUnavailable:
            logger.warning("%d days are kept in memory only", len(days))
            self._has_overflow = True
            self._write(self._overflow, days, as_of)
        else:
            if self._has_overflow:
                self._has_overflow = False
                self._overflow.close()

    def _write(self, database: Database, days: Sequence[ReadDay], as_of: datetime) -> None:
        with database.write() as transaction:
            ids = replace_days(*transaction, self._fingerprint, days, as_of)
        transaction.row_keys.remember(ids)

    def _queries(
        self, transaction: Transaction, grouping: tuple[Dimension, ...]
    ) -> CostQueries | None:
        source = source_numbered(transaction.connection, self._fingerprint)
        dataset = source and find_dataset(transaction.connection, source, grouping)
        return CostQueries(*transaction, dataset, grouping) if dataset else None


class CostSnapshot:
    """The days of one grouping at one moment. All days that are asked about must be stored."""

    def __init__(
        self,
        grouping: tuple[Dimension, ...],
        parts: Sequence[CostQueries],
        version: tuple[int, ...],
    ) -> None:
        self.grouping = grouping
        self.version = version
        """Tells this snapshot from those of other data."""
        # The database, and what is in memory only. Each day is read from one of them.
        self._parts = parts

    def states(self, days: DayRange) -> dict[date, DayState]:
        """Those days of the range that are stored."""
        return {day: state for day, (state, _) in self._stored(days).items()}

    def rows(self, day: date) -> CostRows:
        """The rows of a day, in OpenAI's order."""
        found = [queries.rows(day) for queries, _ in self._ranges(DayRange(day, day))]
        return found[0] if found else rows_of(self.grouping, [])

    def unit_sums(self, days: DayRange) -> list[UnitSum]:
        """The money of a range by line item, project and currency, and by unit of quantity."""
        return [sum_ for queries, part in self._ranges(days) for sum_ in queries.unit_sums(part)]

    def amounts(
        self, days: DayRange, by: Dimension, only: Only, currency: str
    ) -> dict[str | None, Decimal]:
        """The money of a range, of each value of a dimension that has money on some day."""
        found: dict[str | None, Decimal] = {}
        for queries, part in self._ranges(days):
            for name, amount in queries.amounts(part, by, only, currency).items():
                found[name] = EXACT.add(found.get(name, ZERO), amount)
        return found

    def daily_amounts(
        self, days: DayRange, by: Dimension | None, only: Only, currency: str
    ) -> dict[str | None, list[Decimal]]:
        """The money of each day of a range, of each value of a dimension that has money on some
        day; all of it under None without a dimension.
        """
        found: dict[str | None, list[Decimal]] = {}
        for queries, part in self._ranges(days):
            begin = (part.first - days.first).days
            for name, amounts in queries.daily_amounts(part, by, only, currency).items():
                series = found.setdefault(name, [ZERO] * days.days)
                series[begin : begin + part.days] = amounts
        return found

    def last_days(
        self, days: DayRange, by: Dimension, currency: str
    ) -> dict[str | None, date | None]:
        """The last day of each value of a dimension on which it cost anything; None where credits
        cancel all charges of each day.
        """
        found: dict[str | None, date | None] = {}
        for queries, part in self._ranges(days):
            for name, day in queries.last_days(part, by, currency).items():
                found[name] = max(filter(None, (day, found.get(name))), default=None)
        return found

    def reaching(self, days: DayRange, by: Dimension, only: Only, least: float) -> set[str | None]:
        """Those values of a dimension whose money reaches ``least`` on some day; others may be
        among them.
        """
        found = (queries.reaching(part, by, only, least) for queries, part in self._ranges(days))
        return set().union(*found)

    def currencies(self, days: DayRange, only: Only) -> set[str]:
        """The currencies in which there is money."""
        return set().union(
            *(queries.currencies(part, only) for queries, part in self._ranges(days))
        )

    def line_items(self, days: DayRange) -> set[str | None]:
        """The line items with money on some day."""
        return set().union(*(queries.line_items(part) for queries, part in self._ranges(days)))

    def _stored(self, days: DayRange) -> dict[date, tuple[DayState, CostQueries]]:
        """Each day, and where its newest reading is."""
        found: dict[date, tuple[DayState, CostQueries]] = {}
        for queries in self._parts:
            for day, state in queries.states(days).items():
                if day not in found or state.as_of > found[day][0].as_of:
                    found[day] = state, queries
        return found

    def _ranges(self, days: DayRange) -> Iterator[tuple[CostQueries, DayRange]]:
        """The range, cut where days are read from elsewhere than their neighbours."""
        if len(self._parts) == 1:
            yield self._parts[0], days
            return
        stored = self._stored(days)
        for queries in self._parts:
            for run in runs(day for day, (_, part) in stored.items() if part is queries):
                yield queries, run
