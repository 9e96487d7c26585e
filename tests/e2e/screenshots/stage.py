"""A program in front of a fake OpenAI, both with a clock that stands, and a browser before them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from app import create_app
from app.config import Settings
from fake_openai import DEMO_KEY, FakeOpenAI
from tests.conftest import Clock
from tests.e2e.standing_clock import stand_still
from tests.live_server import Server

_SECONDS = 30
_LOOKS_ALIKE_AFTER = 20


class Look(NamedTuple):
    """A screen that is looked at; ``whole`` is the page from its head to its foot."""

    suffix: str
    size: tuple[int, int]
    dark: bool = False
    whole: bool = True


class Stage:
    """What a scene may change: OpenAI's faults, and what time it is."""

    def __init__(self, url: str, fake: FakeOpenAI, clock: Clock) -> None:
        self.url = url
        self.faults = fake.faults
        self._clock = clock

    def wait(self, hours: int) -> None:
        """Let so many hours pass, here and at OpenAI."""
        self._clock.now += timedelta(hours=hours)


@contextmanager
def stage(organisation: str, settings: Mapping[str, object]) -> Iterator[Stage]:
    """One while the block runs; its program has forgotten all others."""
    clock = Clock()
    with FakeOpenAI(organisation, now=clock) as fake:
        usual = Settings(
            api_key=DEMO_KEY,
            base_url=fake.base_url,
            cache_type="SimpleCache",
            database_url="sqlite://",
            log_level="ERROR",
        )
        program = create_app(replace(usual, **settings), clock=clock)  # type: ignore[arg-type]
        server = Server(program)
        try:
            yield Stage(server.url, fake, clock)
        finally:
            server.stop()


@contextmanager
def screen(browser: Browser, look: Look) -> Iterator[Page]:
    """An empty page as large and as dark as the look wants it."""
    width, height = look.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if look.dark else "light",
        locale="en-US",
        timezone_id="UTC",
        reduced_motion="reduce",
    )
    try:
        context.set_default_timeout(_SECONDS * 1000)
        _name_the_source(context)
        page = context.new_page()
        stand_still(page, Clock().now)
        yield page
    finally:
        context.close()


def _name_the_source(context: BrowserContext) -> None:
    """The fake's port is another one each time, and no reader's."""

    def answer(route: Route) -> None:
        route.fulfill(json={"status": "ok", "source": "api.openai.com"})

    context.route("**/healthz", answer)


def settle(page: Page) -> None:
    """Wait until nothing loads any more."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def shot(page: Page, look: Look) -> bytes:
    """The page as a PNG, once it looks the same twice."""
    page.mouse.move(0, 0)
    before = b""
    for _ in range(_LOOKS_ALIKE_AFTER):
        now = page.screenshot(full_page=look.whole, animations="disabled", timeout=60_000)
        if now == before:
            return now
        before = now
    raise RuntimeError(f"{page.url} does not come to rest")


def reading(page: Page, read: int, wanted: int) -> None:
    """Have the program say how far a long first load is: of its own accord it goes on."""
    body = json.dumps({"reading": {"days_wanted": wanted, "days_read": read}})
    page.route(
        "**/refresh", lambda route: route.fulfill(body=body, content_type="application/json")
    )
