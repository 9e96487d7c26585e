"""axe finds nothing, on any page, in any state, in both themes, wide and narrow."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fake_openai import FakeOpenAI, many_projects
from tests.conftest import Clock, Serve, StartApp, StartFake
from tests.e2e.conftest import PHONE, WIDE, OpenPage
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


def being_read(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """Known figures past their time, while OpenAI takes long."""
    fake.faults.add("costs", "hanging")
    fake.faults.add("projects", "hanging")
    clock.now += timedelta(hours=2)
    page.reload()
    expect(page.get_by_text("Being read anew…")).to_be_visible()


def not_read(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """Known figures that OpenAI refuses to renew; of projects, time tells."""
    fake.faults.add("*", "invalid_key")
    clock.now += timedelta(hours=2)
    page.reload()
    expect(page.get_by_role("banner")).to_contain_text("12:03 UTC")
    page.clock.set_fixed_time(clock.now)
    expect(page.get_by_role("status", name="Age of these figures")).to_be_visible()


def menu(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """What there is to refresh."""
    page.get_by_role("button", name="What to refresh").click()
    expect(page.get_by_role("button", name=re.compile("^Everything known"))).to_be_visible()


def too_soon(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """A second refresh at once."""
    again = page.get_by_role("button", name="Refresh", exact=True)
    again.click()
    expect(again).to_have_attribute("aria-disabled", "false")
    again.click()
    expect(page.get_by_text(re.compile("again possible in 30 s$"))).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["/", "/#/projects"])
@pytest.mark.parametrize("bring", [being_read, not_read, menu, too_soon])
def test_axe_finds_nothing_while_figures_are_read_anew(  # noqa: PLR0917 - fixtures
    site: str,
    fake: FakeOpenAI,
    clock: Clock,
    open_page: OpenPage,
    bring: Callable[[Page, FakeOpenAI, Clock], None],
    path: str,
    size: tuple[int, int],
    dark: bool,
) -> None:
    """Old figures, the button and its menu; nothing is cut off at the side."""
    page = open_page(site + path, size=size, dark=dark)
    settle(page)
    bring(page, fake, clock)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_with_other_projects_in_one_row(
    start_fake: StartFake,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    size: tuple[int, int],
    dark: bool,
) -> None:
    """The row, the total below it and the button for all rows."""
    url = serve(start_app(start_fake(many_projects(250)))).url
    page = open_page(url, size=size, dark=dark)
    settle(page)
    expect(page.get_by_text("150 other projects")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_during_a_long_first_load(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage, dark: bool
) -> None:
    """The bar that says how far it has come has a name."""
    fake = start_fake("one_day")
    fake.faults.add("costs", "dripping", interval=0.0015)
    page = open_page(serve(start_app(fake, upstream_deadline=30)).url, dark=dark)
    expect(page.get_by_role("progressbar")).to_be_visible()
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
