"""A real Chromium in front of the real program, on a real port, in front of the fake OpenAI."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from app.api.frontend import BUNDLE
from bench.browser import FLAGS, chromium_path
from fake_openai import FakeOpenAI
from tests.conftest import NOON, Serve, StartApp
from tests.e2e.standing_clock import stand_still
from tests.requires import missing

WIDE = (1440, 900)
PHONE = (360, 740)
# Long enough for a busy machine; what is there in time is not waited for.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here as driving a browser.

    A browser that leaves breaks off what it is being sent; then the test may be over before the
    thread that sends has closed its file.
    """
    broken_off = (
        "ignore:Exception ignored in.*/static/assets/:pytest.PytestUnraisableExceptionWarning"
    )
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.filterwarnings(broken_off))


def find_chromium() -> str:
    """The path of a Chromium; without one the browser tests are skipped, and in CI fail."""
    return chromium_path() or missing(
        "Chromium", "apt-get install chromium, or name one in CHROMIUM; browser tests are skipped"
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not (BUNDLE / "index.html").is_file():
        missing("the built page", "./start.sh --install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(fake: FakeOpenAI, start_app: StartApp, serve: Serve) -> str:
    """The address of the program in front of northwind."""
    return serve(start_app(fake)).url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open an address as a person would; errors on the console fail the test.

    The browser's clock stands at the fake's noon. Requests that end with an error status are the
    subject of some tests, so the console's lines about those do not count.
    """
    complaints: list[str] = []
    contexts = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def start(
        url: str,
        *,
        size: tuple[int, int] = WIDE,
        dark: bool = False,
        locale: str = "en-US",
        zone: str = "Pacific/Kiritimati",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            locale=locale,
            timezone_id=zone,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        stand_still(page, NOON)
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []
