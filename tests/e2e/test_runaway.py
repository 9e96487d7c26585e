"""A person finds out what ran away in November, tells a colleague, and takes the figures along."""

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Download, Locator, Page, Position, expect

from fake_openai import FakeOpenAI
from tests.conftest import Clock
from tests.e2e.conftest import OpenPage
from tests.e2e.standing_clock import stand_still
from tests.e2e.test_usage import dollars, expect_figure

# East of UTC tomorrow has begun; in the west, yesterday is not over.
EAST = "Pacific/Kiritimati"
WEST = "America/Los_Angeles"
EARLY = datetime(2026, 11, 22, 3, 3, tzinfo=UTC)

RUNAWAY_WEEK = (date(2026, 11, 9), date(2026, 11, 15))
PROJECT = "Document Intake"
MODEL = "gpt-5.4-2026-03-05"
MOST_TABS = 150


class Hand(Protocol):
    """What a person works the page with."""

    def use(self, thing: Locator) -> None:
        """A button, a link or an entry of a menu."""

    def enter_bar(self, walk: Locator, days: re.Pattern[str]) -> None:
        """The bar of the chart that is said to be of these days."""

    def choose(self, menu: Locator, entry: Locator) -> None:
        """Something in a menu that is closed."""


class Mouse:
    """Counts its clicks."""

    def __init__(self) -> None:
        self.clicks = 0

    def use(self, thing: Locator) -> None:
        thing.click()
        self.clicks += 1

    def enter_bar(self, walk: Locator, days: re.Pattern[str]) -> None:
        box = walk.bounding_box()
        assert box
        bars = int(walk.get_attribute("aria-valuemax") or 0)
        for bar in range(bars):
            place = Position(x=box["width"] * (bar + 0.5) / bars, y=box["height"] / 2)
            walk.hover(position=place)
            if days.search(walk.get_attribute("aria-valuetext") or ""):
                walk.click(position=place)
                self.clicks += 1
                return
        pytest.fail(f"no bar is of {days.pattern}")

    def choose(self, menu: Locator, entry: Locator) -> None:
        self.use(menu)
        self.use(entry)


class Keys:
    """Tab, arrow keys and Enter alone."""

    def use(self, thing: Locator) -> None:
        self._go_to(thing)
        thing.page.keyboard.press("Enter")

    def enter_bar(self, walk: Locator, days: re.Pattern[str]) -> None:
        self._go_to(walk)
        keyboard = walk.page.keyboard
        keyboard.press("Home")
        for _ in range(int(walk.get_attribute("aria-valuemax") or 0)):
            if days.search(walk.get_attribute("aria-valuetext") or ""):
                keyboard.press("Enter")
                return
            keyboard.press("ArrowRight")
        pytest.fail(f"no bar is of {days.pattern}")

    def choose(self, menu: Locator, entry: Locator) -> None:
        self.use(menu)
        expect(entry).to_be_visible()
        for _ in range(20):
            if has_focus(entry):
                break
            menu.page.keyboard.press("ArrowDown")
        expect(entry).to_be_focused()
        menu.page.keyboard.press("Enter")

    def _go_to(self, thing: Locator) -> None:
        expect(thing).to_be_visible()
        for _ in range(MOST_TABS):
            if has_focus(thing):
                return
            thing.page.keyboard.press("Tab")
        pytest.fail(f"Tab does not lead to {thing}")


def has_focus(thing: Locator) -> bool:
    focused: bool = thing.evaluate("element => element === document.activeElement")
    return focused


def billed(fake: FakeOpenAI) -> Decimal:
    """What the runaway cost."""
    [project] = [one.id for one in fake.organisation.projects if one.name == PROJECT]
    rows = fake.organisation.rows(*RUNAWAY_WEEK, fake.now)
    return sum(
        (
            row.amount
            for row in rows
            if row.project_id == project and (row.line_item or "").startswith(MODEL)
        ),
        Decimal(0),
    )


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def find_the_runaway(page: Page, hand: Hand) -> None:
    """Weeks instead of days, the week that stands out, and what changed most in it."""
    settled(page)
    hand.use(page.get_by_role("button", name="Week", exact=True))
    expect(page.get_by_role("img", name=re.compile("^Cost per UTC week"))).to_be_visible()
    settled(page)
    hand.enter_bar(
        page.get_by_role("slider", name="Bars of the chart"), re.compile(r"^Nov 9\s.\s15, 2026")
    )
    expect(page.get_by_text(re.compile(r"^Nov 9\s.\s15, 2026, UTC days$"))).to_be_visible()
    settled(page)
    changes = page.get_by_role("region", name="What changed").get_by_role("listitem")
    hand.use(changes.first.get_by_role("link"))
    settled(page)


