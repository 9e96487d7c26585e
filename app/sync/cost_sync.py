"""Days of costs: each UTC day is fetched from OpenAI once, stored, and every answer made from it.

Days that are missing are fetched while the caller waits. Days past their time are served as they
are stored, and refreshed in the background.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from app.openai_admin.client import AdminClient
from app.openai_admin.concurrency import run_all_or_cancel
from app.openai_admin.costs_parser import ParsedDay, page_gap_error
from app.openai_admin.costs_request import CostsRequest, last_complete_day
from app.openai_admin.deadline import Deadline
from app.spend.cost_rows import rows_of
from app.spend.days import EPOCH, DayRange, runs
from app.spend.models import Dimension
from app.spend.money import ZERO
from app.store.cost_days import ReadDay
from app.store.cost_queries import DayState
from app.store.cost_store import CostSnapshot, CostStore
from app.store.database import StoreUnavailable
from app.sync.fetch_progress import DayCounter, FetchProgress
from app.sync.freshness import Freshness, freshness_of
from app.sync.freshness_policy import RECENT_DAYS, FreshnessRules
from app.sync.single_flight import Ask, SingleFlight

Grouping = tuple[Dimension, ...]
States = Mapping[date, DayState]

# The database may be set aside between writing days and reading them.
_TRIES = 3
# A day of a large organisation takes megabytes until it is written.
_ROWS_HELD = 40_000


class LoadedDays(NamedTuple):
    """Days that are all there: the snapshot to read them from, and how fresh they are."""

    snapshot: CostSnapshot
    states: States
    fresh: Freshness


class CostSync:
    """Keeps the days of one source, in each grouping that is asked for."""

    def __init__(
        self,
        client: AdminClient,
        store: CostStore,
        flight: SingleFlight,
        rules: FreshnessRules,
        progress: FetchProgress,
    ) -> None:
        self._client = client
        self._store = store
        self._flight = flight
        self._rules = rules
        self._progress = progress
        self._now = rules.now

    @property
    def failure_changes(self) -> int:
        """Changes whenever a failure of OpenAI comes or goes in this process."""
        return self._flight.failure_changes

    def servable(self, snapshot: CostSnapshot, days: Iterable[date]) -> dict[date, DayState]:
        """Those of the days that are stored and may be served. Before 1970 there was no spend."""
        wanted, now = set(days), self._now()
        if not wanted:
            return {}
        states = snapshot.states(DayRange(min(wanted), max(wanted)))
        before = {day: DayState(now, ZERO, billed=False) for day in wanted if day < EPOCH}
        return before | {
            day: state
            for day, state in states.items()
            if day in wanted and self._rules.is_servable(day, state.as_of)
        }

    @contextmanager
    def loaded(
        self,
        grouping: Grouping,
        days: Collection[date],
        deadline: Deadline,
        *,
        ahead: Collection[date] = (),
        just_fetched: bool = False,
    ) -> Iterator[LoadedDays]:
        """These days in one snapshot. Where some are missing they are fetched now, and with them
        those of ``ahead``, which will be wanted next; stale ones begin to be refreshed.
        """
        for _ in range(_TRIES):
            with self._store.snapshot(grouping) as snapshot:
                states = self.servable(snapshot, days)
                if all(day in states for day in days):
                    fresh = self.freshness(grouping, states, just_fetched=just_fetched)
                    self.refresh_if_stale(grouping, states)
                    yield LoadedDays(snapshot, states, fresh)
                    return
            self.fetch_missing(grouping, {*days, *ahead}, deadline)
            just_fetched = True
        raise StoreUnavailable("days that were stored are gone again")

    def are_stored(self, grouping: Grouping, days: Collection[date]) -> bool:
        """Whether all of these days can be served without asking OpenAI."""
        with self._store.snapshot(grouping) as snapshot:
            return len(self.servable(snapshot, days)) == len(set(days))

    def stored_days(self, grouping: Grouping, days: DayRange) -> frozenset[date]:
        """Those of the days that can be served, however old the reading."""
        with self._store.snapshot(grouping) as snapshot:
            return frozenset(self.servable(snapshot, days))

    def fetch_missing(self, grouping: Grouping, days: Collection[date], deadline: Deadline) -> None:
        """Fetch and store those of the days that are not there, or wait for whoever does."""
        with self._flight.acquire(_name(grouping), deadline) as ask:
            with self._store.snapshot(grouping) as snapshot:
                there = self.servable(snapshot, days)
            missing = [day for day in days if day not in there]
            if missing:
                ask(partial(self._fetch, grouping, missing, deadline))

    def fetch_filtered(
        self,
        grouping: Grouping,
        api_key_ids: tuple[str, ...],
        days: DayRange,
        deadline: Deadline,
    ) -> tuple[list[ReadDay], Freshness]:
        """Days as OpenAI filters them by key. Nothing of them is stored.

        OpenAI does not group these days by key, so rows of several keys cannot be separated here.
        Stored per filter, they would let callers make the store grow without bound.
        """
        now = self._now()
        found: dict[date, ReadDay] = {}

        def keep(day: ParsedDay) -> None:
            found[day.day] = ReadDay(day.day, day.rows, billed=True)

        windows = [
            CostsRequest(window, last_complete_day(window, now.date()), grouping, api_key_ids)
            for window in days.windows()
        ]
        name = b" ".join([_name(grouping), *map(str.encode, api_key_ids)])
        with self._flight.acquire(name, deadline) as ask:
            jobs = [partial(self._client.cost_days, window, deadline, keep) for window in windows]
            ask(partial(run_all_or_cancel, deadline, jobs))
        read = [found.get(day) or ReadDay(day, rows_of(grouping, []), billed=False) for day in days]
        return read, freshness_of(
            [(now, now + self._rules.policy.recent)], now, None, just_fetched=True
        )

    def freshness(self, grouping: Grouping, states: States, *, just_fetched: bool) -> Freshness:
        """How fresh an answer made of these days is.

        The days that may still change speak for the range; older ones were read before them and
        are rightly fresh for longer.
        """
        now = self._now()
        until = self._fresh_until(states)
        stale = [day for day, end in until.items() if end <= now]
        first_recent = now.date() - timedelta(days=RECENT_DAYS)
        telling = [day for day in until if day >= first_recent] or list(until)
        fresh = freshness_of(
            [(states[day].as_of, until[day]) for day in {*telling, *stale}],
            now,
            self._flight.last_failure(_name(grouping)),
            just_fetched=just_fetched,
        )
        ends = [end for end in until.values() if end > now]
        return fresh._replace(expires_at=min([fresh.expires_at, *ends]))

    def refresh_if_stale(self, grouping: Grouping, states: States) -> None:
        """Begin to refresh those of the days that are past their time."""
        now = self._now()
        stale = [day for day, end in self._fresh_until(states).items() if end <= now]
        if stale:
            self.refresh(grouping, stale)

    def refresh(self, grouping: Grouping, days: Iterable[date]) -> None:
        """Begin to fetch those of the days that are missing or stale, unless that is under way or
        OpenAI is not to be asked now.
        """
        job = partial(self._refresh, grouping, list(days))
        self._flight.refresh_in_background(_name(grouping), job)

    def _fresh_until(self, states: States) -> dict[date, datetime]:
        last = self._rules.requests()
        return {
            day: self._rules.fresh_until(day, state.as_of, last) for day, state in states.items()
        }

    def _refresh(self, grouping: Grouping, days: list[date], ask: Ask, deadline: Deadline) -> None:
        now = self._now()
        with self._store.snapshot(grouping) as snapshot:
            states = self.servable(snapshot, days)
        until = self._fresh_until(states)
        missing = [day for day in days if day not in until or until[day] <= now]
        if missing:
            ask(partial(self._fetch, grouping, missing, deadline))

    def _fetch(self, grouping: Grouping, days: Sequence[date], deadline: Deadline) -> None:
        """Fetch the days in as few calls as can be. Every day that arrives is stored, even where
        another window fails.
        """
        now = self._now()
        counter = self._progress.begin(len(days), deadline.remaining)
        fetches = [
            _WindowFetch(self._store, window, grouping, now, counter)
            for run in runs(day for day in days if day >= EPOCH)
            for window in run.windows()
        ]
        jobs = [partial(fetch.run, self._client, deadline) for fetch in fetches]
        try:
            run_all_or_cancel(deadline, jobs)
        finally:
            counter.end()
        for fetch in fetches:
            fetch.store_empty_days()


class _WindowFetch:
    """The fetch of one window of days."""

    def __init__(
        self,
        store: CostStore,
        window: DayRange,
        grouping: Grouping,
        now: datetime,
        counter: DayCounter,
    ) -> None:
        self._store = store
        self._window = window
        self._grouping = grouping
        self._now = now
        self._counter = counter
        self._held: list[ReadDay] = []
        self._rows_held = 0
        self._last: date | None = None

    def run(self, client: AdminClient, deadline: Deadline) -> None:
        """Fetch the window and store its days, those that arrived even where it breaks off."""
        window = self._window
        complete = last_complete_day(window, self._now.date())
        request = CostsRequest(window, complete, self._grouping)
        try:
            self._last = client.cost_days(request, deadline, self._take)
        finally:
            self._store_held()

    def store_empty_days(self) -> None:
        """Store the days that OpenAI sent no bucket for, once all windows have come.

        A window without any bucket is a time before there was an organisation; after a day with a
        bucket it is an answer with its days missing.
        """
        first = self._last + timedelta(days=1) if self._last else self._window.first
        if first > self._window.last:
            return
        empty = DayRange(first, self._window.last)
        before = first - timedelta(days=1)
        with self._store.snapshot(self._grouping) as snapshot:
            states = snapshot.states(DayRange(before, empty.last))
        was_billed = any(state.billed for day, state in states.items() if day != before)
        begun = before in states and states[before].billed and self._last is None
        is_complete = last_complete_day(empty, self._now.date()) >= first
        if was_billed or (begun and is_complete):
            raise page_gap_error()
        rows = rows_of(self._grouping, [])
        self._store.put([ReadDay(day, rows, billed=False) for day in empty], self._now)

    def _take(self, day: ParsedDay) -> None:
        self._counter.count(day.day)
        self._held.append(ReadDay(day.day, day.rows, billed=True))
        self._rows_held += len(day.rows.amounts)
        if self._rows_held >= _ROWS_HELD:
            self._store_held()

    def _store_held(self) -> None:
        if self._held:
            self._store.put(self._held, self._now)
            self._held, self._rows_held = [], 0


def _name(grouping: Grouping) -> bytes:
    return ",".join(grouping).encode()
