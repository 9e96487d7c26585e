"""The Projects page, used as a person uses it."""

import re
from decimal import Decimal
from operator import itemgetter
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from fake_openai import FakeOpenAI, many_projects
from tests.conftest import NOON, Serve, StartApp, StartFake
from tests.e2e.conftest import OpenPage
from tests.e2e.test_usage import dollars


def names(page: Page, *, after: str = "") -> list[str]:
    """What the rows are headed, read in one go once the first is no longer ``after``."""
    table = page.get_by_role("table", name=re.compile("^Projects"))
    expect(table.get_by_role("rowheader").first).not_to_have_text(after or "-")
    headings: list[str] = table.locator("tbody").evaluate(
        "body => [...body.querySelectorAll('th')].map(heading => heading.textContent)"
    )
    return headings


def search_box(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("searchbox", name="Search projects")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("shop ASSIS", "Shop Assistant"),
        ("customs papers", "Document Intake"),
        ("proj_d419be7e", "Shop Assistant"),
    ],
)
def test_search_finds_name_description_and_id(
    site: str, open_page: OpenPage, text: str, name: str
) -> None:
    """Typing narrows the table; the address keeps it over a reload."""
    page = open_page(f"{site}/#/projects")
    assert len(names(page)) > 5
    search_box(page).fill(text)
    table = page.get_by_role("table", name=re.compile("^Projects"))
    expect(table.locator("tbody").get_by_role("row")).to_have_count(1)
    expect(table).to_contain_text(name)
    expect(page).to_have_url(re.compile("search="))
    page.reload()
    expect(search_box(page)).to_have_value(text)
    expect(table.locator("tbody").get_by_role("row")).to_have_count(1)


def test_nothing_found_says_so(site: str, open_page: OpenPage) -> None:
    """And offers a way back."""
    page = open_page(f"{site}/#/projects?search=there+is+none+such")
    expect(page.get_by_text(re.compile("No project", re.IGNORECASE)).first).to_be_visible()


