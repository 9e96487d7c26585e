"""The Projects page, used as a person uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from fake_openai import FakeOpenAI, many_projects
from tests.conftest import Serve, StartApp, StartFake
from tests.e2e.conftest import OpenPage


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


def test_archived_projects_come_with_the_switch(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """Hidden at first, then there with their badge, and kept in the address."""
    archived = [project for project in fake.organisation.projects if project.archived_at]
    page = open_page(f"{site}/#/projects")
    table = page.get_by_role("table", name=re.compile("^Projects"))
    expect(table.get_by_text("Active", exact=True).first).to_be_visible()
    expect(table.get_by_text("Archived", exact=True)).to_have_count(0)
    page.get_by_role("switch", name="Include archived").click()
    expect(table.get_by_text("Archived", exact=True)).to_have_count(len(archived))
    page.reload()
    expect(page.get_by_role("switch", name="Include archived")).to_be_checked()
    expect(table.get_by_text("Archived", exact=True)).to_have_count(len(archived))


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
    page = open_page(f"{serve(start_app(fake)).url}/#/projects")
    expect(page.get_by_text("1,000 projects").first).to_be_visible()
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
