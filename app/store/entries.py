"""What the cache holds: named bytes, each with a checksum.

A cache that is down or full, a damaged entry, or one of another key or of an old format is a miss:
it costs a call to OpenAI, never an answer.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import msgspec

logger = logging.getLogger(__name__)

# Raised when the form of entries changes, so that an old one is never read as a new one.
_FORMAT = 3
# A cache that failed is left alone for this long, so that a dead one does not slow each request.
_LEFT_ALONE = timedelta(seconds=10)

Clock = Callable[[], datetime]


class Store(Protocol):
    """What is used of Flask-Caching."""

    def get_many(self, *keys: str) -> Sequence[object]:
        """The value of each key, or None."""

    def set(self, key: str, value: object, timeout: int) -> object:
        """Keep a value for so many seconds; False where that failed."""


class _Entry(msgspec.Struct, array_like=True):
    name: bytes
    digest: bytes
    body: bytes


_decoder = msgspec.msgpack.Decoder(_Entry)


class Entries:
    """The entries of one key, organisation and server; each is kept for ``keep_for``."""

    def __init__(
        self, store: Store, identity: tuple[str | None, ...], clock: Clock, *, keep_for: timedelta
    ) -> None:
        self._store = store
        self._prefix = f"{_FORMAT} {fingerprint(identity)} ".encode()
        self._clock = clock
        self._keep_seconds = max(1, int(keep_for.total_seconds()))
        self._failed = datetime.min.replace(tzinfo=UTC)

    def load(self, name: bytes) -> bytes | None:
        """The entry, if it is there and whole."""
        return self.load_many([name])[0]

    def load_many(self, names: Sequence[bytes]) -> list[bytes | None]:
        """Each entry that is there and whole, else None."""
        nothing: list[bytes | None] = [None] * len(names)
        if not names or self._is_left_alone():
            return nothing
        whole_names = [self._prefix + name for name in names]
        try:
            stored = self._store.get_many(*map(_key, whole_names))
        except Exception as error:  # noqa: BLE001 - each backend fails in its own way
            self._leave_alone("read", type(error).__name__)
            return nothing
        return list(map(_body, whole_names, stored))

    def save(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep each named body, as far as the cache can."""
        refused = 0
        for name, body in entries:
            if self._is_left_alone():
                return
            whole_name = self._prefix + name
            entry = msgspec.msgpack.encode(_Entry(whole_name, digest(body), body))
            try:
                kept = self._store.set(_key(whole_name), entry, timeout=self._keep_seconds)
            except Exception as error:  # noqa: BLE001 - each backend fails in its own way
                self._leave_alone("written", type(error).__name__)
            else:
                refused += kept is False
        if refused:
            logger.warning("cache did not keep %d entries; is it full?", refused)

    def _is_left_alone(self) -> bool:
        # A failure that lies in the future is of a clock that has been set back.
        return self._failed <= self._clock() < self._failed + _LEFT_ALONE

    def _leave_alone(self, what: str, why: str) -> None:
        self._failed = self._clock()
        logger.warning("cache cannot be %s: %s", what, why)


def fingerprint(identity: tuple[str | None, ...]) -> str:
    """Tells base URL, key and organisation from all others, and names none of them."""
    return hashlib.sha256("\n".join(part or "" for part in identity).encode()).hexdigest()


def digest(body: bytes) -> bytes:
    """Tells one body from another."""
    return hashlib.blake2b(body, digest_size=16).digest()


def _key(whole_name: bytes) -> str:
    return hashlib.sha256(whole_name).hexdigest()


def _body(whole_name: bytes, stored: object) -> bytes | None:
    if not isinstance(stored, bytes):
        return None
    try:
        entry = _decoder.decode(stored)
    except msgspec.MsgspecError:
        return None
    whole = entry.name == whole_name and entry.digest == digest(entry.body)
    return entry.body if whole else None