def view(page: Page) -> list[str]:
    """What a person sees: the heading, what it is narrowed to, the chart in words, the figures."""
    chart = page.get_by_role("img", name=re.compile("^Cost per UTC"))
    return [
        page.get_by_role("heading", level=1).inner_text(),
        page.get_by_role("group", name="Filters").inner_text(),
        chart.get_attribute("aria-label") or "",
        *(
            page.get_by_role("region", name=name).inner_text()
            for name in ("Summary", "What changed", "Cost breakdown")
        ),
    ]


def export(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^(Export|Copied)$"))


def taken_along(page: Page, hand: Hand, name: str) -> Download:
    with page.expect_download() as download:
        hand.choose(export(page), page.get_by_role("link", name=re.compile(f"^{name}")).last)
    return download.value


def column(download: Download, name: str) -> list[str]:
    """A column of a CSV file, with all its digits."""
    text = Path(download.path()).read_text(encoding="utf-8-sig")
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("zone", [EAST, WEST])
@pytest.mark.parametrize("make_hand", [Mouse, Keys], ids=["mouse", "keyboard"])
def test_the_runaway_is_found_told_and_taken_along(
    site: str, fake: FakeOpenAI, open_page: OpenPage, make_hand: Callable[[], Hand], zone: str
) -> None:
    """In three clicks at most, or by keyboard alone: project, model and week; the link shows a
    colleague on the other side of the world the same; the files add up to the total on screen.
    """
    hand = make_hand()
    page = open_page(site, zone=zone)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find_the_runaway(page, hand)
    if isinstance(hand, Mouse):
        assert hand.clicks <= 3
    expect(page.get_by_role("heading", name=PROJECT, level=1)).to_be_attached()
    filters = page.get_by_role("group", name="Filters")
    expect(filters.get_by_role("link", name=f"Remove the filter Model: {MODEL}")).to_be_visible()
    amount = billed(fake)
    expect_figure(page, "Total Cost", dollars(amount))

    hand.choose(
        export(page), page.get_by_role("button", name=re.compile("^Copy link to these days"))
    )
    expect(page.get_by_text("Copied").first).to_be_attached()
    link = page.evaluate("() => navigator.clipboard.readText()")
    colleague = open_page(link, zone=WEST if zone == EAST else EAST)
    settled(colleague)
    # Its id stands in for a name that is still on its way.
    expect(colleague.get_by_role("heading", name=PROJECT, level=1)).to_be_attached()
    assert view(colleague) == view(page)

    every_row = taken_along(page, hand, "All rows as CSV")
    assert sum(map(Decimal, column(every_row, "amount"))) == amount
    assert {date.fromisoformat(day) for day in column(every_row, "date")} == {
        date(2026, 11, day) for day in range(9, 16)
    }
    table = taken_along(page, hand, "This table as CSV")
    assert sum(map(Decimal, column(table, "total_usd"))) == amount


def written(start: str, end: str = "") -> re.Pattern[str]:
    """A range beside the buttons; the browser sets thin blanks around a dash."""
    words = f"{start} \N{EN DASH} {end}, UTC days" if end else f"{start}, UTC day"
    return re.compile("^" + r"\s".join(map(re.escape, words.split())) + "$")


KEYS = {
    "d": written("Nov 22, 2026"),
    "e": written("Nov 21, 2026"),
    "w": written("Nov 16", "22, 2026"),
    "t": written("Oct 24", "Nov 22, 2026"),
    "p": written("Oct 1", "31, 2026"),
    "ArrowLeft": written("Sep 1", "30, 2026"),
    "ArrowRight": written("Oct 1", "31, 2026"),
    "l": written("Nov 23, 2025", "Nov 22, 2026"),
    "y": written("Jan 1", "Nov 22, 2026"),
    "m": written("Nov 1", "22, 2026"),
}


def open_early(site: str, clock: Clock, open_page: OpenPage, zone: str) -> Page:
    """At three in the morning UTC it is the day before in the west; here the day is UTC's."""
    clock.now = EARLY
    page = open_page(site, zone=zone)
    stand_still(page, EARLY)
    page.reload()
    settled(page)
    return page


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_each_range_has_a_key(
    site: str, fake: FakeOpenAI, clock: Clock, open_page: OpenPage, zone: str
) -> None:
    """Wherever the person is, the days are UTC days; the total is theirs."""
    page = open_early(site, clock, open_page, zone)
    for key, days in KEYS.items():
        page.keyboard.press(key)
        expect(page.get_by_text(days)).to_be_visible()
    settled(page)
    rows = fake.organisation.rows(date(2026, 11, 1), EARLY.date(), EARLY)
    expect_figure(page, "Total Cost", dollars(sum((row.amount for row in rows), Decimal(0))))


def test_the_comparison_and_the_search_have_keys(site: str, open_page: OpenPage) -> None:
    """X takes the comparison away and brings it back; the slash leads to the search box."""
    page = open_page(site)
    settled(page)
    page.keyboard.press("x")
    expect(page.get_by_role("button", name="Compare: none")).to_be_visible()
    page.keyboard.press("x")
    expect(page.get_by_role("button", name=re.compile(r"^Compare: Oct 1\s.\s22$"))).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("dt")
    expect(page.get_by_role("searchbox")).to_have_value("dt")
    expect(page).to_have_url(re.compile("search=dt"))


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_days_of_ones_own_are_typed(
    site: str, clock: Clock, open_page: OpenPage, zone: str
) -> None:
    """C, two dates and Enter: those days and no others."""
    page = open_early(site, clock, open_page, zone)
    page.keyboard.press("c")
    box = page.get_by_role("dialog", name="Custom range")
    expect(box).to_be_visible()
    for label, day in (("First day", "11092026"), ("Last day", "11152026")):
        box.get_by_label(label).focus()
        page.keyboard.type(day)
    expect(box.get_by_text(re.compile("7 UTC days$"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect(page.get_by_text(written("Nov 9", "15, 2026"))).to_be_visible()
    expect(page).to_have_url(re.compile("start=2026-11-09&end=2026-11-15"))


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_days_of_ones_own_are_picked_by_arrow_keys(
    site: str, clock: Clock, open_page: OpenPage, zone: str
) -> None:
    """The calendar is of UTC days; tomorrow is not among them, though it has begun in the east."""
    page = open_early(site, clock, open_page, zone)
    page.keyboard.press("c")
    box = page.get_by_role("dialog", name="Custom range")
    tomorrow = box.get_by_role("button", name=re.compile("Monday, November 23, 2026"))
    expect(tomorrow).to_be_disabled()
    today = box.get_by_role("button", name=re.compile("^Today, Sunday, November 22, 2026"))
    today.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    for key in (*["ArrowRight"] * 6, "Enter"):
        page.keyboard.press(key)
    Keys().use(box.get_by_role("button", name="Apply"))
    expect(page.get_by_text(written("Nov 9", "15, 2026"))).to_be_visible()


def test_a_theme_stays_chosen(site: str, open_page: OpenPage) -> None:
    """By keyboard; over a reload; until the system is to decide again. The chart follows."""
    page = open_page(site)
    settled(page)
    root = page.locator("html")
    menu = page.get_by_role("button", name=re.compile("^Theme: "))
    expect(root).to_have_attribute("data-bs-theme", "light")
    light = page.screenshot()
    Keys().choose(menu, page.get_by_role("button", name="Dark", exact=True))
    expect(page.get_by_role("button", name="Theme: dark")).to_be_focused()
    page.reload()
    settled(page)
    expect(root).to_have_attribute("data-bs-theme", "dark")
    assert page.screenshot() != light
    Keys().choose(menu, page.get_by_role("button", name="Automatic", exact=True))
    expect(root).to_have_attribute("data-bs-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-bs-theme", "dark")
