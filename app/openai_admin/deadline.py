"""One deadline for the whole of a caller's request, however many calls upstream it takes."""

import contextvars
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from app.errors import UpstreamTimeout

Result = TypeVar("Result")

# Enough for the windows of a long range to travel side by side, few enough to spare OpenAI's limit.
_MOST_AT_ONCE = 4
_GRACE_SECONDS = 0.25


class Deadline:
    """A moment by which an answer must be there, and the calls that end with it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._hang_ups: dict[object, Callable[[], None]] = {}

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
        """Let it have passed now, and hang up on every call that is still under way."""
        with self._lock:
            self._ends = 0.0
            hang_ups = list(self._hang_ups.values())
        for hang_up in hang_ups:
            hang_up()

    @contextmanager
    def hanging_up(self, hang_up: Callable[[], None]) -> Iterator[None]:
        """Within this block, the end of the deadline calls ``hang_up``, from another thread."""
        me = object()
        with self._lock:
            self._hang_ups[me] = hang_up
        try:
            self.check()
            yield
        finally:
            with self._lock:
                del self._hang_ups[me]


def side_by_side(deadline: Deadline, jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """The results of the jobs in order; else the first failure, or UpstreamTimeout when late.

    The jobs run in threads and the caller waits for exactly as long as it has: a time-out of a
    socket starts anew with every byte, and looking a name up has none. When one fails or is late,
    the deadline ends for all of them, so that none goes on asking or holds a thread.
    """
    futures = _start(jobs)
    done, late = wait(futures, timeout=deadline.remaining, return_when=FIRST_EXCEPTION)
    if late:
        passed = deadline.passed()
        deadline.end()
        for future in done:
            future.result()
        raise passed
    return [future.result() for future in futures]


def apart(deadline: Deadline, jobs: Sequence[Callable[[Deadline], Any]]) -> list[Any]:
    """The same for jobs that have nothing to do with one another: when one fails, the others go on
    to their own end, for what they read is kept.
    """
    futures = _start([partial(job, deadline.again()) for job in jobs])
    # Each job keeps the deadline itself, and knows best what to say of it.
    patience = deadline.remaining + _GRACE_SECONDS
    done, late = wait(futures, timeout=patience, return_when=FIRST_EXCEPTION)
    for future in done:
        future.result()
    if late:
        raise deadline.passed()
    return [future.result() for future in futures]


def _start(jobs: Sequence[Callable[[], Any]]) -> list[Future[Any]]:
    threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="upstream")
    futures = [threads.submit(contextvars.copy_context().run, job) for job in jobs]
    # The threads end with their jobs; those that never began are cancelled with the deadline.
    threads.shutdown(wait=False)
    return futures
