"""What last went wrong with OpenAI, and until when it is therefore not asked again.

Each process remembers that for itself: a failure is never stored.
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


class Failure(NamedTuple):
    """A failure that has not been followed by a success."""

    error: ApiError
    attempts: int
    since: datetime
    back_off_until: datetime
    happened: float  # of the monotonic clock

    def is_backing_off(self, now: datetime) -> bool:
        """Whether OpenAI is not to be asked now unless somebody waits for it.

        Waits beyond the maximum are ignored: the clock moved back.
        """
        return now < self.back_off_until <= now + _LONGEST_RETRY_AFTER


class FailureBackoff:
    """The last failure of each thing that is asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures: LRUCache[bytes, Failure] = LRUCache(_MOST)

    def last_failure(self, name: bytes) -> Failure | None:
        """The failure that no success has followed, if there is one."""
        with self._lock:
            return self._failures.get(name)

    def failed(self, name: bytes, error: ApiError, now: datetime) -> None:
        """Note a failure: the wait doubles with each, and is at least what OpenAI asks for."""
        with self._lock:
            earlier = self._failures.get(name)
            attempts = earlier.attempts + 1 if earlier else 1
            wait = min(_FIRST_WAIT * 2 ** min(attempts - 1, 10), _LONGEST_WAIT)
            asked = min(timedelta(seconds=error.retry_after or 0), _LONGEST_RETRY_AFTER)
            self._failures[name] = Failure(
                error,
                attempts,
                earlier.since if earlier else now,
                now + max(wait, asked),
                time.monotonic(),
            )

    def succeeded(self, name: bytes) -> None:
        """Note a success."""
        with self._lock:
            self._failures.pop(name, None)
