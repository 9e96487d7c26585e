"""axe finds nothing, on any page, in any state, in both themes, wide and narrow."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as BrowserTimeout

from fake_openai import FakeOpenAI, many_projects
from tests.conftest import Clock, Serve, StartApp, StartFake
from tests.e2e.conftest import PHONE, WIDE, OpenPage
from tests.e2e.standing_clock import stand_still
from tests.requires import missing

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LOOKS = [(size, dark) for size in (WIDE, PHONE) for dark in (False, True)]
RUNAWAY = "proj_fad2f4502717ca7c3d3afebb"
PATHS = [
    "/",
    "/#/?range=last-12-months&by=model&as=table&tab=models",
    "/#/?range=last-30-days&compare=none&by=direction&sum=1&tab=line-items",
    "/#/projects",
    "/#/projects?archived=only",
    f"/#/projects/{RUNAWAY}",
    "/#/projects/none",
]
PAGES = ["/", "/#/projects", f"/#/projects/{RUNAWAY}"]

Bring = Callable[[Page, FakeOpenAI, Clock], None]


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds, as rule and places."""
    if not AXE.is_file():
        missing("axe-core", "npm --prefix frontend ci")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("() => axe.run(document)")["violations"]
    return [
        {"rule": rule["id"], "where": [node["target"] for node in rule["nodes"]]} for rule in found
    ]


def look(page: Page, size: tuple[int, int], *, dark: bool) -> None:
    """Change the window and the theme under a page that is open, and wait until it has followed."""
    theme: Literal["dark", "light"] = "dark" if dark else "light"
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_function(
        """theme => {
            const { bsTheme } = document.documentElement.dataset;
            const still = document.getAnimations().every(one => one.playState !== "running");
            return still && (bsTheme ?? theme) === theme;
        }""",
        arg=theme,
    )


def fits(page: Page) -> bool:
    """Whether the page, once it has followed its window, does not scroll sideways."""
    try:
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    except BrowserTimeout:
        return False
    return True


def flaws(page: Page) -> list[tuple[Any, ...]]:
    """What axe finds in both themes, wide and on a phone, and whether anything is cut off there."""
    found: list[tuple[Any, ...]] = []
    for size, dark in LOOKS:
        look(page, size, dark=dark)
        if not fits(page):
            found.append((size, dark, "cut off at the side"))
        found += [(size, dark, violation) for violation in violations(page)]
    return found


def settle(page: Page) -> None:
    """Wait until nothing loads any more."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks", "empty"])
def test_axe_finds_nothing_with_data_or_without(
    start_fake: StartFake,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    organisation: str,
    path: str,
) -> None:
    """Full pages and empty ones."""
    page = open_page(serve(start_app(start_fake(organisation))).url + path)
    settle(page)
    assert flaws(page) == []


def test_axe_finds_nothing_in_the_documentation(site: str, open_page: OpenPage) -> None:
    """It says the same of every organisation."""
    assert flaws(open_page(f"{site}/docs")) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("state", ["no key", "failing", "loading"])
def test_axe_finds_nothing_after_a_failure(
    fake: FakeOpenAI,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    state: str,
    path: str,
) -> None:
    """Help without a key, an error, and a page that still loads."""
    key = {"api_key": None} if state == "no key" else {}
    if state != "no key":
        fake.faults.add("*", "http_503" if state == "failing" else "hanging")
    page = open_page(serve(start_app(fake, upstream_deadline=30, **key)).url + path)
    if state == "loading":
        expect(page.locator("[aria-busy=true]").first).to_be_attached()
    else:
        settle(page)
    assert flaws(page) == []


def calendar(page: Page) -> None:
    """Days of one's own."""
    page.keyboard.press("c")
    expect(page.get_by_role("dialog", name="Custom range")).to_be_visible()


def wrong_days(page: Page) -> None:
    """The same with something to put right."""
    calendar(page)
    page.get_by_label("First day").fill("2027-01-01")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text(re.compile("^The first day is after today"))).to_be_visible()


