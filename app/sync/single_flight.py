"""When OpenAI is asked: by one caller at a time for the same thing, behind the scenes where nobody
waits for it, and not while it is better left alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Protocol, TypeVar

from app.errors import ApiError, UpstreamBadRequest, UpstreamTimeout
from app.openai_admin.deadline import Deadline
from app.sync.background import Behind
from app.sync.backoff import Trouble, Troubles
from app.sync.process_lock import Machine

Result = TypeVar("Result")


class Ask(Protocol):
    """Asks OpenAI, and remembers how that went."""

    def __call__(self, question: Callable[[], Result], /) -> Result:
        """What the question gives, or the error that it raises."""


class Asking:
    """Asks for named things; ``seconds`` is the deadline of what nobody waits for."""

    def __init__(self, machine: Machine, now: Callable[[], datetime], seconds: float) -> None:
        self._machine = machine
        self._now = now
        self._seconds = seconds
        self._behind = Behind()
        self._troubles = Troubles()

    def trouble(self, name: bytes) -> Trouble | None:
        """Why the thing could not be read when it was last tried."""
        return self._troubles.now(name)

    @contextmanager
    def turn(self, name: bytes, deadline: Deadline) -> Iterator[Ask]:
        """Wait until nobody else on this machine asks for the thing; then it may have come, so that
        it must be looked for first. A failure that came meanwhile is this caller's failure, too.
        """
        began = monotonic()
        with self._machine.alone(name, deadline.remaining) as mine:
            if not mine:
                raise deadline.passed()
            yield partial(self._ask, name, began, deadline)

    def anew(self, name: bytes, job: Callable[[Ask, Deadline], object]) -> None:
        """Begin a job that asks for the thing, unless somebody does or OpenAI is left alone."""
        trouble = self._troubles.now(name)
        if trouble is None or not trouble.leaves_alone(self._now()):
            self._behind.start(name, partial(self._unless_asked, name, job))

    def _unless_asked(self, name: bytes, job: Callable[[Ask, Deadline], object]) -> None:
        began = monotonic()
        with self._machine.alone(name, 0) as mine:
            if mine:
                deadline = Deadline(self._seconds)
                job(partial(self._ask, name, began, deadline), deadline)

    def _ask(
        self, name: bytes, began: float, deadline: Deadline, question: Callable[[], Result]
    ) -> Result:
        now, trouble = self._now(), self._troubles.now(name)
        # Whoever waited long for this turn has no time left to tell whether OpenAI is slow.
        in_a_hurry = deadline.remaining < deadline.seconds / 2
        if trouble and trouble.happened > began:
            raise trouble.error.with_traceback(None)
        try:
            result = question()
        except ApiError as error:
            # A question that is no good says nothing about OpenAI.
            says_nothing = (
                (UpstreamBadRequest, UpstreamTimeout) if in_a_hurry else UpstreamBadRequest
            )
            if not isinstance(error, says_nothing):
                self._troubles.failed(name, error, now)
            raise
        else:
            self._troubles.succeeded(name)
            return result
        finally:
            self._machine.ring()
