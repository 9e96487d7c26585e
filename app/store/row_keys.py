"""What rows of money belong to: each combination is written once, rows hold its number."""

import threading
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.store.bulk import insert_many
from app.store.schema import cost_key


class RowKey(NamedTuple):
    """The dimensions in the order of ``DIMENSIONS``, the currency and the unit of the quantity."""

    project_id: str | None = None
    line_item: str | None = None
    api_key_id: str | None = None
    user_id: str | None = None
    api_source: str | None = None
    currency: str = ""
    unit: str | None = None


Ids = Mapping[RowKey, int]


class RowKeys:
    """Remembers the keys of one database, those that were committed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: dict[RowKey, int] = {}
        self._keys: dict[int, RowKey] = {}
        self._highest = 0

    def of(self, connection: Connection, ids: Iterable[int]) -> Mapping[int, RowKey]:
        """The keys of these numbers, in a transaction that only reads."""
        if not self._keys.keys() >= set(ids):
            self._load(connection)
        return self._keys

    def assign(self, connection: Connection, keys: Iterable[RowKey]) -> Ids:
        """The numbers of these keys, new ones for new keys, in a transaction that writes.

        What is new is for :meth:`remember`, once it is committed: a number that is given back may
        be another key's later.
        """
        wanted = set(keys)
        if not self._ids.keys() >= wanted:
            # Nothing of this transaction has been written yet.
            self._load(connection)
        new = sorted(wanted - self._ids.keys(), key=repr)
        ids = dict(zip(new, range(self._highest + 1, self._highest + 1 + len(new)), strict=True))
        insert_many(
            connection,
            cost_key,
            tuple(cost_key.c.keys()),
            ((id_, *key) for key, id_ in ids.items()),
        )
        return ids | {key: self._ids[key] for key in wanted - ids.keys()}

    def remember(self, ids: Ids) -> None:
        """Take in keys that have been committed."""
        with self._lock:
            self._ids.update(ids)
            self._keys.update((id_, key) for key, id_ in ids.items())
            self._highest = max(self._highest, *ids.values(), 0)

    def _load(self, connection: Connection) -> None:
        """Take in what other processes have added."""
        query = select(cost_key).where(cost_key.c.id > self._highest)
        rows = connection.execute(query).all()
        self.remember({RowKey(*row[1:]): row[0] for row in rows})


def stored_keys(connection: Connection, ids: Iterable[int]) -> dict[int, RowKey]:
    """The keys of these numbers, in a transaction that writes."""
    wanted = set(ids)
    rows = connection.execute(select(cost_key)).all()
    return {row[0]: RowKey(*row[1:]) for row in rows if row[0] in wanted}
