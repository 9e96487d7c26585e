"""For how long what OpenAI said is believed.

OpenAI restates a day for two or three days, and today's figures lag by hours; later a day hardly
ever changes. Past its time a figure is still known: it is shown, marked, for as long again as
``stale`` while it is read anew.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from app.spend.days import end_of

RECENT_DAYS = 3
"""Today and so many days before it may still change within the hour."""

_MONTH_DAYS = 35
# Clocks of machines that share a cache differ by seconds.
_SKEW = timedelta(minutes=1)


class Marks(NamedTuple):
    """Since when a person wants figures read anew: those of the recent days, and all of them."""

    recent: datetime
    everything: datetime


class Beliefs(NamedTuple):
    """How long a reading is believed: of today and the three days before, of days up to 35 days
    old, and of older ones; and how long beyond that it may stand in for a newer one.
    """

    recent: timedelta
    month: timedelta
    older: timedelta
    stale: timedelta

    @property
    def longest(self) -> timedelta:
        """After which nothing read is of any use."""
        return max(self.recent, self.month, self.older) + self.stale

    def until(self, day: date, as_of: datetime, now: datetime, marks: Marks) -> datetime:
        """When a reading of ``day`` is past its time; not after now if it already is.

        One from the future is of a clock that was wrong then, and so is a wish from there. What was
        read of a day before it was over is not all of it, and is believed till midnight only.
        """
        age = (now.date() - day).days
        mark = max(marks.everything, marks.recent) if age <= RECENT_DAYS else marks.everything
        if as_of < mark <= now + _SKEW or as_of > now + _SKEW:
            return min(as_of, now)
        lasting = as_of + self._lasting(age)
        over = datetime.fromtimestamp(end_of(day), UTC)
        return min(lasting, over) if as_of < over else lasting

    def is_known(self, day: date, as_of: datetime, now: datetime) -> bool:
        """Whether a reading may be shown at all."""
        return now < as_of + self._lasting((now.date() - day).days) + self.stale

    def _lasting(self, age: int) -> timedelta:
        if age <= RECENT_DAYS:
            return self.recent
        return self.month if age <= _MONTH_DAYS else self.older
