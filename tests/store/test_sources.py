"""Sources: base URL, key and organisation."""

from datetime import timedelta

from app.store.database import Database
from app.store.sources import (
    NEVER,
    RefreshRequests,
    find_source,
    fingerprint,
    refresh_requests,
    request_refresh,
    source_numbered,
)
from tests.store.made import READ


def test_a_fingerprint_tells_sources_apart_and_names_none() -> None:
    """Whichever of the three differs."""
    identities = [
        ("https://a/v1", "sk-admin-1", None),
        ("https://b/v1", "sk-admin-1", None),
        ("https://a/v1", "sk-admin-2", None),
        ("https://a/v1", "sk-admin-1", "org-1"),
        ("https://a/v1sk-admin-1", "", None),
    ]
    prints = {fingerprint(*identity) for identity in identities}
    assert len(prints) == len(identities)
    assert not any("sk-admin" in one or "https" in one for one in prints)


def test_a_source_has_one_number(database: Database) -> None:
    """Given when something of it is first stored."""
    with database.read() as (connection, _):
        assert source_numbered(connection, "a") is None
    with database.write() as (connection, _):
        a, b = find_source(connection, "a"), find_source(connection, "b")
        assert find_source(connection, "a") == a != b
    with database.read() as (connection, _):
        assert source_numbered(connection, "a") == a


def test_requests_are_those_of_their_source(database: Database) -> None:
    """Whether or not anything else of it is stored."""
    requests = RefreshRequests(READ, READ - timedelta(days=1))
    with database.write() as (connection, _):
        request_refresh(connection, "a", requests)
    with database.read() as (connection, _):
        assert refresh_requests(connection, "a") == requests
        assert refresh_requests(connection, "b") == NEVER