def test_archived_projects_have_a_tab_of_their_own(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """Apart from the others, counted on the tab, with their badge, and kept in the address."""
    archived = [project for project in fake.organisation.projects if project.archived_at]
    page = open_page(f"{site}/#/projects")
    table = page.get_by_role("table", name=re.compile("^Projects"))
    tab = page.get_by_role("tab", name=f"Archived ({len(archived)})")
    expect(table.get_by_text("Active", exact=True).first).to_be_visible()
    expect(table.get_by_text("Archived", exact=True)).to_have_count(0)
    tab.click()
    expect(table.get_by_text("Archived", exact=True)).to_have_count(len(archived))
    expect(table.get_by_text("Active", exact=True)).to_have_count(0)
    expect(page).to_have_url(re.compile("archived=true"))
    page.reload()
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(table.get_by_text("Archived", exact=True)).to_have_count(len(archived))


def test_each_project_shows_what_it_was_billed_this_month(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """The most expensive first, by the fake's own bills; the foot is the organisation's total."""
    first, last = NOON.date().replace(day=1), NOON.date()
    bills: dict[str | None, Decimal] = {}
    for row in fake.organisation.rows(first, last, fake.now):
        bills[row.project_id] = bills.get(row.project_id, Decimal(0)) + row.amount
    dearest, bill = max(bills.items(), key=itemgetter(1))
    name = next(each.name for each in fake.organisation.projects if each.id == dearest)
    page = open_page(f"{site}/#/projects")
    assert names(page)[0].startswith(name or "-")
    table = page.get_by_role("table", name=re.compile("^Projects"))
    expect(table.locator("tbody tr").first).to_contain_text(dollars(bill))
    expect(table.locator("tfoot tr").last).to_contain_text(dollars(sum(bills.values(), Decimal(0))))


def test_a_project_has_a_page_of_its_own(site: str, open_page: OpenPage) -> None:
    """Its name leads there and the way back keeps the search; a made-up id says what is wrong."""
    page = open_page(f"{site}/#/projects?search=shop+assistant")
    page.get_by_role("link", name="Shop Assistant").click()
    expect(page.get_by_role("heading", name="Shop Assistant", level=2)).to_be_visible()
    expect(page.get_by_role("table", name=re.compile("twelve months"))).to_be_visible()
    page.get_by_role("button", name="Copy the project\N{RIGHT SINGLE QUOTATION MARK}s id").click()
    page.get_by_role("main").get_by_role("link", name="Projects").click()
    expect(search_box(page)).to_have_value("shop assistant")
    page.goto(f"{site}/#/projects/proj_made_up")
    expect(page.get_by_role("heading", name="There is no such project")).to_be_visible()


def test_the_table_comes_as_a_file(site: str, open_page: OpenPage) -> None:
    """With all its rows, under a name that the server gives."""
    page = open_page(f"{site}/#/projects")
    rows = len(names(page))
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^This table as CSV")).click()
    assert download.value.suggested_filename.endswith(".csv")
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == rows + 1


def test_permissions_are_shown_where_openai_says_them(
    start_fake: StartFake, start_app: StartApp, serve: Serve, site: str, open_page: OpenPage
) -> None:
    """Admin, Write and Read Only as badges; no such column where no project has one."""
    page = open_page(f"{site}/#/projects")
    table = page.get_by_role("table", name=re.compile("^Projects"))
    for badge in ("Admin", "Write", "Read Only"):
        expect(table.get_by_text(badge, exact=True).first).to_be_visible()
    other = open_page(f"{serve(start_app(start_fake(many_projects(3)))).url}/#/projects")
    expect(other.get_by_role("columnheader", name="Created")).to_be_visible()
    expect(other.get_by_role("columnheader", name="Permission")).to_have_count(0)


@pytest.mark.parametrize(("locale", "written"), [("en-US", "Sep 1, 2024"), ("de-DE", "01.09.2024")])
def test_dates_are_written_as_the_browser_does(
    site: str, open_page: OpenPage, locale: str, written: str
) -> None:
    """The day a project was made, in the person's own language."""
    page = open_page(f"{site}/#/projects?search=Default+project", locale=locale)
    expect(page.get_by_role("cell", name=written)).to_be_visible()


def test_a_thousand_projects_are_paged(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """All are there, a page at a time; the page is in the address, back goes back."""
    fake = start_fake("large")
    # Their last spend is looked for in a year of costs, which are read first.
    page = open_page(f"{serve(start_app(fake, upstream_deadline=60)).url}/#/projects")
    expect(page.get_by_text("1,000 projects").first).to_be_visible(timeout=60_000)
    first = names(page)
    pager = page.get_by_role("navigation", name=re.compile("[Pp]age"))
    page.get_by_role("button", name=re.compile("^Next")).or_(
        page.get_by_role("link", name=re.compile("^Next"))
    ).first.click()
    expect(page).to_have_url(re.compile("page=2"))
    second = names(page, after=first[0])
    head = page.get_by_role("table", name=re.compile("^Projects")).locator("thead")
    expect(head).to_be_in_viewport(ratio=1)
    covered = page.get_by_role("banner").evaluate("banner => banner.getBoundingClientRect().bottom")
    assert head.evaluate("head => head.getBoundingClientRect().top") >= covered
    assert not set(first) & set(second)
    page.reload()
    expect(pager.last).to_be_visible()
    assert names(page) == second
    page.go_back()
    expect(page).not_to_have_url(re.compile("page=2"))
    assert names(page, after=second[0]) == first
    search_box(page).fill(second[0].split("proj_")[0])
    expect(page).to_have_url(re.compile("search="))
    assert names(page, after=first[0])[0] == second[0]


def test_the_open_page_stays_until_the_next_one_is_loaded(site: str, open_page: OpenPage) -> None:
    """Its script takes a while: meanwhile nothing flashes, and the address is in the history."""
    page = open_page(f"{site}/#/?range=today")
    usage = page.get_by_role("heading", name="Usage", level=1)
    expect(usage).to_be_attached()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/projects-page-[^/]*\.js"), hold)
    with page.expect_request(re.compile(r"/projects-page-[^/]*\.js")):
        page.get_by_role("link", name="Projects", exact=True).click()
    expect(page).to_have_url(f"{site}/#/projects")
    expect(usage).to_be_attached()
    expect(page.get_by_role("button", name="Today")).to_have_attribute("aria-pressed", "true")
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", name="Projects", level=1)).to_be_attached()
    page.go_back()
    expect(page).to_have_url(f"{site}/#/?range=today")
    expect(usage).to_be_attached()
