"""Asking a server once, and counting what that made it ask of OpenAI."""

import json
import time
from collections import Counter
from datetime import date, timedelta
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlsplit

from app.spend.days import DayRange
from bench.servers import Server

_SECONDS = 900


class Answer(NamedTuple):
    """A whole answer, and the seconds that it took; ``kept`` is its X-Cache."""

    body: bytes
    seconds: float
    kept: str


def ask(server: Server, path: str, *, method: str = "GET", key: str = "") -> Answer:
    """The answer, over a connection of its own; only a good one is one."""
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=_SECONDS)
    try:
        began = time.perf_counter()
        connection.request(method, path, headers={"Authorization": f"Bearer {key}"} if key else {})
        response = connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - began
    finally:
        connection.close()
    if response.status >= 400:
        raise RuntimeError(f"{method} {path}: {response.status} {body[:500]!r}")
    return Answer(body, seconds, response.headers.get("X-Cache", ""))


def summary(first: date, days: int) -> str:
    """The path of a summary of so many days."""
    return f"/costs/summary?start_date={first}&end_date={first + timedelta(days=days - 1)}"


class Calls(NamedTuple):
    """How many calls a fake OpenAI had."""

    costs: int
    projects: int


def calls_since(fake: Server) -> Calls:
    """The calls since this was last asked."""
    listed = json.loads(ask(fake, "/_control/calls").body)["calls"]
    ask(fake, "/_control/calls", method="DELETE")
    counted = Counter(call["path"].rpartition("/")[2] for call in listed)
    return Calls(counted["costs"], counted["projects"])


def page_of(days: DayRange) -> list[str]:
    """What the Usage page asks for these days, in its order."""
    range_ = f"start_date={days.first}&end_date={days.last}"
    view = f"{range_}&compare=previous"
    return [
        f"/costs/summary?{view}",
        f"/costs/series?{view}&by=project",
        f"/costs/breakdown?{view}&by=project",
        f"/costs/changes?{view}",
        "/costs/forecast",
        f"/costs/unusual?{range_}",
    ]
