"""Several calls to OpenAI at once, within one deadline."""

import contextvars
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any

from app.openai_admin.deadline import Deadline

# Enough for the windows of a long range to travel at once, few enough to spare OpenAI's limit.
_MOST_AT_ONCE = 4
_GRACE_SECONDS = 0.25


def run_all_or_cancel(deadline: Deadline, jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """The results of the jobs in order; else the first failure, or UpstreamTimeout when late.

    The jobs run in threads and the caller waits for exactly as long as it has: a time-out of a
    socket starts again with every byte, and looking a name up has none. When one fails or is late,
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


def run_independently(deadline: Deadline, jobs: Sequence[Callable[[Deadline], Any]]) -> list[Any]:
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
