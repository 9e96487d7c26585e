"""Finished days as the JSON bytes that were sent, so that a benchmark measures the client."""

import zlib
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

BUDGET = 256 * 1024 * 1024  # bytes; a year of 5,000 rows a day takes about a quarter of it
_WORTH_PACKING = 32 * 1024


class DayCache:
    """Keeps the least recently used days out once the budget is spent; safe between threads."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._days: OrderedDict[Hashable, tuple[bool, bytes]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The bytes stored under the key."""
        with self._lock:
            if key not in self._days:
                return None
            self._days.move_to_end(key)
            packed, data = self._days[key]
        return zlib.decompress(data) if packed else data

    def put(self, key: Hashable, data: bytes) -> None:
        """Store the bytes; large ones are packed, rows being much alike."""
        packed = len(data) > _WORTH_PACKING
        kept = zlib.compress(data, 1) if packed else data
        with self._lock:
            if key not in self._days:
                self._days[key] = (packed, kept)
                self._size += len(kept)
            while self._size > self._budget:
                _, (_, dropped) = self._days.popitem(last=False)
                self._size -= len(dropped)
