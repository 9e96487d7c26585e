"""How fresh an answer is, and what is said about it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from app.sync.backoff import Trouble

# What is past its time is looked at again so soon, for it is being read anew.
_SOON = timedelta(seconds=2)


class Freshness(NamedTuple):
    """``how`` is HIT (known and believed), MISS (just read) or STALE (known, past its time).

    ``as_of`` is when the figures were read, ``good_until`` when the answer must be made again.
    ``trouble`` is why stale figures could not be read anew.
    """

    how: Literal["HIT", "MISS", "STALE"]
    as_of: datetime
    good_until: datetime
    trouble: Trouble | None = None

    def beside(self, other: "Freshness") -> "Freshness":
        """That of an answer made of both; what it says it is as of is said by the first."""
        order = ("HIT", "MISS", "STALE")
        return Freshness(
            max(self.how, other.how, key=order.index),
            self.as_of,
            min(self.good_until, other.good_until),
            self.trouble or other.trouble,
        )


def freshness(
    read: Iterable[tuple[datetime, datetime]],
    now: datetime,
    trouble: Trouble | None,
    *,
    just_read: bool,
) -> Freshness:
    """Of figures with these as-ofs and ends of belief: the oldest speaks for all of them."""
    readings = list(read)
    as_of = min(as_of for as_of, _ in readings)
    if all(now < until for _, until in readings):
        end = min(until for _, until in readings)
        return Freshness("MISS" if just_read else "HIT", as_of, min(end, _midnight_after(now)))
    again = trouble.leave_alone_until if trouble else now
    return Freshness("STALE", as_of, min(max(again, now + _SOON), _midnight_after(now)), trouble)


def _midnight_after(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
