"""Ready responses: bytes that are sent again for as long as what they were made of has not changed.

They are keyed by path, normalised query and data version, kept in the memory of each process, and
where ``CACHE_TYPE`` names a cache that processes share, there as well. All of it may be emptied at
any time.
"""

import gzip
import hashlib
import hmac
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from time import monotonic
from typing import Any, Literal, NamedTuple

import msgspec
from cachetools import LRUCache
from flask import Response, current_app, request
from flask_caching import Cache

from app.api.schemas.encoding import encode
from app.openai_admin.deadline import Deadline
from app.reports.service import Report, ReportService
from app.spend.days import DayRange
from app.store.database import StoreUnavailable
from app.sync.cached_admin import CachedAdmin, DataVersion
from app.sync.freshness import Freshness

logger = logging.getLogger(__name__)

EXTENSION = "spend"

_MOST_BYTES = 64 << 20
# Larger ones are made again each time, and sent while they are made.
_LARGE_BYTES = 8 << 20
# Smaller ones fit into one packet as they are.
_COMPRESSED_FROM_BYTES = 1_400
# A shared cache that failed is left out for so long.
_BACK_OFF_SECONDS = 10

Headers = tuple[tuple[str, str], ...]
Body = Iterable[bytes]
# The whole body, or the beginning and the rest of a large one.
_Begun = tuple[bytes, Iterator[bytes] | None, Freshness]

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_JSON = (("Content-Type", _TYPES["json"]),)


class Services(NamedTuple):
    """What the endpoints of one application work with."""

    admin: CachedAdmin
    reports: ReportService
    responses: "ResponseCache"


class _Entry(msgspec.Struct, array_like=True):
    """A response in a shared cache."""

    body: bytes
    as_of: datetime
    expires_at: datetime


class CachedResponse:
    """One response, and its compressed form from the first time that it is wanted."""

    def __init__(self, body: bytes, fresh: Freshness) -> None:
        self.body = body
        self.fresh = fresh
        self.etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        # Twice the body, for a compressed form comes beside most.
        self.size = 2 * len(body) + 1_000
        self._compressed: bytes | None = None

    def compressed(self) -> bytes:
        """The body, compressed by gzip."""
        if self._compressed is None:
            self._compressed = gzip.compress(self.body, 6, mtime=0)
        return self._compressed


class ResponseCache:
    """The ready responses of one source.

    Entries of a shared cache carry an HMAC made with ``secret``, so that whoever can write to it
    cannot change a figure. With ``enabled`` false nothing is kept.
    """

    def __init__(self, shared: Cache | None, secret: bytes, *, enabled: bool = True) -> None:
        self._shared = shared
        self._secret = secret
        self._enabled = enabled
        self._in_memory: LRUCache[object, CachedResponse] = LRUCache(
            _MOST_BYTES, getsizeof=lambda response: response.size
        )
        self._lock = threading.Lock()
        self._failed_at = -float(_BACK_OFF_SECONDS)

    def get(
        self, path: str, query: msgspec.Struct, version: DataVersion | None, now: datetime
    ) -> CachedResponse | None:
        """The response, if it is still fresh."""
        if version is None:
            return None
        key = (path, query, version)
        with self._lock:
            response = self._in_memory.get(key)
        if response is None and self._shared is not None:
            response = self._from_shared(_shared_key(*key))
            if response:
                self._keep(key, response)
        return response if response and now < response.fresh.expires_at else None

    def put(
        self, path: str, query: msgspec.Struct, version: DataVersion, response: CachedResponse
    ) -> None:
        """Keep a response."""
        if not self._enabled or response.size > 2 * _LARGE_BYTES:
            return
        key = (path, query, version)
        self._keep(key, response)
        # What is stale is looked at again within seconds.
        if self._shared is not None and response.fresh.status == "HIT":
            self._to_shared(_shared_key(*key), response)

    def _keep(self, key: object, response: CachedResponse) -> None:
        with self._lock:
            self._in_memory[key] = response

    def _from_shared(self, key: str) -> CachedResponse | None:
        sealed = self._attempt(lambda cache: cache.get(key))
        if not isinstance(sealed, bytes) or len(sealed) < hashlib.sha256().digest_size:
            return None
        size = hashlib.sha256().digest_size
        seal, packed = sealed[:size], sealed[size:]
        if not hmac.compare_digest(seal, self._seal(key, packed)):
            return None
        entry = msgspec.msgpack.decode(packed, type=_Entry)
        return CachedResponse(entry.body, Freshness("HIT", entry.as_of, entry.expires_at))

    def _to_shared(self, key: str, response: CachedResponse) -> None:
        fresh = response.fresh
        packed = msgspec.msgpack.encode(_Entry(response.body, fresh.as_of, fresh.expires_at))
        seconds = max(1, int((fresh.expires_at - fresh.as_of).total_seconds()))
        sealed = self._seal(key, packed) + packed
        self._attempt(lambda cache: cache.set(key, sealed, timeout=seconds))

    def _seal(self, key: str, packed: bytes) -> bytes:
        return hmac.digest(self._secret, key.encode() + b"\n" + packed, "sha256")

    def _attempt(self, use: Callable[[Cache], object]) -> object:
        """What the shared cache gives; None where it fails, and for some seconds after that."""
        if self._shared is None or monotonic() - self._failed_at < _BACK_OFF_SECONDS:
            return None
        try:
            return use(self._shared)
        except Exception as error:  # noqa: BLE001 - each backend fails in its own way
            self._failed_at = monotonic()
            logger.warning("the response cache failed: %s", type(error).__name__)
            return None


