"""Locks between processes: who holds one is the only one that asks OpenAI for something.

On SQLite they are files beside the database, on PostgreSQL advisory locks, so that machines share
them. The system lets both go when a process dies, however it dies. Where neither can be had each
process keeps to itself: that costs calls, not answers.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ConfigError
from app.store.database import Database, StoreUnavailable

logger = logging.getLogger(__name__)

# Now and then two names share one of so many locks: names have no end, files should have.
_PLACES = 256
_LOOK_SECONDS = 0.05


class Locks:
    """The locks of one source, whose fingerprint tells them from those of others."""

    def __init__(self, database: Database, fingerprint: str) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._in_process: dict[int, threading.Lock] = {}
        self._guard = threading.Lock()

    @contextmanager
    def exclusive(self, name: bytes, seconds: float) -> Iterator[bool]:
        """Within this block nobody else, in whatever process, is in one of that name; False where
        somebody still was after so many seconds. There must be no such block within it.
        """
        digest = hashlib.sha256(self._fingerprint.encode() + name).digest()
        place = digest[0] % _PLACES
        with self._guard:
            inner = self._in_process.setdefault(place, threading.Lock())
        ends = time.monotonic() + max(0.0, seconds)
        if not inner.acquire(timeout=max(0.0, seconds)):
            yield False
            return
        try:
            with self._across_processes(place, digest, ends - time.monotonic()) as acquired:
                yield acquired
        finally:
            inner.release()

    @contextmanager
    def _across_processes(self, place: int, digest: bytes, seconds: float) -> Iterator[bool]:
        if self._database.path:
            folder = Path(f"{self._database.path}.locks")
            with _file_lock(folder / f"{self._fingerprint[:16]}-{place:02x}", seconds) as acquired:
                yield acquired
        elif self._database.is_sqlite:
            yield True
        else:
            key = int.from_bytes(digest[:8], signed=True)
            with _advisory_lock(self._database, key, seconds) as acquired:
                yield acquired


@contextmanager
def _file_lock(path: Path, seconds: float) -> Iterator[bool]:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(path, mode=0o600)
        lock.acquire(timeout=max(0.0, seconds))
    except Timeout:
        yield False
        return
    except OSError as error:
        logger.warning("no locks between processes in %s: %s", path.parent, error.strerror)
        yield True
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _advisory_lock(database: Database, key: int, seconds: float) -> Iterator[bool]:
    connection = _connection(database)
    if connection is None:
        yield True
        return
    with connection:
        acquired = _acquire(connection, key, time.monotonic() + seconds)
        try:
            yield acquired
        finally:
            if acquired:
                _release(connection, key)


def _connection(database: Database) -> Connection | None:
    try:
        engine = database.engine()
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except (SQLAlchemyError, OSError, StoreUnavailable, ConfigError) as error:
        logger.warning("no locks between machines: %s", type(error).__name__)
        return None


def _release(connection: Connection, key: int) -> None:
    try:
        connection.execute(select(func.pg_advisory_unlock(key)))
    except SQLAlchemyError:
        # The connection is broken, and the lock gone with it.
        connection.invalidate()


def _acquire(connection: Connection, key: int, ends: float) -> bool:
    while not connection.scalar(select(func.pg_try_advisory_lock(key))):
        if time.monotonic() >= ends:
            return False
        time.sleep(_LOOK_SECONDS)
    return True
