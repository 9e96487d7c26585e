"""Carrying a question to OpenAI and its answer back: session, time-outs, retries.

The only module that imports requests.
"""

import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from ipaddress import ip_address
from time import monotonic, sleep
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import ProxyManager
from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError
from urllib3.util import Retry

from app.errors import ApiError, UpstreamInvalidAnswer, UpstreamUnreachable
from app.openai_admin.connections import POOLS, one_call
from app.openai_admin.deadline import Deadline
from app.openai_admin.error_mapping import UpstreamAnswer, to_api_error

logger = logging.getLogger(__name__)

Params = Sequence[tuple[str, str]]
Read_co = TypeVar("Read_co", covariant=True)
Read = TypeVar("Read")

_CONNECT_SECONDS = 10
# A socket's time-out of zero would mean not to wait at all.
_LEAST_SECONDS = 0.01
_CHUNK_BYTES = 1 << 18
# What is held of an answer that is no page of costs: a list of projects, or a failure.
_MOST_BYTES = 64 << 20
# A longer wait than this is the caller's to decide about, so it becomes our own 429.
_SHORT_RETRY_AFTER = 5
# The policy only. It is not mounted on the session, for a body that breaks off half way and a wait
# that outlasts the deadline are beyond what urllib3's own loop can see.
_RETRIES = Retry(
    total=2, status_forcelist=[429, 500, 502, 503, 504], backoff_factor=0.4, backoff_jitter=0.1
)


class Reader(Protocol[Read_co]):
    """Makes something of a body while it arrives."""

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""

    def finish(self) -> Read_co:
        """What the whole body says."""


class BytesReader:
    """Keeps the body as it is."""

    def __init__(self) -> None:
        self._body = bytearray()

    def feed(self, piece: bytes) -> None:
        """Keep the next piece."""
        self._body += piece
        if len(self._body) > _MOST_BYTES:
            raise UpstreamInvalidAnswer(
                f"OpenAI's answer is larger than {_MOST_BYTES >> 20} MB. Try again later."
            )

    def finish(self) -> bytes:
        """All of it."""
        return bytes(self._body)


class _BearerKey(AuthBase):
    """Sends the key. As requests' ``auth`` rather than a header, for else a ~/.netrc entry for
    the host would take its place.
    """

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class _Adapter(HTTPAdapter):
    """Takes connections that can be hung up on, through a proxy, too."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = POOLS
        return manager


class HttpClient:
    """Reads from the Admin API at ``base_url`` (``https://api.openai.com/v1``) with one key."""

    def __init__(self, base_url: str, key: str, organisation: str | None) -> None:
        self._base_url = base_url
        self._key = key
        self._host = urlsplit(base_url).hostname or base_url
        self._session = requests.Session()
        self._session.mount("http://", _Adapter())
        self._session.mount("https://", _Adapter())
        self._session.auth = _BearerKey(key)
        self._session.headers["Accept"] = "application/json"
        # A proxy named in the environment is for the way out, not for this machine itself.
        self._session.trust_env = not _is_loopback(self._host)
        if organisation:
            self._session.headers["OpenAI-Organization"] = organisation

    def get(
        self, what: str, params: Params, deadline: Deadline, reader: Callable[[], Reader[Read]]
    ) -> Read:
        """What a ``reader`` makes of a 200 from ``/organization/{what}``; asked again, a few times
        and each time with a new reader, where that may help and while there is time. Any other end
        is one of ``app.errors``.
        """
        retries = _RETRIES
        while True:
            deadline.check()
            wait: float | None = None
            try:
                answer = self._send_once(what, params, deadline, reader())
            except (requests.RequestException, HTTPError, OSError) as error:
                failure: ApiError = self._unreachable(error)
            else:
                if not isinstance(answer, UpstreamAnswer):
                    return answer
                failure = to_api_error(what, answer, self._key)
                if not retries.is_retry("GET", answer.status):
                    raise failure
                wait = answer.retry_after
            deadline.check()
            retries = _one_less(retries, failure)
            wait = retries.get_backoff_time() if wait is None else wait
            if wait > min(_SHORT_RETRY_AFTER, deadline.remaining):
                raise failure
            sleep(wait)

    def _send_once(
        self, what: str, params: Params, deadline: Deadline, reader: Reader[Read]
    ) -> Read | UpstreamAnswer:
        started = monotonic()
        outcome = "broke"
        seconds = max(deadline.remaining, _LEAST_SECONDS)
        try:
            with (
                one_call() as call,
                deadline.aborting(call.abort),
                self._session.get(
                    f"{self._base_url}/organization/{what}",
                    params=list(params),
                    stream=True,
                    allow_redirects=False,
                    timeout=(min(_CONNECT_SECONDS, seconds), seconds),
                ) as response,
            ):
                status = response.status_code
                if status == HTTPStatus.OK:
                    _stream_body(response, reader, deadline)
                    answer: Read | UpstreamAnswer = reader.finish()
                else:
                    refusal = BytesReader()
                    _stream_body(response, refusal, deadline)
                    wait = _retry_after(response.headers.get("Retry-After"))
                    answer = UpstreamAnswer(status, wait, refusal.finish())
            outcome = str(status)
        finally:
            milliseconds = (monotonic() - started) * 1000
            logger.info("upstream GET /organization/%s %s %.0f ms", what, outcome, milliseconds)
        return answer

    def _unreachable(self, error: Exception) -> UpstreamUnreachable:
        logger.warning("upstream %s: %s", self._host, type(error).__name__)
        failure = UpstreamUnreachable(
            f"No whole answer came from {self._host}: the connection failed or broke. Check this "
            "server's network, proxy and OPENAI_BASE_URL, then try again."
        )
        failure.__cause__ = error
        return failure


def _one_less(retries: Retry, failure: ApiError) -> Retry:
    try:
        return retries.increment("GET", "")
    except MaxRetryError:
        raise failure from failure.__cause__


def _stream_body(response: requests.Response, reader: Reader[object], deadline: Deadline) -> None:
    """The body to its end, in pieces, so that one that only drips does not outlast the deadline."""
    while piece := response.raw.read1(_CHUNK_BYTES, decode_content=True):
        reader.feed(piece)
        deadline.check()


def _retry_after(header: str | None) -> int | None:
    """Seconds, from a number or an HTTP date; None where there is none that can be read."""
    if header is None:
        return None
    try:
        return round(_RETRIES.parse_retry_after(header[:64]))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
