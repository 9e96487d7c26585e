"""What a first visit transfers before and after the figures are painted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request

from bench.browser import browser
from bench.context import Context
from bench.painting import CHART, ROWS, TOTAL, visitor, wait_until_calm
from bench.report import Report, Row, at_most
from bench.servers import PROGRAM, Server, gunicorn

_WANTED_KB = {"script": 135, "stylesheet": 35}
_WORDS = {"script": "JavaScript", "stylesheet": "CSS"}
_WORTH_COMPRESSING = 1500
"""Bytes, head and body."""

_SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
"""As Lighthouse's phone has: milliseconds, and bytes a second."""

_FOR_LATER = {
    "the chart library": ("chart",),
    "the calendar": ("custom-range", "calendar"),
    "other pages": ("project-page", "projects-page"),
    "dialogs": ("dialog", "Modal"),
}
"""What the figures do not need, by words in the names of the bundle files that hold it."""


class Transfer(NamedTuple):
    """A file as it was sent: bytes of head and body, milliseconds from the start of the visit."""

    name: str
    kind: str
    encoding: str
    size: int
    began: float
    ended: float


class Visit(NamedTuple):
    """All transfers of a first visit; when the total was ``received``, and when painted."""

    transfers: list[Transfer]
    received: float
    painted: float

    @property
    def needed(self) -> list[Transfer]:
        """The bundle's files begun before the total was received, or ended before its paint."""
        compiled = [one for one in self.transfers if one.kind in _WORDS]
        return [one for one in compiled if one.began < self.received or one.ended < self.painted]

    @property
    def later(self) -> list[Transfer]:
        """The bundle's other files, which delayed nothing."""
        return [one for one in self.transfers if one.kind in _WORDS and one not in self.needed]


def measure(run: Context) -> Report:
    """Transfers of the demo to a browser with an empty cache, over a slow line, which makes their
    order clear. Of several visits the one that needed most; sizes in 10^3 bytes.
    """
    with (
        browser() as chromium,
        gunicorn(PROGRAM, run.fake("northwind"), run.folder()) as server,
    ):
        visits = [_visit(chromium, server) for _ in range(1 if run.quick else 4)]
    return Report(list(_rows(max(visits, key=lambda visit: _kilobytes(visit.needed)))))


def _visit(chromium: Browser, server: Server) -> Visit:
    with visitor(chromium) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _SLOW_LINE)
        done: list[Request] = []
        page.on("requestfinished", lambda request: done.append(request))  # noqa: PLW0108 - Playwright marks it
        page.goto(f"{server.url}/", wait_until="commit")
        began = page.evaluate("() => performance.timeOrigin")
        painted = page.evaluate("() => painted.first('total')")
        wait_until_calm(page, (TOTAL, ROWS, CHART))
        page.wait_for_load_state("networkidle")
        transfers = [_transfer(request, began) for request in done]
        received = next(one.ended for one in transfers if one.name == "summary")
        return Visit(transfers, received, painted)


def _transfer(request: Request, origin: float) -> Transfer:
    response = request.response()
    sizes = request.sizes()
    began = request.timing["startTime"] - origin
    return Transfer(
        name=urlsplit(request.url).path.rpartition("/")[2] or "index.html",
        kind=request.resource_type,
        encoding=(response and response.header_value("content-encoding")) or "none",
        size=sizes["responseHeadersSize"] + sizes["responseBodySize"],
        began=began,
        ended=began + request.timing["responseEnd"],
    )


def _kilobytes(transfers: Sequence[Transfer]) -> float:
    return sum(one.size for one in transfers) / 1000


def _rows(visit: Visit) -> Iterator[Row]:
    for kind, wanted in _WANTED_KB.items():
        needed = [one for one in visit.needed if one.kind == kind]
        what = f"first visit: {_WORDS[kind]} until the figures are painted"
        yield at_most(what, _kilobytes(needed), wanted, " kB")
        yield Row(f"first visit: that {_WORDS[kind]}", _listed(needed))
    bundle = [one for one in (*visit.needed, *visit.later) if one.size > _WORTH_COMPRESSING]
    plain = [one.name for one in bundle if one.encoding != "br"]
    yield Row("first visit: sent without brotli", ", ".join(plain) or "none", "none", not plain)
    yield Row("first visit: after the figures", _listed(visit.later))
    for what, words in _FOR_LATER.items():
        early = [one.name for one in visit.needed if any(word in one.name for word in words)]
        reached = ", ".join(early) or "after"
        yield Row(f"first visit: {what}, before or after the figures", reached, "after", not early)
    rest = [one for one in visit.transfers if one.kind not in _WORDS]
    yield Row("first visit: document and answers", _listed(rest))


def _listed(transfers: Sequence[Transfer]) -> str:
    return ", ".join(f"{one.name} {one.size / 1000:.1f} kB" for one in transfers) or "none"
