"""One deadline for the whole of a caller's request, however many calls upstream it takes."""

import contextvars
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from app.errors import UpstreamTimeout

Result = TypeVar("Result")

# Enough for the windows of a long range to travel side by side, few enough to spare OpenAI's limit.
_MOST_AT_ONCE = 8


class Deadline:
    """A moment by which an answer must be there."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

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


class Upstream:
    """Runs upstream calls side by side in threads, none of which can hold a caller too long.

    A time-out of a socket starts anew with every byte, and looking a name up has none at all. So
    the caller waits here, for exactly as long as it has, and a call that is late is left behind;
    it ends by itself at its next byte or its own time-out.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="upstream")

    def start(self, job: Callable[[], Result]) -> Future[Result]:
        """Begin a job, which belongs to the request under way in the log."""
        return self._threads.submit(contextvars.copy_context().run, job)

    def finish(self, deadline: Deadline, futures: Sequence[Future[Any]]) -> None:
        """Wait until all are done; raises the first failure at once, UpstreamTimeout when late."""
        done, late = wait(futures, timeout=deadline.remaining, return_when=FIRST_EXCEPTION)
        for future in late:
            future.cancel()
        for future in futures:
            if future in done:
                future.result()
        if late:
            raise deadline.passed()

    def run(self, deadline: Deadline, job: Callable[[], Result]) -> Result:
        """The result of a single job, by the deadline."""
        future = self.start(job)
        self.finish(deadline, [future])
        return future.result()
