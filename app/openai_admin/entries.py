"""What the cache holds: whole answers, each with its question, its times and a checksum.

A cache that is down, a damaged entry, or one of another key or of an old format is a miss: it costs
a call to OpenAI, never an answer.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

import msgspec

logger = logging.getLogger(__name__)

# Raised when the form of entries changes, so that an old one is never read as a new one.
_FORMAT = 2
# A cache that failed is left alone for this long, so that a dead one does not slow each request.
_LEFT_ALONE = timedelta(seconds=10)

Clock = Callable[[], datetime]


class Answer(NamedTuple):
    """An encoded JSON body, when it was read from OpenAI, until when it is believed (both UTC), and
    whether the cache had it.
    """

    body: bytes
    as_of: datetime
    believed_until: datetime
    hit: bool


class Store(Protocol):
    """What is used of Flask-Caching."""

    def get(self, key: str) -> object:
        """The value, or None."""

    def set(self, key: str, value: object, timeout: int) -> object:
        """Keep a value for so many seconds; False where that failed."""


class _Entry(msgspec.Struct, array_like=True):
    question: bytes
    as_of: float
    believed_until: float
    body: bytes
    digest: bytes


class Entries:
    """The answers of one key, organisation and server."""

    def __init__(self, store: Store, identity: tuple[str | None, ...], clock: Clock) -> None:
        self._store = store
        self._fingerprint = fingerprint(identity)
        self._clock = clock
        self._usable_from = datetime.min.replace(tzinfo=UTC)

    def load(self, endpoint: str, question: bytes) -> Answer | None:
        """The answer, if it is there, whole, and still believed."""
        now = self._clock()
        if now < self._usable_from:
            return None
        whole_question = self._whole(endpoint, question)
        try:
            stored = self._store.get(_key(whole_question))
            if not isinstance(stored, bytes):
                return None
            entry = msgspec.msgpack.decode(stored, type=_Entry)
        except msgspec.MsgspecError:
            return None
        except Exception as error:  # noqa: BLE001 - each backend fails in its own way
            self._leave_alone("read", type(error).__name__)
            return None
        whole = entry.question == whole_question and entry.digest == _digest(entry.body)
        if not whole or not entry.as_of <= now.timestamp() < entry.believed_until:
            return None
        as_of, until = (
            datetime.fromtimestamp(moment, UTC) for moment in (entry.as_of, entry.believed_until)
        )
        return Answer(entry.body, as_of, until, hit=True)

    def save(self, endpoint: str, question: bytes, answer: Answer) -> None:
        """Keep an answer for as long as it is believed."""
        if self._clock() < self._usable_from:
            return
        whole_question = self._whole(endpoint, question)
        entry = _Entry(
            whole_question,
            answer.as_of.timestamp(),
            answer.believed_until.timestamp(),
            answer.body,
            _digest(answer.body),
        )
        seconds = int((answer.believed_until - answer.as_of).total_seconds())
        try:
            kept = self._store.set(
                _key(whole_question), msgspec.msgpack.encode(entry), timeout=max(1, seconds)
            )
        except Exception as error:  # noqa: BLE001 - each backend fails in its own way
            self._leave_alone("written", type(error).__name__)
        else:
            if kept is False:
                logger.warning("cache cannot be written")

    def _leave_alone(self, what: str, why: str) -> None:
        self._usable_from = self._clock() + _LEFT_ALONE
        logger.warning("cache cannot be %s: %s", what, why)

    def _whole(self, endpoint: str, question: bytes) -> bytes:
        return b"%d %b %b %b" % (_FORMAT, self._fingerprint.encode(), endpoint.encode(), question)


def fingerprint(identity: tuple[str | None, ...]) -> str:
    """Tells base URL, key and organisation from all others, and names none of them."""
    return hashlib.sha256("\n".join(part or "" for part in identity).encode()).hexdigest()


def _key(whole_question: bytes) -> str:
    return hashlib.sha256(whole_question).hexdigest()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()
