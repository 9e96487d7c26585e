"""The same questions, answered from the cache first.

An entry is one whole answer, under a key made of the endpoint, the normalised question and a
fingerprint of base URL, key and organisation. Only good answers are stored: an error is raised
before it could be.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from typing import NamedTuple, Protocol

import msgspec

from app.errors import MissingScope
from app.openai_admin.client import AdminClient
from app.openai_admin.deadline import Deadline, Upstream
from app.openai_admin.pages import costs_page
from app.openai_admin.questions import CostsQuestion, settled_until
from app.spend.days import DayRange, today_at
from app.spend.records import Project
from app.spend.totals import summarise

logger = logging.getLogger(__name__)

# Raised when the form of entries changes, so that an old one is never read as a new one.
_FORMAT = 1


class Answer(NamedTuple):
    """An encoded JSON body, when it was read from OpenAI (UTC), and whether the cache had it."""

    body: bytes
    as_of: datetime
    hit: bool


class Store(Protocol):
    """What is used of Flask-Caching."""

    def get(self, key: str) -> object:
        """The value, or None."""

    def set(self, key: str, value: object, timeout: int) -> object:
        """Keep a value for so many seconds."""


class _Entry(msgspec.Struct, array_like=True):
    question: bytes
    as_of: float
    body: bytes
    digest: bytes


class CachedAdmin:
    """Answers in JSON, each believed for ``timeout`` seconds; the only door to OpenAI's figures."""

    def __init__(
        self,
        client: AdminClient,
        store: Store,
        *,
        timeout: int,
        fingerprint: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._store = store
        self._timeout = timeout
        self._fingerprint = fingerprint
        self._clock = clock
        self._upstream = Upstream()

    def now(self) -> datetime:
        """The present, to the second."""
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def today(self) -> date:
        """The UTC day that is not over yet."""
        return today_at(self.now())

    def costs_page(self, question: CostsQuestion, deadline: Deadline) -> Answer:
        """``GET /costs``: one :class:`~app.openai_admin.pages.CostsPage`."""

        def ask(_: datetime) -> bytes:
            page = self._upstream.run(
                deadline, partial(self._client.costs_page, question, deadline)
            )
            return msgspec.json.encode(costs_page(page))

        return self._answer("costs", msgspec.json.encode(question), ask)

    def summary(self, days: DayRange, deadline: Deadline) -> Answer:
        """``GET /costs/summary``: a :class:`~app.spend.summary.Summary` of days up to today.

        With a key that may not read projects, their ids stand for their names.
        """
        today = self.today()
        questions = [
            CostsQuestion(window, settled_until(window, today), ("line_item", "project_id"))
            for window in days.windows()
        ]

        def ask(now: datetime) -> bytes:
            projects = self._upstream.start(partial(self._readable_projects, deadline))
            windows = [
                self._upstream.start(partial(self._client.cost_days, asked, deadline))
                for asked in questions
            ]
            self._upstream.finish(deadline, [projects, *windows])
            return msgspec.json.encode(
                summarise(
                    days,
                    chain.from_iterable(window.result() for window in windows),
                    projects.result(),
                    today=today,
                    as_of=now,
                )
            )

        return self._answer("costs/summary", msgspec.json.encode(questions), ask)

    def projects(self, deadline: Deadline) -> tuple[list[Project], Answer]:
        """Every project, archived ones in, and the answer that says how fresh the list is."""
        answer = self._upstream.run(deadline, partial(self._project_list, deadline))
        return _decode_projects(answer.body), answer

    def _project_list(self, deadline: Deadline) -> Answer:
        return self._answer(
            "projects", b"", lambda _: msgspec.json.encode(self._client.projects(deadline))
        )

    def _readable_projects(self, deadline: Deadline) -> list[Project] | None:
        try:
            return _decode_projects(self._project_list(deadline).body)
        except MissingScope:
            return None

    def _answer(self, endpoint: str, question: bytes, ask: Callable[[datetime], bytes]) -> Answer:
        """The stored answer, if it is still believed; else what ``ask`` reads now, stored."""
        question = b"%d %b %b %b" % (
            _FORMAT,
            self._fingerprint.encode(),
            endpoint.encode(),
            question,
        )
        key = hashlib.sha256(question).hexdigest()
        known = self._load(key, question)
        if known:
            logger.info("cache hit %s", endpoint)
            return known
        logger.info("cache miss %s", endpoint)
        now = self.now()
        body = ask(now)
        self._save(key, _Entry(question, now.timestamp(), body, _digest(body)))
        return Answer(body, now, hit=False)

    def _load(self, key: str, question: bytes) -> Answer | None:
        """A whole, believed entry. A cache that is down, or a damaged entry, is a miss."""
        try:
            stored = self._store.get(key)
            if not isinstance(stored, bytes):
                return None
            entry = msgspec.msgpack.decode(stored, type=_Entry)
        except Exception as error:  # noqa: BLE001 - each backend fails in its own way
            logger.warning("cache cannot be read: %s", type(error).__name__)
            return None
        age = self.now().timestamp() - entry.as_of
        whole = entry.question == question and entry.digest == _digest(entry.body)
        if not whole or not 0 <= age < self._timeout:
            return None
        return Answer(entry.body, datetime.fromtimestamp(entry.as_of, UTC), hit=True)

    def _save(self, key: str, entry: _Entry) -> None:
        try:
            self._store.set(key, msgspec.msgpack.encode(entry), timeout=self._timeout)
        except Exception as error:  # noqa: BLE001 - a cache that is down costs speed, not answers
            logger.warning("cache cannot be written: %s", type(error).__name__)


def fingerprint(base_url: str, key: str, organisation: str | None) -> str:
    """Tells the answers of one key, organisation and server from all others; names none of them."""
    identity = "\n".join((base_url, key, organisation or ""))
    return hashlib.sha256(identity.encode()).hexdigest()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def _decode_projects(body: bytes) -> list[Project]:
    return msgspec.json.decode(body, type=list[Project])
