"""What last went wrong with OpenAI, and until when it is therefore left alone.

Remembered by each process for itself: a failure is never stored.
"""

import threading
import time
from datetime import datetime, timedelta
from typing import NamedTuple

from cachetools import LRUCache

from app.errors import ApiError

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=5)
_LONGEST_RETRY_AFTER = timedelta(hours=1)
# Names are made of what is asked for, so that there is no end to them.
_MOST = 1_000


class Trouble(NamedTuple):
    """A failure that has not been followed by a success."""

    error: ApiError
    times: int
    since: datetime
    leave_alone_until: datetime
    happened: float  # of the monotonic clock

    def leaves_alone(self, now: datetime) -> bool:
        """Whether OpenAI is not to be asked now unless somebody waits for it."""
        # A longer wait is of a clock that has been set back.
        return now < self.leave_alone_until <= now + _LONGEST_RETRY_AFTER


class Troubles:
    """The present trouble with each thing that is asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._troubles: LRUCache[bytes, Trouble] = LRUCache(_MOST)

    def now(self, what: bytes) -> Trouble | None:
        """The present trouble, if there is one."""
        with self._lock:
            return self._troubles.get(what)

    def failed(self, what: bytes, error: ApiError, now: datetime) -> None:
        """Note a failure: the wait doubles with each, and is at least what OpenAI asks for."""
        with self._lock:
            earlier = self._troubles.get(what)
            times = earlier.times + 1 if earlier else 1
            wait = min(_FIRST_WAIT * 2 ** min(times - 1, 10), _LONGEST_WAIT)
            asked = min(timedelta(seconds=error.retry_after or 0), _LONGEST_RETRY_AFTER)
            self._troubles[what] = Trouble(
                error,
                times,
                earlier.since if earlier else now,
                now + max(wait, asked),
                time.monotonic(),
            )

    def succeeded(self, what: bytes) -> None:
        """Note a success."""
        with self._lock:
            self._troubles.pop(what, None)
