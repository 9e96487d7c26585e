"""One database, SQLite or PostgreSQL: transactions that read one snapshot, or write all or nothing.

Whatever goes wrong with it is :class:`StoreUnavailable`, within a second. For some seconds after
that it is not tried again, so that a dead database does not slow each request.
"""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from app.store.migrations import migrate
from app.store.row_keys import RowKeys
from app.store.schema import data_version

logger = logging.getLogger(__name__)

_WAIT_SECONDS = 0.9
_BACK_OFF_SECONDS = 10
# How soon it is noticed what another process wrote.
_LOOK_SECONDS = 0.05
# Whoever holds this lock of PostgreSQL writes; any number will do, the same in all processes.
_WRITER = 5_350_454
_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    # Eight megabytes of pages: a long first read comes back to the same ones.
    "cache_size=-8000",
    # The write-ahead log of a long first read is given back to the disk.
    "journal_size_limit=4194304",
)
_DAMAGED = ("malformed", "not a database", "unsupported file format")


class StoreUnavailable(Exception):
    """The database cannot be read or written now; the text, for the log, says why."""


class Damaged(StoreUnavailable):
    """What the database says contradicts itself."""


class Transaction(NamedTuple):
    """A connection within a transaction, and the keys of rows of its database."""

    connection: Connection
    row_keys: RowKeys


class Database:
    """``url`` as SQLAlchemy writes it: ``sqlite:////path/spend.db``, ``postgresql+psycopg://...``;
    ``sqlite://`` is one in memory, of this object alone.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        self.path = Path(self._url.database) if self.is_sqlite and self._url.database else None
        self._opened: _Opened | None = None
        # A database in memory has one connection, which transactions take in turn.
        self._one_connection = threading.RLock() if self.is_sqlite and not self.path else None
        self._under_way: Transaction | None = None
        self._opening = threading.RLock()
        # SQLite's own queue of writers would make one wait too long by chance.
        self._writing = threading.Lock()
        self._failed_at: dict[str, float] = {}
        self._versions_written = 0
        self._seen: tuple[int, float, int | None] = (-1, 0.0, None)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that sees one snapshot of the data."""
        with self._available("read"), self._one_connection or nullcontext():
            if self._under_way:
                # Of this very thread, which holds the one connection.
                yield self._under_way
                return
            opened = self._open()
            with opened.engine.connect() as connection:
                transaction = Transaction(connection, opened.row_keys)
                if self._one_connection:
                    self._under_way = transaction
                try:
                    yield transaction
                finally:
                    self._under_way = None

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that writes all or nothing, one at a time. A new data version begins."""
        with self.write_aside() as transaction:
            yield transaction
            transaction.connection.execute(
                update(data_version).values(version=data_version.c.version + 1)
            )
        self._versions_written += 1

    @contextmanager
    def write_aside(self) -> Iterator[Transaction]:
        """The same for data that no answer is made of."""
        with (
            self._writing,
            self._available("written"),
            self._one_connection or nullcontext(),
            (opened := self._open()).engine.connect() as connection,
        ):
            connection.execution_options(writes=True)
            yield Transaction(connection, opened.row_keys)
            connection.commit()

    def version(self) -> int | None:
        """The data version, at most a twentieth of a second old; None where it cannot be read."""
        written, when, version = self._seen
        if written != self._versions_written or monotonic() - when >= _LOOK_SECONDS:
            written = self._versions_written
            try:
                with self.read() as transaction:
                    version = version_in(transaction.connection)
            except StoreUnavailable:
                version = None
            self._seen = (written, monotonic(), version)
        return version

    def engine(self) -> Engine:
        """The engine of a database that is there and of this program's schema."""
        return self._open().engine

    def close(self) -> None:
        """Give all connections back; the next transaction opens it again."""
        with self._one_connection or nullcontext(), self._opening:
            if self._opened is not None:
                self._opened.engine.dispose()
            self._opened = None

    def _open(self) -> "_Opened":
        with self._opening:
            if self._opened and self.path and self._opened.inode != _inode(self.path):
                # Deleted, or set aside by another process.
                self.close()
            if self._opened is None:
                self._opened = self._open_anew()
            return self._opened

    def _open_anew(self) -> "_Opened":
        if self.path:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives the files beside it the same permissions.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        inode = _inode(self.path) if self.path else None
        engine = _sqlite_engine(self._url) if self.is_sqlite else _postgresql_engine(self._url)
        try:
            with self._migrating():
                migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return _Opened(engine, RowKeys(), inode)

    @contextmanager
    def _migrating(self) -> Iterator[None]:
        """The lock of this file's migrations; PostgreSQL's is taken by the migration itself."""
        if not self.path:
            yield
            return
        with FileLock(f"{self.path}.lock", timeout=_WAIT_SECONDS, mode=0o600):
            yield

    @contextmanager
    def _available(self, what: str) -> Iterator[None]:
        if monotonic() - self._failed_at.get(what, -_BACK_OFF_SECONDS) < _BACK_OFF_SECONDS:
            raise StoreUnavailable("it failed moments ago")
        try:
            yield
        except (SQLAlchemyError, OSError, Timeout, Damaged) as error:
            why = str(error.orig if isinstance(error, DBAPIError) else error)
            is_damaged = isinstance(error, Damaged) or any(sign in why for sign in _DAMAGED)
            if is_damaged and self.path:
                self._set_aside(self.path, why)
            else:
                logger.warning("the database cannot be %s: %s", what, why)
                # What it refuses of some data says nothing about other data.
                if not isinstance(error, DataError):
                    self._failed_at[what] = monotonic()
            raise StoreUnavailable(why) from error

    def _set_aside(self, path: Path, why: str) -> None:
        """Rename a damaged file, unless another process did, so that a new one is begun."""
        with self._opening, FileLock(f"{path}.lock", timeout=_WAIT_SECONDS, mode=0o600):
            if self._opened is None or self._opened.inode == _inode(path):
                aside = f"{path}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
                for suffix in ("", "-wal", "-shm"):
                    if (file := Path(f"{path}{suffix}")).exists():
                        file.rename(f"{aside}{suffix}")
                logger.error(
                    "the database is damaged (%s). It is kept as %s, and begun again", why, aside
                )
            self.close()


class _Opened(NamedTuple):
    engine: Engine
    row_keys: RowKeys
    inode: int | None


def version_in(connection: Connection) -> int:
    """The data version of a transaction's snapshot."""
    version: int = connection.execute(select(data_version.c.version)).scalar_one()
    return version


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _sqlite_engine(url: Any) -> Engine:
    in_memory = not url.database
    engine = create_engine(
        url,
        poolclass=StaticPool if in_memory else QueuePool,
        connect_args={"timeout": _WAIT_SECONDS, "check_same_thread": False},
        **({} if in_memory else {"pool_timeout": _WAIT_SECONDS, "max_overflow": 64}),
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        # Transactions are begun below, as the driver would begin them too late.
        connection.isolation_level = None
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql_engine(url: Any) -> Engine:
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=_WAIT_SECONDS,
        max_overflow=64,
        # Rows are written as plain tuples.
        paramstyle="format",
        connect_args={
            "connect_timeout": 1,
            "options": f"-c lock_timeout={_WAIT_SECONDS * 1000:.0f} -c timezone=UTC",
        },
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine
