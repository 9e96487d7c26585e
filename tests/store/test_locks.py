"""Locks: one holder of a name, in whatever process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.locks import Locks
from tests.store.made import SOURCE


@pytest.fixture
def processes(shared_url: str) -> Iterator[list[Locks]]:
    """The locks of two processes that share a database."""
    databases = [Database(shared_url), Database(shared_url)]
    yield [Locks(database, SOURCE) for database in databases]
    for database in databases:
        database.close()


def test_a_lock_has_one_holder(processes: list[Locks]) -> None:
    """The next has it once the block is left, whether or not that failed."""
    one, other = processes
    for _ in range(2):
        with one.exclusive(b"costs", 0) as acquired:
            assert acquired
            for locks in (one, other):
                with locks.exclusive(b"costs", 0) as again:
                    assert not again
        one, other = other, one

    def fail() -> None:
        with one.exclusive(b"costs", 0):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with other.exclusive(b"costs", 0) as acquired:
        assert acquired


def test_other_names_and_other_sources_go_on(processes: list[Locks]) -> None:
    """They ask for something else."""
    one, other = processes
    with one.exclusive(b"costs", 0), other.exclusive(b"projects", 0) as acquired:
        assert acquired
    sources = Locks(other._database, "another")
    with one.exclusive(b"costs", 0), sources.exclusive(b"costs", 0) as acquired:
        assert acquired


def test_in_memory_a_lock_is_one_of_the_process() -> None:
    """Nobody else shares the database."""
    locks = Locks(Database("sqlite://"), SOURCE)
    with locks.exclusive(b"costs", 0) as acquired, locks.exclusive(b"costs", 0) as again:
        assert (acquired, again) == (True, False)


def test_without_locks_between_processes_each_keeps_to_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where there can be no folder, and where there is no server."""
    (tmp_path / "spend.db.locks").write_text("not a folder")
    nowhere = "postgresql+psycopg://nobody@127.0.0.1:9/nothing"
    for url in (f"sqlite:///{tmp_path}/spend.db", nowhere):
        locks = Locks(Database(url), SOURCE)
        with locks.exclusive(b"costs", 0) as acquired, locks.exclusive(b"costs", 0) as again:
            assert (acquired, again) == (True, False)
    assert caplog.text.count("no locks between") == 2