def services() -> Services:
    """What the endpoints of the application under way work with."""
    found: Services = current_app.extensions[EXTENSION]
    return found


def deadline() -> Deadline:
    """The moment by which the request under way must be answered."""
    return Deadline(current_app.config["SETTINGS"].upstream_deadline)


def encode_report(report: Report[Any], schema: type[msgspec.Struct]) -> tuple[Body, Freshness]:
    """A report as JSON of this schema."""
    figures, fresh = report
    return [encode(figures, schema)], fresh


def download_headers(what: str, days: DayRange, kind: Literal["csv", "json"] = "csv") -> Headers:
    """What is sent with a file, whose name says what it holds and of which days."""
    span = dict.fromkeys([days.first.isoformat(), days.last.isoformat()])
    name = "_".join([what, *span])
    return (
        ("Content-Type", _TYPES[kind]),
        ("Content-Disposition", f'attachment; filename="{name}.{kind}"'),
    )


def cached_response(
    query: msgspec.Struct,
    make: Callable[[Deadline], tuple[Body, Freshness]],
    headers: Headers = _JSON,
) -> Response:
    """The ready response to the request under way, or the one that ``make`` makes now; 304 where
    the caller has it. A large one is sent while it is made.
    """
    admin, _, responses = services()
    now, version = admin.now(), admin.data_version()
    ready = responses.get(request.path, query, version, now)
    if ready is None:
        begin, rest, fresh = _made(make)
        if rest is not None:
            stream_headers = [*headers, *freshness_headers(fresh, admin.now())]
            return Response(chain([begin], rest), headers=stream_headers)
        ready = CachedResponse(begin, fresh)
        # What had to be fetched is of a newer version than the one before it, and what took until
        # after midnight may lack the new day.
        if version is not None and fresh.status != "MISS" and admin.today() == now.date():
            responses.put(request.path, query, version, ready)
    return _response(ready, admin.now(), headers)


def freshness_headers(fresh: Freshness, now: datetime) -> Headers:
    """How fresh the figures of a response are."""
    return (
        ("X-Cache", fresh.status),
        ("X-As-Of", fresh.as_of.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("Age", str(max(0, int((now - fresh.as_of).total_seconds())))),
        ("Cache-Control", "private, no-cache"),
    )


def _made(make: Callable[[Deadline], tuple[Body, Freshness]]) -> _Begun:
    try:
        return _begun(*make(deadline()))
    except StoreUnavailable:
        # It failed while it was read. Now it is done without, or a new one has been begun.
        return _begun(*make(deadline()))


def _begun(body: Body, fresh: Freshness) -> _Begun:
    return *_first_bytes(iter(body)), fresh


def _first_bytes(body: Iterator[bytes]) -> tuple[bytes, Iterator[bytes] | None]:
    """The whole body, or the beginning of a large one and its rest."""
    begin = bytearray()
    for part in body:
        begin += part
        if len(begin) > _LARGE_BYTES:
            return bytes(begin), body
    return bytes(begin), None


def _shared_key(path: str, query: msgspec.Struct, version: DataVersion) -> str:
    whole = msgspec.json.encode([path, query, str(version.stored)])
    return hashlib.sha256(whole).hexdigest()


def _takes_gzip() -> bool:
    # Looked for as a word first: most programs ask for nothing, and reading the header takes time.
    return "gzip" in request.environ.get("HTTP_ACCEPT_ENCODING", "") and (
        request.accept_encodings.quality("gzip") > 0
    )


def _response(ready: CachedResponse, now: datetime, headers: Headers) -> Response:
    body, etag = ready.body, ready.etag
    compress = len(body) >= _COMPRESSED_FROM_BYTES and _takes_gzip()
    if compress:
        body, etag = ready.compressed(), f"{etag}-gzip"
    all_headers = [
        *headers,
        *freshness_headers(ready.fresh, now),
        ("Vary", "Accept-Encoding"),
        ("ETag", f'"{etag}"'),
    ]
    if compress:
        all_headers.append(("Content-Encoding", "gzip"))
    response = Response(body, headers=all_headers)
    if "HTTP_IF_NONE_MATCH" in request.environ:
        response.make_conditional(request)
    return response
