"""The Usage page, used as a person uses it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from playwright.sync_api import Page, expect

from fake_openai import FakeOpenAI
from tests.conftest import NOON, Serve, StartApp, StartFake
from tests.e2e.conftest import OpenPage

TODAY = NOON.date()
# The column of the rows that says what was spent: behind the name and the trend.
TOTAL = 2
PRESETS = {
    "This Month": (date(2026, 11, 1), TODAY, "Nov 1 \N{EN DASH} 22, 2026"),
    "Today": (TODAY, TODAY, "Nov 22, 2026"),
    "Last Week": (TODAY - timedelta(days=6), TODAY, "Nov 16 \N{EN DASH} 22, 2026"),
    "Last 30 Days": (TODAY - timedelta(days=29), TODAY, "Oct 24 \N{EN DASH} Nov 22, 2026"),
    "Last Month": (
        date(2026, 10, 1),
        date(2026, 10, monthrange(2026, 10)[1]),
        "Oct 1 \N{EN DASH} 31, 2026",
    ),
}


def dollars(amount: Decimal) -> str:
    """An amount as an American browser writes it."""
    return f"${amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def billed(fake: FakeOpenAI, first: date, last: date) -> Decimal:
    rows = fake.organisation.rows(first, last, fake.now)
    return sum((row.amount for row in rows if row.currency == "usd"), Decimal(0))


def figure(page: Page, name: str) -> str:
    """The figure of the summary card whose label begins so."""
    label = page.get_by_role("term").filter(has_text=re.compile(f"^{name}"))
    expect(label).to_be_visible()
    return label.locator("xpath=following-sibling::dd[1]").inner_text()


def expect_figure(page: Page, name: str, figure: str) -> None:
    """Wait for a figure: until its answer is there, the one before stays."""
    label = page.get_by_role("term").filter(has_text=re.compile(f"^{name}"))
    expect(label.locator("xpath=following-sibling::dd[1]")).to_have_text(figure)


def rows(page: Page) -> list[list[str]]:
    """The cells of the projects table, heading first."""
    table = page.get_by_role("table", name=re.compile("^Cost by project"))
    expect(table).to_be_visible()
    # The API sorts: until its answer is there, the rows of the order before stay.
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    # One reading of the whole body: row by row, a re-render in between would mix two orders.
    cells: list[list[str]] = table.locator("tbody").first.evaluate(
        "body => [...body.rows].map(row => [...row.cells].map(cell => cell.innerText))"
    )
    # That a row is unusual is found out later than what it cost.
    return [[row[0].replace(" Unusual", ""), *row[1:]] for row in cells]


@pytest.mark.parametrize("preset", PRESETS)
def test_each_range_shows_its_days_and_its_money(
    site: str, fake: FakeOpenAI, open_page: OpenPage, preset: str
) -> None:
    """A click on a range: the days beside it, the true total, and the address that keeps it."""
    first, last, written = PRESETS[preset]
    page = open_page(site)
    expect(page.get_by_role("button", name="This Month")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=preset, exact=True).click()
    expect(page.get_by_role("button", name=preset, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    # The browser sets thin blanks around a dash.
    days = re.compile(r"\s".join(map(re.escape, written.split())) + ", UTC days?$")
    expect(page.get_by_text(days)).to_be_visible()
    expect(page.get_by_text(f"Total Cost, {preset.lower()}", exact=True)).to_be_visible()
    expect_figure(page, "Total Cost", dollars(billed(fake, first, last)))


def test_the_address_keeps_range_and_order(site: str, open_page: OpenPage) -> None:
    """A reload and the back button show the same view again."""
    page = open_page(site)
    page.get_by_role("button", name="Last Month").click()
    expect(page.get_by_text("Total Cost, last month", exact=True)).to_be_visible()
    heading = page.get_by_role("columnheader", name="Project", exact=True)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    names = [row[0] for row in rows(page)]
    assert names == sorted(names, key=str.casefold)
    expect(page).to_have_url(re.compile("sort=name"))
    page.reload()
    expect(page.get_by_text("Total Cost, last month", exact=True)).to_be_visible()
    assert [row[0] for row in rows(page)] == names
    page.get_by_role("link", name="Projects").click()
    expect(page.get_by_role("heading", name="Projects", level=1)).to_be_attached()
    page.go_back()
    expect(page.get_by_text("Total Cost, last month", exact=True)).to_be_visible()
    assert [row[0] for row in rows(page)] == names


def test_the_cards_count_projects_and_models(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """Projects with spend of all that are known, archived ones in, and the models."""
    page = open_page(site)
    first, last, _ = PRESETS["This Month"]
    spenders = {row.project_id for row in fake.organisation.rows(first, last, fake.now)}
    known = len(fake.organisation.projects)
    assert figure(page, "Project Count").split() == [str(len(spenders)), "of", str(known)]
    assert re.fullmatch(r"\d+\s+models", figure(page, "Model Usage"))


def test_each_column_sorts_both_ways(site: str, open_page: OpenPage) -> None:
    """A click on a heading sorts by it, a second one the other way round, and it says so."""
    page = open_page(site)
    by_total = [row[0] for row in rows(page)]
    for name in ("Total Cost", "% of Total", "Daily Average"):
        heading = page.get_by_role("columnheader", name=name)
        orders = {}
        for _ in range(2):
            before = heading.get_attribute("aria-sort") or "none"
            heading.get_by_role("button").click()
            expect(heading).not_to_have_attribute("aria-sort", before)
            expect(heading).to_have_attribute("aria-sort", re.compile("^(a|de)scending$"))
            orders[heading.get_attribute("aria-sort")] = [row[0] for row in rows(page)]
        assert orders == {"descending": by_total, "ascending": by_total[::-1]}


def test_the_projects_add_up_to_the_total(site: str, fake: FakeOpenAI, open_page: OpenPage) -> None:
    """Each row is what that project was billed; the last line is the API's total."""
    page = open_page(site)
    first, last, _ = PRESETS["This Month"]
    sums: dict[str | None, Decimal] = {}
    for row in fake.organisation.rows(first, last, fake.now):
        sums[row.project_id] = sums.get(row.project_id, Decimal(0)) + row.amount
    names = {project.id: project.name or project.id for project in fake.organisation.projects}
    shown = {row[0].split("proj_")[0].strip(): row[TOTAL] for row in rows(page)}
    assert shown == {names[id_ or ""]: dollars(total) for id_, total in sums.items()}
    table = page.get_by_role("table", name=re.compile("^Cost by project"))
    last_line = table.get_by_role("row").last
    expect(last_line).to_contain_text(dollars(billed(fake, first, last)))


