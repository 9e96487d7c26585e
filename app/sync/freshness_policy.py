"""How long a fetched day counts as fresh.

OpenAI restates a day for two or three days, and today's figures lag by hours; later a day hardly
ever changes. Past its time a day is stale: it is still served, marked, for as long again as
``stale`` while it is refreshed.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from app.spend.days import end_of
from app.store.sources import RefreshRequests

RECENT_DAYS = 3
"""Today and so many days before it may still change within the hour."""

_MONTH_DAYS = 35
# Clocks of machines that share a database differ by seconds.
_SKEW = timedelta(minutes=1)


class FreshnessPolicy(NamedTuple):
    """The maximum age of today and the three days before it, of days up to 35 days old, and of
    older ones; and how long beyond that a day may be served in place of a newer reading.
    """

    recent: timedelta
    month: timedelta
    older: timedelta
    stale: timedelta

    def fresh_until(
        self, day: date, as_of: datetime, now: datetime, requests: RefreshRequests
    ) -> datetime:
        """When a reading of ``day`` becomes stale; not after now if it already is.

        A reading from the future comes from a clock that was wrong then, and so does a request from
        there. What was read of a day before it was over is not all of it, and is fresh until
        midnight at most.
        """
        age = (now.date() - day).days
        asked = max(requests) if age <= RECENT_DAYS else requests.everything
        if as_of < asked <= now + _SKEW or as_of > now + _SKEW:
            return min(as_of, now)
        lasting = as_of + self._max_age(age)
        over = datetime.fromtimestamp(end_of(day), UTC)
        return min(lasting, over) if as_of < over else lasting

    def is_servable(self, day: date, as_of: datetime, now: datetime) -> bool:
        """Whether a reading may be served at all."""
        return now < as_of + self._max_age((now.date() - day).days) + self.stale

    def _max_age(self, age: int) -> timedelta:
        if age <= RECENT_DAYS:
            return self.recent
        return self.month if age <= _MONTH_DAYS else self.older


class FreshnessRules(NamedTuple):
    """The policy at this moment: ``now`` tells it, ``requests`` when people last asked."""

    policy: FreshnessPolicy
    requests: Callable[[], RefreshRequests]
    now: Callable[[], datetime]

    def fresh_until(self, day: date, as_of: datetime, last: RefreshRequests) -> datetime:
        """When a reading becomes stale, given the last requests."""
        return self.policy.fresh_until(day, as_of, self.now(), last)

    def is_servable(self, day: date, as_of: datetime) -> bool:
        """Whether a reading may be served at all."""
        return self.policy.is_servable(day, as_of, self.now())
