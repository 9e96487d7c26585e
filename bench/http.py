"""Sends requests to a server, and counts the calls that it made to OpenAI for them."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPResponse
from typing import NamedTuple
from urllib.parse import urlsplit

from app.spend.days import DayRange
from bench.servers import Server

_TIMEOUT_SECONDS = 900
_CHUNK_BYTES = 1 << 20
_TAIL_BYTES = 4096


class Answer(NamedTuple):
    """A whole response body, and the seconds until its last byte."""

    body: bytes
    seconds: float


def fetch(server: Server, path: str, *, method: str = "GET", key: str = "") -> Answer:
    """The answer, over a new connection. RuntimeError for a status of 400 and above."""
    began = time.perf_counter()
    with _response(server, path, method, key) as response:
        body = response.read()
    return Answer(body, time.perf_counter() - began)


def drain(server: Server, path: str) -> bytes:
    """Read an answer of any size to its end; returns its last bytes only."""
    tail = b""
    with _response(server, path, "GET", "") as response:
        while chunk := response.read(_CHUNK_BYTES):
            tail = (tail + chunk)[-_TAIL_BYTES:]
    return tail


@contextmanager
def _response(server: Server, path: str, method: str, key: str) -> Iterator[HTTPResponse]:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=_TIMEOUT_SECONDS)
    try:
        connection.request(method, path, headers={"Authorization": f"Bearer {key}"} if key else {})
        response = connection.getresponse()
        if response.status >= 400:
            raise RuntimeError(f"{method} {path}: {response.status} {response.read()[:500]!r}")
        yield response
    finally:
        connection.close()


def date_range(first: date, days: int) -> str:
    """The query of this many days."""
    return f"start_date={first}&end_date={first + timedelta(days=days - 1)}"


def summary(first: date, days: int) -> str:
    """The path of the summary of this many days."""
    return f"/costs/summary?{date_range(first, days)}"


class Calls(NamedTuple):
    """How many calls a fake OpenAI received."""

    costs: int
    projects: int


def calls_since(fake: Server) -> Calls:
    """The calls since this function was last called."""
    listed = json.loads(fetch(fake, "/_control/calls").body)["calls"]
    fetch(fake, "/_control/calls", method="DELETE")
    counted = Counter(call["path"].rpartition("/")[2] for call in listed)
    return Calls(counted["costs"], counted["projects"])


def usage_page_requests(days: DayRange) -> list[str]:
    """The requests of the Usage page for these days, in its order."""
    range_ = date_range(days.first, days.days)
    view = f"{range_}&compare=previous"
    return [
        f"/costs/summary?{view}",
        f"/costs/series?{view}&by=project",
        f"/costs/breakdown?{view}&by=project",
        f"/costs/changes?{view}",
        "/costs/forecast",
        f"/costs/unusual?{range_}",
    ]
