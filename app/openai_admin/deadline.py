"""One deadline for the whole of a caller's request, however many calls upstream it takes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.errors import UpstreamTimeout


class Deadline:
    """A moment by which an answer must be there, and the calls that end with it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._aborts: dict[object, Callable[[], None]] = {}

    @property
    def remaining(self) -> float:
        """Seconds left; zero once it has passed."""
        return max(0.0, self._ends - time.monotonic())

    def check(self) -> None:
        """Raise UpstreamTimeout once it has passed."""
        if not self.remaining:
            raise self.passed()

    def passed(self) -> UpstreamTimeout:
        """The error that says so."""
        return UpstreamTimeout(
            f"OpenAI did not finish its answer within {self.seconds:g} seconds. Try again, or "
            "raise UPSTREAM_DEADLINE."
        )

    def again(self) -> "Deadline":
        """Another one that ends at the same moment, but not with this one."""
        other = Deadline(self.seconds)
        other._ends = self._ends
        return other

    def end(self) -> None:
        """Let it have passed now, and abort every call that is still under way."""
        with self._lock:
            self._ends = 0.0
            aborts = list(self._aborts.values())
        for abort in aborts:
            abort()

    @contextmanager
    def aborting(self, abort: Callable[[], None]) -> Iterator[None]:
        """Within this block, the end of the deadline calls ``abort``, from another thread."""
        me = object()
        with self._lock:
            self._aborts[me] = abort
        try:
            self.check()
            yield
        finally:
            with self._lock:
                del self._aborts[me]
