"""Times from an input to the paint of its result, measured in the page (``painted.js``)."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize
from playwright.sync_api import Error as BrowserError

from bench.missing_tool import MissingTool
from bench.report import Row

_SCRIPT = Path(__file__).with_name("painted.js")
_SECONDS = 30
_WIDE: ViewportSize = {"width": 1440, "height": 900}

TOTAL = "total"
ROWS = "rows"
CHART = "chart"


def _nothing(_page: Page) -> None:
    pass


class Step(NamedTuple):
    """One input, and the parts of the page that change after it. ``ready`` is done before, and is
    not timed.
    """

    kind: str
    act: Callable[[Page], None]
    changes: Sequence[str]
    ready: Callable[[Page], None] = _nothing


class Times(NamedTuple):
    """Milliseconds from an input until the last answer came, and until each part was painted."""

    answered: float
    painted: dict[str, float]

    @property
    def whole(self) -> float:
        """Until all of it was painted."""
        return max(self.painted.values())


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """An empty page of a browser with an empty cache."""
    context = browser.new_context(viewport=_WIDE, locale="en-US", timezone_id="UTC")
    try:
        context.set_default_timeout(_SECONDS * 1000)
        context.add_init_script(path=_SCRIPT)
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def opened(browser: Browser, address: str, kinds: Sequence[str]) -> Iterator[Page]:
    """A page as a new visitor sees it, once all of these kinds are shown."""
    with visitor(browser) as page:
        page.goto(address)
        wait_until_calm(page, kinds)
        yield page


def load(page: Page, address: str, kinds: Sequence[str]) -> float:
    """Open an address; returns milliseconds until all of these kinds were painted first."""
    with _missing_where_it_fails(page):
        page.goto(address, wait_until="commit")
        milliseconds: float = page.evaluate(
            "async (kinds) => Math.max(...await Promise.all(kinds.map(painted.first)))",
            list(kinds),
        )
    wait_until_calm(page, kinds)
    return milliseconds


def wait_until_calm(page: Page, kinds: Sequence[str]) -> None:
    """Wait until nothing loads or moves, so that the next time is that of the next input alone."""
    with _missing_where_it_fails(page):
        page.wait_for_function("kinds => painted.calm(kinds)", arg=list(kinds))


def take(page: Page, step: Step) -> Times:
    """Take one step and wait until the page is calm; returns its times."""
    with _missing_where_it_fails(page):
        step.ready(page)
    wait_until_calm(page, step.changes)
    with _missing_where_it_fails(page):
        page.evaluate(
            "([kinds, ms]) => { window.times = painted.after(kinds, ms); }",
            [list(step.changes), _SECONDS * 1000],
        )
        step.act(page)
        times = page.evaluate("() => window.times")
    wait_until_calm(page, step.changes)
    return Times(max(times["answered"].values()), times["painted"])


@contextmanager
def _missing_where_it_fails(page: Page) -> Iterator[None]:
    """A page without the element that is looked for fails its own figures, not the whole run."""
    try:
        yield
    except BrowserError as error:
        raise MissingTool(f"{page.url}: {' '.join(error.message.split())[:300]}") from error


def row(what: str, times: Sequence[Times], wanted: float | None) -> Row:
    """The figure of one kind of step; ``wanted`` are milliseconds for the 95th percentile."""
    whole = [time.whole for time in times]
    most = statistics.quantiles(whole, n=20, method="inclusive")[-1] if whole[1:] else whole[0]
    stages = {"answers": [time.answered for time in times]}
    if len(times[0].painted) > 1:
        stages |= {part: [time.painted[part] for time in times] for part in times[0].painted}
    medians = ", ".join(f"{name} {statistics.median(of):.0f}" for name, of in stages.items())
    reached = f"{most:.0f} ms; median {statistics.median(whole):.0f} ms: {medians}"
    if wanted is None:
        return Row(what, reached)
    return Row(f"{what}, p95", reached, f"<= {wanted:g} ms", most <= wanted)
