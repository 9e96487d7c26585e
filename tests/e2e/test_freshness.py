"""How old the figures are, getting newer ones, and long waits, as a person meets them."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from fake_openai import FakeOpenAI, many_projects
from tests.conftest import Clock, Serve, StartApp, StartFake
from tests.e2e.conftest import OpenPage
from tests.e2e.test_usage import PRESETS, billed, dollars, figure


def refresh(page: Page) -> None:
    page.get_by_role("button", name="Refresh", exact=True).click()


def stale_notice(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("status", name="Age of these figures")


def test_refresh_brings_newer_figures(
    site: str, fake: FakeOpenAI, clock: Clock, open_page: OpenPage
) -> None:
    """What was spent since is in the total, and the page says of when it is."""
    first, last, _ = PRESETS["This Month"]
    page = open_page(site)
    old = figure(page, "Total Cost")
    clock.now += timedelta(minutes=50)
    new = dollars(billed(fake, first, last))
    assert new != old
    refresh(page)
    expect(page.get_by_role("banner")).to_contain_text("12:53 UTC")
    assert figure(page, "Total Cost") == new
    expect(page.get_by_text("Refreshing…")).to_have_count(0)
    expect(page.get_by_role("button", name="Refresh", exact=True)).to_be_focused()


def test_figures_that_are_being_refreshed_stay(
    site: str, fake: FakeOpenAI, clock: Clock, open_page: OpenPage
) -> None:
    """Stale ones are shown at once, marked; the new ones come without a click."""
    page = open_page(site)
    old = figure(page, "Total Cost")
    clock.now += timedelta(hours=2)
    fake.faults.add("costs", "slow", seconds=1.5)
    page.reload()
    banner = page.get_by_role("banner")
    expect(banner.get_by_text("Refreshing…")).to_be_visible()
    assert figure(page, "Total Cost") == old
    button = page.get_by_role("button", name="Refresh", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(banner).to_contain_text("14:03 UTC")
    expect(banner.get_by_text("Refreshing…")).to_have_count(0)
    expect(button).to_have_attribute("aria-disabled", "false")


def test_a_failing_openai_leaves_the_known_figures_and_says_so(
    site: str, fake: FakeOpenAI, clock: Clock, open_page: OpenPage
) -> None:
    """Since when and why, once; a refresh after the failure is over brings new ones."""
    page = open_page(site)
    old = figure(page, "Total Cost")
    fake.faults.add("costs", "invalid_key")
    clock.now += timedelta(hours=2)
    page.reload()
    notice = stale_notice(page)
    expect(notice).to_contain_text("2026-11-22 12:03 UTC. The last refresh failed")
    expect(page.get_by_text(re.compile("The last refresh failed"))).to_have_count(1)
    assert figure(page, "Total Cost") == old
    expect(page.get_by_role("banner")).to_contain_text("12:03 UTC")
    fake.faults.clear()
    clock.now += timedelta(minutes=10)
    refresh(page)
    expect(page.get_by_role("banner")).to_contain_text("14:13 UTC")
    expect(notice).to_have_count(0)


def test_projects_are_refreshed_on_their_page(
    site: str, fake: FakeOpenAI, clock: Clock, open_page: OpenPage
) -> None:
    """The button is there, too, and the page says of when its list is."""
    page = open_page(f"{site}/#/projects")
    banner = page.get_by_role("banner")
    expect(banner).to_contain_text("12:03 UTC")
    clock.now += timedelta(minutes=50)
    fake.faults.add("projects", "slow", seconds=1.5)
    refresh(page)
    expect(banner.get_by_text("Refreshing…")).to_be_visible()
    expect(page.get_by_role("table", name=re.compile("^Projects"))).to_be_visible()
    expect(banner).to_contain_text("12:53 UTC")
    expect(banner.get_by_text("Refreshing…")).to_have_count(0)


def test_a_second_refresh_has_to_wait(site: str, clock: Clock, open_page: OpenPage) -> None:
    """Calmly, with how long; the menu reads everything once the time is over."""
    page = open_page(site)
    figure(page, "Total Cost")
    clock.now += timedelta(minutes=5)
    refresh(page)
    expect(page.get_by_role("banner")).to_contain_text("12:08 UTC")
    refresh(page)
    expect(page.get_by_text("Just refreshed. Try again in 30 s")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    clock.now += timedelta(minutes=5)
    page.get_by_role("button", name="What to refresh").click()
    page.get_by_role("button", name=re.compile("^All loaded days")).click()
    expect(page.get_by_role("banner")).to_contain_text("12:13 UTC")
    expect(page.get_by_text(re.compile("^Just refreshed"))).to_have_count(0)


def test_a_long_first_load_says_how_far_it_is(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """Days that have come of those wanted, with the month before to compare with; nothing of it
    once the figures are there.
    """
    fake = start_fake("one_day")
    fake.faults.add("costs", "dripping", interval=0.0015)
    page = open_page(serve(start_app(fake, upstream_deadline=30)).url)
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_attribute("aria-valuemax", "53")
    expect(page.get_by_text(re.compile(r"^Reading day \d+ of 53 from OpenAI$"))).to_be_visible()
    expect(page.get_by_text("Total Cost, this month", exact=True)).to_be_visible(timeout=30_000)
    expect(bar).to_have_count(0)


def test_many_rows_have_pages_and_one_total(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """The total below the rows of any page is that of all; the page stays over a reload."""
    page = open_page(serve(start_app(start_fake(many_projects(250)))).url)
    table = page.get_by_role("table", name=re.compile("^Cost by project"))
    total = table.locator("tfoot").get_by_role("row").first
    expect(total.get_by_role("rowheader")).to_have_text("Total of all 250 rows")
    expect(total).to_contain_text(figure(page, "Total Cost"))
    assert figure(page, "Project Count").split() == ["250", "of", "250"]
    page.get_by_role("button", name="Next", exact=True).click()
    for _ in range(2):
        expect(page.get_by_text(re.compile("^26 . 50 of 250$")).first).to_be_visible()
        expect(total).to_contain_text(figure(page, "Total Cost"))
        expect(page).to_have_url(re.compile("page=2"))
        page.reload()
