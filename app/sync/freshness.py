"""How fresh an answer is, and until when it need not be made again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from app.sync.backoff import Failure

# What is stale is looked at again so soon, for it is being refreshed.
_SOON = timedelta(seconds=2)


class Freshness(NamedTuple):
    """``status`` is HIT (stored and fresh), MISS (just fetched) or STALE (stored, past its time).

    ``as_of`` is when the figures were fetched, ``expires_at`` when the answer must be made again.
    ``failure`` is why stale figures could not be refreshed.
    """

    status: Literal["HIT", "MISS", "STALE"]
    as_of: datetime
    expires_at: datetime
    failure: Failure | None = None

    def combined_with(self, other: "Freshness") -> "Freshness":
        """That of an answer made of both; the first says what it is as of."""
        order = ("HIT", "MISS", "STALE")
        return Freshness(
            max(self.status, other.status, key=order.index),
            self.as_of,
            min(self.expires_at, other.expires_at),
            self.failure or other.failure,
        )


def freshness_of(
    readings: Iterable[tuple[datetime, datetime]],
    now: datetime,
    failure: Failure | None,
    *,
    just_fetched: bool,
) -> Freshness:
    """The freshness of readings, each with its as-of and when it becomes stale: the oldest speaks
    for all of them.
    """
    readings = list(readings)
    as_of = min(as_of for as_of, _ in readings)
    if all(now < until for _, until in readings):
        end = min(until for _, until in readings)
        status: Literal["MISS", "HIT"] = "MISS" if just_fetched else "HIT"
        return Freshness(status, as_of, min(end, _midnight_after(now)))
    again = failure.back_off_until if failure else now
    return Freshness("STALE", as_of, min(max(again, now + _SOON), _midnight_after(now)), failure)


def _midnight_after(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
