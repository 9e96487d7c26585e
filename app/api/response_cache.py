"""Answers made once: ready bytes, kept in memory for as long as they hold.

A warm answer costs a look into a table. What it was made of may change at any time, so it is used
only while nothing in the ledger has changed and all of it is still believed.
"""

import gzip
import hashlib
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

import msgspec
from cachetools import LRUCache
from flask import Response, current_app, request

from app.api.schemas.encoding import encode
from app.openai_admin.deadline import Deadline
from app.reports.service import Report
from app.spend.days import DayRange
from app.sync.cached_admin import CachedAdmin
from app.sync.freshness import Freshness

EXTENSION = "openai_admin"
READY = "ready_answers"

_MOST_BYTES = 64 << 20
# Larger ones are made anew each time rather than push all others out.
_LARGE_BYTES = 16 << 20
# Smaller ones fit into one packet as they are.
_COMPRESSED_FROM_BYTES = 1_400

Made = tuple[bytes, Freshness]
Headers = tuple[tuple[str, str], ...]

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_JSON = (("Content-Type", _TYPES["json"]),)


class _Ready:
    """One answer, and its compressed form from the first time that it is wanted."""

    def __init__(self, asked: tuple[str, bytes], made: Made, state: object) -> None:
        body, fresh = made
        self.asked = asked
        self.body = body
        self.fresh = fresh
        self.state = state
        self.etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        # Twice the body, for a compressed form comes beside most.
        self.size = 2 * len(body) + len(asked[1])
        self._compressed: bytes | None = None

    def compressed(self) -> bytes:
        if self._compressed is None:
            self._compressed = gzip.compress(self.body, 6, mtime=0)
        return self._compressed


class ReadyAnswers:
    """The ready answers of one application, by path and query."""

    def __init__(self) -> None:
        self._answers: LRUCache[object, _Ready] = LRUCache(
            _MOST_BYTES, getsizeof=lambda ready: ready.size
        )
        self._lock = threading.Lock()

    def find(self, asked: tuple[str, bytes], state: object, now: datetime) -> _Ready | None:
        """The answer, if it still holds."""
        with self._lock:
            ready = self._answers.get(asked)
        if ready is None or ready.state != state or now >= ready.fresh.good_until:
            return None
        return ready

    def keep(self, ready: _Ready) -> None:
        """Keep an answer."""
        if ready.size <= _LARGE_BYTES:
            with self._lock:
                self._answers[ready.asked] = ready


def openai_admin() -> CachedAdmin:
    """The application's one door to OpenAI's figures."""
    admin: CachedAdmin = current_app.extensions[EXTENSION]
    return admin


def deadline() -> Deadline:
    """The moment by which the request under way must be answered."""
    return Deadline(current_app.config["SETTINGS"].upstream_deadline)


def encode_report(report: Report[Any], schema: type[msgspec.Struct]) -> Made:
    """A report as JSON of this schema."""
    figures, fresh = report
    return encode(figures, schema), fresh


def as_file(what: str, days: DayRange, kind: Literal["csv", "json"] = "csv") -> Headers:
    """What is sent with a file, whose name says what it holds and of which days."""
    span = dict.fromkeys([days.first.isoformat(), days.last.isoformat()])
    name = "_".join([what, *span])
    return (
        ("Content-Type", _TYPES[kind]),
        ("Content-Disposition", f'attachment; filename="{name}.{kind}"'),
    )


def answer(make: Callable[[CachedAdmin, Deadline], Made], what_it_is: Headers = _JSON) -> Response:
    """The ready answer to the request under way, or the one that ``make`` makes now; 304 where the
    caller has it.
    """
    admin = openai_admin()
    answers: ReadyAnswers = current_app.extensions[READY]
    asked = (request.path, request.query_string)
    now, state = admin.now(), admin.state()
    ready = answers.find(asked, state, now)
    if ready is None:
        ready = _Ready(asked, make(admin, deadline()), state)
        # One that had to be read from OpenAI is made of another state than the one before it, and
        # one that took until after midnight may lack the new day.
        is_of_now = ready.fresh.how != "MISS" and admin.today() == now.date()
        if state is not None and is_of_now:
            answers.keep(ready)
    return _response(ready, admin.now(), what_it_is)


def freshness_headers(fresh: Freshness, now: datetime) -> Headers:
    """How fresh the figures of an answer are."""
    return (
        ("X-Cache", fresh.how),
        ("X-As-Of", fresh.as_of.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("Age", str(max(0, int((now - fresh.as_of).total_seconds())))),
        ("Cache-Control", "private, no-cache"),
    )


def _takes_gzip() -> bool:
    # Looked for as a word first: most programs ask for nothing, and reading the header takes time.
    return "gzip" in request.environ.get("HTTP_ACCEPT_ENCODING", "") and (
        request.accept_encodings.quality("gzip") > 0
    )


def _response(ready: _Ready, now: datetime, what_it_is: Headers) -> Response:
    body, etag = ready.body, ready.etag
    compress = len(body) >= _COMPRESSED_FROM_BYTES and _takes_gzip()
    if compress:
        body, etag = ready.compressed(), f"{etag}-gzip"
    headers = [
        *what_it_is,
        *freshness_headers(ready.fresh, now),
        ("Vary", "Accept-Encoding"),
        ("ETag", f'"{etag}"'),
    ]
    if compress:
        headers.append(("Content-Encoding", "gzip"))
    response = Response(body, headers=headers)
    if "HTTP_IF_NONE_MATCH" in request.environ:
        response.make_conditional(request)
    return response
