"""Waiting for something outside of this process."""

from collections.abc import Callable
from threading import Event, Thread
from threading import enumerate as threads
from time import monotonic


def wait_until(there: Callable[[], bool], seconds: float = 30) -> None:
    """Look again and again until it is there; fail when it takes too long."""
    ends = monotonic() + seconds
    while not there():
        assert monotonic() < ends, f"not there after {seconds} seconds"
        Event().wait(0.02)


def behind() -> list[Thread]:
    """The threads in which the program does what nobody waits for."""
    return [thread for thread in threads() if thread.name == "background"]
