"""How far a fetch has come, for other processes."""

from datetime import timedelta

import pytest

from app.store.database import Database, StoreUnavailable
from app.store.progress import Progress, ProgressStore
from tests.store.made import READ, SOURCE


def test_progress_is_that_of_its_source_until_it_is_over(database: Database) -> None:
    """No answer is made of it, so the data version stays."""
    version = database.version()
    store = ProgressStore(database, SOURCE)
    assert store.load() is None
    for read in (0, 90, 180):
        progress = Progress(180, read, READ + timedelta(seconds=60))
        store.save(progress)
        assert ProgressStore(database, SOURCE).load() == progress
        assert ProgressStore(database, "other").load() is None
    ProgressStore(database, "other").save(None)
    assert store.load() is not None
    store.save(None)
    assert store.load() is None
    assert database.version() == version


def test_without_a_database_nothing_is_known(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is no failure."""

    def unavailable() -> None:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(database, "read", unavailable)
    monkeypatch.setattr(database, "write_aside", unavailable)
    store = ProgressStore(database, SOURCE)
    store.save(Progress(1, 0, READ))
    assert store.load() is None
