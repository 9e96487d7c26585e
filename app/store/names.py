"""Names by number: each text is written once, rows hold its number."""

import threading
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Select, insert, select

from app.store.schema import name

# More parameters in one statement than that are refused by some databases.
_AT_ONCE = 500

Ids = Mapping[str | None, int]


class Names:
    """Remembers the names of one database, of what was committed; None is 0."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: dict[str | None, int] = {None: 0}
        self._texts: dict[int, str | None] = {0: None}

    def remember(self, ids: Ids) -> None:
        """Take in names that have been committed."""
        with self._lock:
            self._ids.update(ids)
            self._texts.update((id_, text) for text, id_ in ids.items())

    def find(self, connection: Connection, texts: Iterable[str | None]) -> Ids:
        """The numbers of those names that have one, in a transaction that only reads."""
        wanted = set(texts)
        self.remember(_stored(connection, wanted - self._ids.keys()))
        return {text: self._ids[text] for text in wanted if text in self._ids}

    def assign(self, connection: Connection, texts: Iterable[str | None]) -> Ids:
        """The numbers of these names, new ones for new names, in a transaction that writes.

        They are to be remembered only once it is committed: a number that is given back may be
        another name's later.
        """
        wanted = set(texts)
        unseen = wanted - self._ids.keys()
        ids = _stored(connection, unseen)
        new = sorted(text for text in unseen - ids.keys() if text is not None)
        if new:
            connection.execute(insert(name), [{"text": text} for text in new])
            ids |= _stored(connection, new)
        return ids | {text: self._ids[text] for text in wanted - unseen}

    def texts(self, connection: Connection, ids: Iterable[int]) -> Mapping[int, str | None]:
        """The names of these numbers, in a transaction that only reads."""
        unseen = [id_ for id_ in set(ids) if id_ not in self._texts]
        for start in range(0, len(unseen), _AT_ONCE):
            chosen = name.c.id.in_(unseen[start : start + _AT_ONCE])
            self.remember(_pairs(connection, select(name.c.text, name.c.id).where(chosen)))
        return self._texts


def _stored(connection: Connection, texts: Iterable[str | None]) -> dict[str | None, int]:
    some = list(texts)
    found: dict[str | None, int] = {}
    for start in range(0, len(some), _AT_ONCE):
        chosen = name.c.text.in_(some[start : start + _AT_ONCE])
        found |= _pairs(connection, select(name.c.text, name.c.id).where(chosen))
    return found


def _pairs(connection: Connection, query: Select[str, int]) -> dict[str | None, int]:
    return {row.text: row.id for row in connection.execute(query)}
