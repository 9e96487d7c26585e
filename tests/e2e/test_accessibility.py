"""axe finds nothing, on any page, in any state, in both themes, wide and narrow."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fake_openai import FakeOpenAI
from tests.conftest import StartApp, StartFake
from tests.e2e.conftest import PHONE, WIDE, OpenPage, Serve
from tests.needs import missing

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PATHS = ["/", "/#/projects", "/docs"]


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds, as rule and places."""
    if not AXE.is_file():
        missing("axe-core", "npm --prefix frontend ci")
    page.evaluate(AXE.read_text())
    found = page.evaluate("() => axe.run(document)")["violations"]
    return [
        {"rule": rule["id"], "where": [node["target"] for node in rule["nodes"]]} for rule in found
    ]


def settle(page: Page) -> None:
    """Wait until nothing loads any more."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks", "empty"])
def test_axe_finds_nothing_with_data_or_without(  # noqa: PLR0917 - fixtures
    start_fake: StartFake,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    organisation: str,
    path: str,
    size: tuple[int, int],
    dark: bool,
) -> None:
    """Full pages and empty ones."""
    url = serve(start_app(start_fake(organisation))).url
    page = open_page(url + path, size=size, dark=dark)
    settle(page)
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/#/projects"])
@pytest.mark.parametrize("state", ["no key", "failing", "loading"])
def test_axe_finds_nothing_in_trouble(  # noqa: PLR0917 - fixtures
    fake: FakeOpenAI,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    state: str,
    path: str,
    dark: bool,
) -> None:
    """Help without a key, an error, and a page that still loads."""
    key = {"api_key": None} if state == "no key" else {}
    if state != "no key":
        fake.faults.add("*", "http_503" if state == "failing" else "hanging")
    page = open_page(serve(start_app(fake, **key)).url + path, dark=dark)
    if state == "loading":
        expect(page.locator("[aria-busy=true]").first).to_be_attached()
    else:
        settle(page)
    assert violations(page) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_nothing_is_cut_off_at_the_side(
    start_fake: StartFake,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    organisation: str,
    path: str,
) -> None:
    """From a narrow phone to a large screen, the page itself never scrolls sideways."""
    page = open_page(serve(start_app(start_fake(organisation))).url + path)
    settle(page)
    for width in (320, 360, 390, 600, 768, 900, 1024, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_reaches_everything(site: str, open_page: OpenPage) -> None:
    """Skip link, navigation, ranges and headings by Tab and Enter alone."""
    page = open_page(site)
    settle(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Today", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Total Cost, today", exact=True)).to_be_visible()
