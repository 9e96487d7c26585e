"""Where figures come from: an OpenAI organisation as one key sees it."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from app.store.schema import source


class RefreshRequests(NamedTuple):
    """When a person last asked for the recent days to be read again, and for all of them."""

    recent: datetime
    everything: datetime


NEVER = RefreshRequests(datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(0, UTC))


def fingerprint(*identity: str | None) -> str:
    """Tells base URL, key and organisation from all others, and names none of them."""
    return hashlib.sha256("\n".join(part or "" for part in identity).encode()).hexdigest()


def source_numbered(connection: Connection, name: str) -> int | None:
    """The number of the source of this fingerprint, if anything of it was ever stored."""
    return connection.scalar(select(source.c.id).where(source.c.fingerprint == name))


def find_source(connection: Connection, name: str) -> int:
    """The same, a new number where it is new, in a transaction that writes."""
    found = source_numbered(connection, name)
    if found is None:
        values = {"fingerprint": name, "refresh_recent": 0, "refresh_all": 0}
        found = connection.execute(insert(source).returning(source.c.id), values).scalar_one()
    return found


def refresh_requests(connection: Connection, name: str) -> RefreshRequests:
    """What was asked for lately."""
    row = connection.execute(select(source).where(source.c.fingerprint == name)).one_or_none()
    if row is None:
        return NEVER
    return RefreshRequests(
        datetime.fromtimestamp(row.refresh_recent, UTC),
        datetime.fromtimestamp(row.refresh_all, UTC),
    )


def request_refresh(connection: Connection, name: str, requests: RefreshRequests) -> None:
    """Note what was asked for."""
    connection.execute(
        update(source)
        .where(source.c.id == find_source(connection, name))
        .values(
            refresh_recent=int(requests.recent.timestamp()),
            refresh_all=int(requests.everything.timestamp()),
        )
    )