def test_money_without_a_project_and_names_that_are_missing(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """No project has its own row, a nameless one shows its id, euros stand apart."""
    fake = start_fake("quirks")
    page = open_page(serve(start_app(fake)).url)
    page.get_by_role("button", name="Last 30 Days").click()
    expect(page.get_by_text("Total Cost, last 30 days", exact=True)).to_be_visible()
    names = [row[0] for row in rows(page)]
    assert any(name.startswith("No project") for name in names)
    nameless = {project.id for project in fake.organisation.projects if project.name is None}
    assert nameless
    assert nameless & set(" ".join(names).split())
    expect(page.get_by_text("EUR").or_(page.get_by_text("€")).first).to_be_visible()


def test_the_chart_has_its_figures_as_a_table(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """Those who do not look at charts read each day, and that today is incomplete."""
    page = open_page(site)
    chart = page.get_by_role("img", name=re.compile("^Cost per UTC day"))
    expect(chart).to_be_visible()
    page.get_by_role("button", name="Table").click()
    table = page.get_by_role("table", name="Cost per day")
    # Between the headings and all days together.
    expect(table.get_by_role("row")).to_have_count(1 + TODAY.day + 1)
    ninth = date(2026, 11, 9)
    expect(table.get_by_role("row", name=re.compile("^Nov 9, 2026"))).to_contain_text(
        dollars(billed(fake, ninth, ninth))
    )
    expect(page.get_by_text(re.compile("^Today is incomplete"))).to_be_visible()


def test_all_models_of_a_project_can_be_seen(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """A project of many models names two and opens the rest, and closes them again."""
    page = open_page(site)
    more = page.get_by_role("button", name=re.compile(r"^\+\d+ more models of ")).first
    label = re.fullmatch(r"\+(\d+) more models of (.+)", more.get_attribute("aria-label") or "")
    assert label
    hidden, name = int(label[1]), label[2]
    heading = page.get_by_role("rowheader", name=re.compile(f"^{re.escape(name)}"))
    models = page.get_by_role("row").filter(has=heading).locator("td").last.locator("bdi")
    expect(models).to_have_count(2)
    more.click()
    expect(models).to_have_count(2 + hidden)
    shown = models.all_inner_texts()
    assert len(set(shown)) == len(shown)
    project = next(project for project in fake.organisation.projects if project.name == name)
    first, last, _ = PRESETS["This Month"]
    lines = {
        row.line_item
        for row in fake.organisation.rows(first, last, fake.now)
        if row.project_id == project.id
    }
    assert all(any(model in (line or "") for line in lines) for model in shown)
    page.get_by_role("button", name=f"Show fewer models of {name}").click()
    expect(models).to_have_count(2)


def test_the_old_figures_stay_dimmed_until_the_new_ones_are_there(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """A slow answer leaves the page full, marked as busy, and then changes it."""
    page = open_page(site)
    old = figure(page, "Total Cost")
    expect(page.get_by_text("80% likely")).to_be_visible()
    fake.faults.add("costs", "slow", seconds=1.5)
    # Older days than the forecast has asked for.
    page.evaluate("location.hash = '#/?start=2025-01-01&end=2025-01-31'")
    busy = page.locator("[aria-busy=true]")
    expect(busy.first).to_be_visible()
    expect(busy.get_by_text(old).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Total Cost, Jan 1\s.\s31, 2025$"))).to_be_visible()
    expect(busy).to_have_count(0)
    assert figure(page, "Total Cost") != old


def test_the_page_says_how_fresh_it_is_and_where_from(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """As-of time in UTC, that today is incomplete, and the source."""
    page = open_page(site)
    expect(page.get_by_role("banner")).to_contain_text("12:03 UTC")
    expect(page.get_by_role("banner")).to_contain_text("today is incomplete")
    expect(page.get_by_role("contentinfo")).to_contain_text(fake.base_url.split("/")[2])


def test_a_range_without_spend_is_not_an_empty_page(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """No spend is said in words, with a way on."""
    page = open_page(serve(start_app(start_fake("empty"))).url)
    expect(page.get_by_text(re.compile("No spend", re.IGNORECASE)).first).to_be_visible()
    page.get_by_role("button", name="Show Last Month", exact=True).click()
    expect(page).to_have_url(re.compile("range=last-month"))
    expect(page.get_by_text("Total Cost, last month", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile("No spend", re.IGNORECASE)).first).to_be_visible()


def test_tiny_amounts_are_not_zero(
    start_fake: StartFake, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """A project that spent a fraction of a cent does not show $0.00."""
    page = open_page(serve(start_app(start_fake("quirks"))).url)
    page.get_by_role("button", name="Last 30 Days").click()
    expect(page.get_by_text("Total Cost, last 30 days", exact=True)).to_be_visible()
    assert all(row[TOTAL] != "$0.00" for row in rows(page))