def shortcuts(page: Page) -> None:
    """The list of keys."""
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def menu_of(name: str) -> Callable[[Page], None]:
    """A menu that is open."""

    def bring(page: Page) -> None:
        button = page.get_by_role("button", name=re.compile(name))
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")

    return bring


def bar(page: Page) -> None:
    """The figures of a bar that the keyboard moved to."""
    page.get_by_role("slider", name="Bars of the chart").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("slider")).to_be_focused()


def one_model(page: Page) -> None:
    """A page that is narrowed down, by a link of its own."""
    page.get_by_role("tab", name="Models").click()
    models = page.get_by_role("table", name=re.compile("^Cost by model"))
    models.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("link", name=re.compile("^Remove the filter Model"))).to_be_visible()
    settle(page)


def nothing_found(page: Page) -> None:
    """A search without a result."""
    page.get_by_role("searchbox").fill("there is none such")
    expect(page.get_by_text("No project found")).to_be_visible()


@pytest.mark.parametrize(
    "bring",
    [
        calendar,
        wrong_days,
        shortcuts,
        pytest.param(menu_of("ranges"), id="menu of ranges"),
        pytest.param(menu_of("^Compare"), id="menu of comparisons"),
        pytest.param(menu_of("^Export"), id="menu of exports"),
        pytest.param(menu_of("^Theme"), id="menu of themes"),
        bar,
        one_model,
        nothing_found,
    ],
)
def test_axe_finds_nothing_in_what_opens(
    site: str, open_page: OpenPage, bring: Callable[[Page], None]
) -> None:
    """Dialogs, menus, and what is chosen in the page."""
    page = open_page(site)
    settle(page)
    bring(page)
    assert flaws(page) == []


def being_refreshed(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """Stale figures, while OpenAI is slow."""
    fake.faults.add("costs", "hanging")
    fake.faults.add("projects", "hanging")
    clock.now += timedelta(hours=2)
    page.reload()
    expect(page.get_by_text("Refreshing…")).to_be_visible()


def refresh_failed(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """Stale figures after a failed refresh; of projects, once their time is over."""
    fake.faults.add("*", "invalid_key")
    clock.now += timedelta(hours=2)
    page.reload()
    expect(page.get_by_role("banner")).to_contain_text("12:03 UTC")
    stand_still(page, clock.now)
    expect(page.get_by_role("status", name="Age of these figures")).to_be_visible()


def menu(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """What there is to refresh."""
    page.get_by_role("button", name="What to refresh").click()
    expect(page.get_by_role("button", name=re.compile("^All loaded days"))).to_be_visible()


def too_soon(page: Page, fake: FakeOpenAI, clock: Clock) -> None:
    """A second refresh at once."""
    again = page.get_by_role("button", name="Refresh", exact=True)
    again.click()
    expect(again).to_have_attribute("aria-disabled", "false")
    again.click()
    expect(page.get_by_text(re.compile("Try again in 30 s$"))).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("bring", [being_refreshed, refresh_failed, menu, too_soon])
def test_axe_finds_nothing_while_figures_are_refreshed(
    site: str,
    fake: FakeOpenAI,
    clock: Clock,
    open_page: OpenPage,
    bring: Bring,
    path: str,
) -> None:
    """Old figures, the button and its menu."""
    page = open_page(site + path)
    settle(page)
    bring(page, fake, clock)
    assert flaws(page) == []


@pytest.mark.parametrize("path", ["/", "/#/projects"])
def test_axe_finds_nothing_in_a_table_of_many_pages(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage, path: str
) -> None:
    """The way to the pages before and after."""
    page = open_page(serve(start_app(start_fake(many_projects(250)))).url + path)
    settle(page)
    expect(page.get_by_role("navigation", name="Pages of the table")).to_be_visible()
    assert flaws(page) == []


def test_axe_finds_nothing_during_a_long_first_load(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """The bar that says how far it has come has a name."""
    fake = start_fake("one_day")
    fake.faults.add("costs", "dripping", interval=0.01)
    page = open_page(serve(start_app(fake, upstream_deadline=30)).url)
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert flaws(page) == []


@pytest.mark.parametrize("path", [*PATHS, "/docs"])
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
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Today", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Total Cost, today", exact=True)).to_be_visible()
