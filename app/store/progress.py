"""How far the fetch of days has come, for whoever waits for it in whatever process."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from app.store.database import Database, StoreUnavailable
from app.store.schema import progress
from app.store.sources import find_source, source_numbered


class Progress(NamedTuple):
    """Days that OpenAI is being asked for, and how many have come. ``until`` is when the fetch is
    over at the latest, so that one that died is not taken for one that goes on.
    """

    days_wanted: int
    days_read: int
    until: datetime


class ProgressStore:
    """The fetch under way of one source. Where it cannot be stored nothing is known of it."""

    def __init__(self, database: Database, fingerprint: str) -> None:
        self._database = database
        self._fingerprint = fingerprint

    def load(self) -> Progress | None:
        """The fetch that is under way, or was when it was last written."""
        try:
            with self._database.read() as (connection, _):
                source = source_numbered(connection, self._fingerprint)
                row = connection.execute(
                    select(progress).where(progress.c.source == source)
                ).one_or_none()
        except StoreUnavailable:
            return None
        if row is None:
            return None
        return Progress(row.days_wanted, row.days_read, datetime.fromtimestamp(row.until, UTC))

    def save(self, current: Progress | None) -> None:
        """Write how far it has come; None when it is over."""
        try:
            with self._database.write_aside() as (connection, _):
                source = find_source(connection, self._fingerprint)
                connection.execute(delete(progress).where(progress.c.source == source))
                if current:
                    connection.execute(
                        insert(progress),
                        {
                            "source": source,
                            "days_wanted": current.days_wanted,
                            "days_read": current.days_read,
                            "until": int(current.until.timestamp()),
                        },
                    )
        except StoreUnavailable:
            return
