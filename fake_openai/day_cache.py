"""A cache of complete days as JSON bytes, so that a benchmark measures the client, not the fake."""

import zlib
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

BUDGET = 256 * 1024 * 1024  # bytes; a year of 5,000 rows a day takes about a quarter of it
_COMPRESSED_ABOVE = 32 * 1024


class DayCache:
    """A least-recently-used cache with a budget in bytes; thread-safe."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._days: OrderedDict[Hashable, tuple[bool, bytes]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The bytes stored under the key, or None."""
        with self._lock:
            if key not in self._days:
                return None
            self._days.move_to_end(key)
            compressed, data = self._days[key]
        return zlib.decompress(data) if compressed else data

    def put(self, key: Hashable, data: bytes) -> None:
        """Store the bytes; large ones are compressed."""
        compressed = len(data) > _COMPRESSED_ABOVE
        kept = zlib.compress(data, 1) if compressed else data
        with self._lock:
            if key not in self._days:
                self._days[key] = (compressed, kept)
                self._size += len(kept)
            while self._size > self._budget:
                _, (_, dropped) = self._days.popitem(last=False)
                self._size -= len(dropped)
