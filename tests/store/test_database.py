"""Transactions: one snapshot, all or nothing, seen by every other process."""

import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from app.spend.days import DayRange
from app.store.cost_days import BASE_GROUPING
from app.store.cost_store import CostStore
from app.store.database import Database, StoreUnavailable, version_in
from app.store.schema import cost_row
from tests.store.made import FIRST, READ, SOURCE, line, put

DAYS = DayRange(FIRST, FIRST + timedelta(days=9))


@pytest.fixture
def other(shared_url: str) -> Iterator[Database]:
    """What another process has opened."""
    opened = Database(shared_url)
    yield opened
    opened.close()


@pytest.fixture
def one(shared_url: str) -> Iterator[Database]:
    opened = Database(shared_url)
    yield opened
    opened.close()


def rows_in(database: Database) -> int:
    with database.read() as (connection, _):
        return connection.scalar(select(func.count()).select_from(cost_row)) or 0


def test_a_transaction_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    """Also the keys that are held in memory: their numbers are given to other keys later."""
    store = CostStore(database, SOURCE)
    put(store, range(3), [line("1")])
    version = database.version()

    def fail() -> None:
        with database.write() as transaction:
            transaction.connection.execute(text("DELETE FROM cost_row"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert rows_in(database) == 3
    assert database.version() == version


def test_a_snapshot_does_not_see_what_is_written_later(one: Database, other: Database) -> None:
    """By another process or this one."""
    store = CostStore(one, SOURCE)
    put(store, [0], [line("1")])
    with store.snapshot(BASE_GROUPING) as before:
        put(CostStore(other, SOURCE), [0], [line("2")], READ + timedelta(hours=1))
        put(store, [1], [line("4")])
        with store.snapshot(BASE_GROUPING) as after:
            totals = [
                [state.total for state in snapshot.states(DAYS).values()]
                for snapshot in (before, after)
            ]
            assert totals == [[1], [2, 4]]
        assert before.version != after.version


def test_another_process_sees_what_was_written(one: Database, other: Database) -> None:
    """Once it is committed, and its version changes."""
    put(CostStore(one, SOURCE), [0], [line("1", "name that is new")])
    assert rows_in(other) == 1
    with other.read() as (connection, _):
        before = version_in(connection)
    put(CostStore(one, SOURCE), [1], [line("1", "another")])
    with other.read() as (connection, _):
        assert version_in(connection) != before
    put(CostStore(other, SOURCE), [2], [line("1", "another"), line("1", "third")])
    with CostStore(one, SOURCE).snapshot(BASE_GROUPING) as snapshot:
        assert snapshot.line_items(DAYS) == {"name that is new", "another", "third"}


def test_the_version_changes_with_what_is_written(database: Database) -> None:
    """In this process at once; not with data that no answer is made of."""
    store = CostStore(database, SOURCE)
    versions = [database.version()]
    for place in range(3):
        put(store, [place], [line()])
        versions.append(database.version())
    assert len(set(versions)) == 4
    with database.write_aside():
        pass
    assert database.version() == versions[-1]


def test_nobody_else_may_read_the_files(tmp_path: Path) -> None:
    """They hold what an organisation spends."""
    database = Database(f"sqlite:///{tmp_path}/new/spend.db")
    put(CostStore(database, SOURCE), [0], [line()])
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    assert {"spend.db", "spend.db-wal", "spend.db-shm"} <= files.keys()
    assert set(files.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    database.close()


def test_a_damaged_file_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What is in it may be of use to somebody; a new one is begun at once."""
    path = tmp_path / "spend.db"
    path.write_bytes(b"no database" * 1000)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailable), database.read():
        pass
    assert rows_in(database) == 0
    [aside] = tmp_path.glob("spend.db.damaged-*")
    assert aside.read_bytes().startswith(b"no database")
    assert "damaged" in caplog.text
    database.close()


def test_a_deleted_file_is_begun_again(tmp_path: Path) -> None:
    """By whoever had it open, with keys of its own."""
    path = tmp_path / "spend.db"
    database = Database(f"sqlite:///{path}")
    store = CostStore(database, SOURCE)
    put(store, [0], [line("1", "first")])
    before = database.version()
    for file in tmp_path.glob("spend.db*"):
        if file.is_file():
            file.unlink()
    put(store, [1], [line("1", "second")])
    with store.snapshot(BASE_GROUPING) as snapshot:
        assert len(snapshot.states(DAYS)) == 1
        assert snapshot.line_items(DAYS.windows(1)[1]) == {"second"}
    assert database.version() != before
    database.close()


def test_a_database_that_failed_is_not_tried_again_at_once(
    one: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each attempt may take a second; after some, it is."""
    now = [100.0]
    monkeypatch.setattr("app.store.database.monotonic", lambda: now[0])
    tries: list[int] = []

    def fail() -> None:
        with one.read():
            tries.append(1)
            raise OperationalError("SELECT", {}, Exception("the disk is on fire"))

    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            fail()
    assert len(tries) == 1
    assert one.version() is None
    assert caplog.text.count("the disk is on fire") == 1
    with one.write():
        pass  # What cannot be read may yet be written.
    now[0] += 11
    assert rows_in(one) == 0
    assert one.version() is not None
