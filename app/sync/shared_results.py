"""What one caller just read, for those who waited meanwhile to read the same.

Where the cache keeps nothing, because it is down, full or switched off, each of them would else ask
OpenAI in turn, and the last ones run out of time.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Generic, TypeVar

Result = TypeVar("Result")


class HandedOn(Generic[Result]):
    """The latest result of each name, held for as long as somebody waits for that name."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Counter[bytes] = Counter()
        self._latest: dict[bytes, tuple[float, Result]] = {}

    @contextmanager
    def waiting(self, name: bytes) -> Iterator[Callable[[], Result | None]]:
        """Within this block, gives what others have read since it began."""
        began = monotonic()
        with self._lock:
            self._waiting[name] += 1
        try:
            yield lambda: self._since(name, began)
        finally:
            with self._lock:
                self._waiting[name] -= 1
                if not self._waiting[name]:
                    del self._waiting[name]
                    self._latest.pop(name, None)

    def hand_on(self, name: bytes, result: Result) -> None:
        """Give a result to all who wait; done by one of them."""
        with self._lock:
            self._latest[name] = (monotonic(), result)

    def _since(self, name: bytes, began: float) -> Result | None:
        with self._lock:
            when, result = self._latest.get(name, (0.0, None))
        return result if when >= began else None
