"""When a person last asked for figures to be refreshed: they are stale since then."""

from datetime import datetime

from app.errors import RefreshRateLimited
from app.store.database import Database, StoreUnavailable
from app.store.sources import NEVER, RefreshRequests, refresh_requests, request_refresh

_SECONDS_APART = 30


class RefreshRequestLog:
    """The last requests of one source; without a database each process has its own."""

    def __init__(self, database: Database, fingerprint: str) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._in_memory = NEVER
        self._loaded: tuple[int, RefreshRequests] | None = None

    def last(self) -> RefreshRequests:
        """When they were."""
        version = self._database.version()
        if version is None:
            return self._in_memory
        if self._loaded is None or self._loaded[0] != version:
            try:
                with self._database.read() as (connection, _):
                    self._loaded = version, refresh_requests(connection, self._fingerprint)
            except StoreUnavailable:
                return self._in_memory
        return RefreshRequests(*map(max, self._loaded[1], self._in_memory))

    def add(self, now: datetime, *, everything: bool) -> None:
        """Note a request; RefreshRateLimited where there was one moments ago."""
        last = self.last()
        wait = _SECONDS_APART - (now - max(last)).total_seconds()
        # Longer, where the clock has been set back since.
        if 0 < wait <= _SECONDS_APART:
            raise RefreshRateLimited(max(1, round(wait)))
        requests = RefreshRequests(now, now if everything else last.everything)
        self._in_memory = requests
        try:
            with self._database.write() as (connection, _):
                request_refresh(connection, self._fingerprint, requests)
        except StoreUnavailable:
            return
