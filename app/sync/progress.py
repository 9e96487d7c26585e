"""How far the reading of days has come, for whoever waits for it."""

import time
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from app.store.entries import Clock, Entries

_NAME = b"progress"
_EVERY_SECONDS = 0.25


class Reading(NamedTuple):
    """Days that OpenAI is being asked for, and how many have come. ``until`` is when the reading is
    over at the latest, so that one that died is not taken for one that goes on.
    """

    days_wanted: int
    days_read: int
    until: datetime


class Progress:
    """The present reading, told to every process through the cache."""

    def __init__(self, entries: Entries, clock: Clock) -> None:
        self._entries = entries
        self._clock = clock

    def now(self) -> Reading | None:
        """The reading that is going on."""
        body = self._entries.load(_NAME)
        if not body:
            return None
        reading = msgspec.msgpack.decode(body, type=Reading)
        return reading if self._clock() < reading.until else None

    def begin(self, days_wanted: int, seconds: float) -> "Counter":
        """Tell that a reading begins, which takes so many seconds at most."""
        until = self._clock() + timedelta(seconds=seconds)
        return Counter(self._entries, days_wanted, until)


class Counter:
    """Counts the days of one reading."""

    def __init__(self, entries: Entries, days_wanted: int, until: datetime) -> None:
        self._entries = entries
        self._wanted = days_wanted
        self._until = until
        # A page that is asked for again brings days a second time.
        self._days: set[object] = set()
        self._told = time.monotonic()

    def count(self, day: object) -> None:
        """A day has come."""
        self._days.add(day)
        if time.monotonic() - self._told >= _EVERY_SECONDS:
            self._told = time.monotonic()
            self._tell(Reading(self._wanted, len(self._days), self._until))

    def end(self) -> None:
        """The reading is over, however it ended."""
        self._entries.save([(_NAME, b"")])

    def _tell(self, reading: Reading) -> None:
        self._entries.save([(_NAME, msgspec.msgpack.encode(reading))])
