"""A person asks for a refresh: known to all processes, and not more often than every 30 seconds."""

from datetime import UTC, datetime, timedelta

import pytest

from app.errors import RefreshRateLimited
from app.store.database import Database, StoreUnavailable
from app.store.sources import NEVER, RefreshRequests
from app.sync.refresh_requests import RefreshRequestLog

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)


def test_requests_are_kept_apart_and_limited() -> None:
    """Whatever the last one asked for."""
    log = RefreshRequestLog(Database("sqlite://"), "source")
    assert log.last() == NEVER
    log.add(NOW, everything=True)
    with pytest.raises(RefreshRateLimited) as limited:
        log.add(NOW + timedelta(seconds=20), everything=False)
    assert limited.value.retry_after == 10
    later = NOW + timedelta(seconds=30)
    log.add(later, everything=False)
    assert log.last() == RefreshRequests(later, NOW)
    # The clock was set back.
    log.add(NOW - timedelta(days=1), everything=True)


def test_other_processes_know(postgresql_url: str) -> None:
    """As soon as it is stored."""
    databases = [Database(postgresql_url), Database(postgresql_url)]
    one, other = (RefreshRequestLog(database, "source") for database in databases)
    one.add(NOW, everything=True)
    assert other.last() == RefreshRequests(NOW, NOW)
    with pytest.raises(RefreshRateLimited):
        other.add(NOW, everything=False)
    assert RefreshRequestLog(databases[1], "another").last() == NEVER
    for database in databases:
        database.close()


def test_without_a_database_a_process_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request counts all the same."""
    database = Database("sqlite://")

    def unavailable() -> None:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(database, "write", unavailable)
    log = RefreshRequestLog(database, "source")
    log.add(NOW, everything=True)
    assert log.last() == RefreshRequests(NOW, NOW)
    monkeypatch.setattr(database, "read", unavailable)
    assert log.last() == RefreshRequests(NOW, NOW)
