"""Counting the days of a fetch while they come."""

import threading
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from app.store.progress import Progress, ProgressStore

_EVERY_SECONDS = 0.25


class FetchProgress:
    """The fetch of days that is under way."""

    def __init__(self, store: ProgressStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def current(self) -> Progress | None:
        """How far it has come; None where none is under way."""
        progress = self._store.load()
        return progress if progress and self._now() < progress.until else None

    def begin(self, days_wanted: int, seconds: float) -> "DayCounter":
        """A fetch begins, which takes so many seconds at most."""
        return DayCounter(self._store, days_wanted, self._now() + timedelta(seconds=seconds))


class DayCounter:
    """Counts the days of one fetch. A short one is over before anybody looks: it writes nothing."""

    def __init__(self, store: ProgressStore, days_wanted: int, until: datetime) -> None:
        self._store = store
        self._wanted = days_wanted
        self._until = until
        self._lock = threading.Lock()
        self._read = 0
        self._saved_at = time.monotonic()
        self._has_saved = False

    def count(self, _day: date) -> None:
        """A day has come."""
        with self._lock:
            self._read += 1
            is_due = time.monotonic() - self._saved_at >= _EVERY_SECONDS
            if is_due:
                self._saved_at = time.monotonic()
                self._has_saved = True
        if is_due:
            self._store.save(Progress(self._wanted, self._read, self._until))

    def end(self) -> None:
        """The fetch is over, however it ended."""
        if self._has_saved:
            self._store.save(None)
