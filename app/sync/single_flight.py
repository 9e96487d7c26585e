"""Single flight: one caller at a time asks OpenAI for the same thing, in whatever process; others
wait for it and then find it stored. What nobody waits for is refreshed in the background, and not
while OpenAI is better not asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Protocol, TypeVar

from app.errors import ApiError, UpstreamBadRequest, UpstreamTimeout
from app.openai_admin.deadline import Deadline
from app.store.locks import Locks
from app.sync.background import BackgroundJobs
from app.sync.backoff import Failure, FailureBackoff

Result = TypeVar("Result")


class Ask(Protocol):
    """Asks OpenAI, and remembers whether that failed."""

    def __call__(self, request: Callable[[], Result], /) -> Result:
        """What the request gives, or the error that it raises."""


class SingleFlight:
    """Asks for named things; ``seconds`` is the deadline of background refreshes."""

    def __init__(self, locks: Locks, now: Callable[[], datetime], seconds: float) -> None:
        self._locks = locks
        self._now = now
        self._seconds = seconds
        self._jobs = BackgroundJobs()
        self._backoff = FailureBackoff()

    def last_failure(self, name: bytes) -> Failure | None:
        """Why the thing could not be fetched when that was last tried."""
        return self._backoff.last_failure(name)

    @contextmanager
    def acquire(self, name: bytes, deadline: Deadline) -> Iterator[Ask]:
        """Wait until nobody else asks for the thing; then it may have been stored, so that it must
        be looked for first. A failure that came meanwhile is this caller's failure, too.
        """
        began = monotonic()
        with self._locks.exclusive(name, deadline.remaining) as acquired:
            if not acquired:
                raise deadline.passed()
            yield partial(self._ask, name, began, deadline)

    def refresh_in_background(self, name: bytes, job: Callable[[Ask, Deadline], object]) -> None:
        """Begin a job that asks for the thing, unless one is running or OpenAI is not to be asked
        now.
        """
        failure = self._backoff.last_failure(name)
        if failure is None or not failure.is_backing_off(self._now()):
            self._jobs.run_once(name, partial(self._unless_under_way, name, job))

    def _unless_under_way(self, name: bytes, job: Callable[[Ask, Deadline], object]) -> None:
        began = monotonic()
        with self._locks.exclusive(name, 0) as acquired:
            if acquired:
                deadline = Deadline(self._seconds)
                job(partial(self._ask, name, began, deadline), deadline)

    def _ask(
        self, name: bytes, began: float, deadline: Deadline, request: Callable[[], Result]
    ) -> Result:
        now, failure = self._now(), self._backoff.last_failure(name)
        # Whoever waited long for the lock has no time left to tell whether OpenAI is slow.
        is_late = deadline.remaining < deadline.seconds / 2
        if failure and failure.happened > began:
            raise failure.error.with_traceback(None)
        try:
            result = request()
        except ApiError as error:
            # A 400 is the caller's error, not an outage.
            is_no_outage = (UpstreamBadRequest, UpstreamTimeout) if is_late else UpstreamBadRequest
            if not isinstance(error, is_no_outage):
                self._backoff.failed(name, error, now)
            raise
        else:
            self._backoff.succeeded(name)
            return result
