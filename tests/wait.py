"""Waiting for other threads and processes."""

from collections.abc import Callable
from threading import Thread
from threading import enumerate as threads
from time import monotonic, sleep


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Poll until the condition holds; fail if it does not within a time that is ample anywhere."""
    ends = monotonic() + seconds
    while not holds():
        assert monotonic() < ends, f"does not hold after {seconds} seconds"
        sleep(0.02)


def behind() -> list[Thread]:
    """The threads of the program's background jobs."""
    return [thread for thread in threads() if thread.name == "background"]
