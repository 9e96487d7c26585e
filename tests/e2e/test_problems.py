"""What a person sees when something is wrong, and what the page tells them to do."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from fake_openai import MANAGEMENT_ONLY_KEY, USAGE_ONLY_KEY, FakeOpenAI
from tests.conftest import NOON, Serve, StartApp
from tests.e2e.conftest import OpenPage
from tests.e2e.standing_clock import stand_still

TABLES = re.compile("^(Cost by project|Projects)")
ADMIN_KEYS = "https://platform.openai.com/settings/organization/admin-keys"


@pytest.mark.parametrize("path", ["/", "/#/projects"])
@pytest.mark.parametrize("key", [None, "sk-admin-your-key-here", "sk-admin-revoked-Zk3bq81TvnE0aP"])
def test_without_a_good_key_the_page_says_how_to_get_one(
    fake: FakeOpenAI,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    path: str,
    key: str | None,
) -> None:
    """No key, an example, a wrong one: where an Admin key is made, what to set; the demo."""
    page = open_page(f"{serve(start_app(fake, api_key=key)).url}{path}")
    main = page.get_by_role("main")
    expect(
        main.get_by_role("link", name=re.compile("Admin key|admin-keys")).first
    ).to_have_attribute("href", ADMIN_KEYS)
    expect(main).to_contain_text("OPENAI_API_KEY")
    if key is None:
        expect(main).to_contain_text("./start.sh --demo")


def test_a_missing_scope_is_named(
    fake: FakeOpenAI, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """On the page that needs it; the other page works."""
    url = serve(start_app(fake, api_key=MANAGEMENT_ONLY_KEY)).url
    page = open_page(url)
    expect(page.get_by_role("main")).to_contain_text("api.usage.read")
    page.get_by_role("link", name="Projects").click()
    expect(page.get_by_role("table", name=re.compile("^Projects"))).to_be_visible()


def test_a_key_for_costs_alone_shows_ids_and_says_why(
    fake: FakeOpenAI, start_app: StartApp, serve: Serve, open_page: OpenPage
) -> None:
    """The money is all there, under ids."""
    page = open_page(serve(start_app(fake, api_key=USAGE_ONLY_KEY)).url)
    expect(page.get_by_text("Total Cost, this month", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("api.management.read")
    expect(page.get_by_role("rowheader", name=re.compile("^proj_")).first).to_be_visible()
    page.get_by_role("link", name="Projects").click()
    expect(page.get_by_role("main")).to_contain_text("api.management.read")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("http_503", "OpenAI"),
        ("html_200", "OpenAI"),
        ("reset", "connection"),
        ("hanging", "seconds"),
        ("mismatched_organization", "OPENAI_ORG_ID"),
    ],
)
@pytest.mark.parametrize(("path", "door"), [("/", "costs"), ("/#/projects", "projects")])
def test_trouble_with_openai_is_explained_and_can_be_tried_again(  # noqa: PLR0917 - fixtures
    fake: FakeOpenAI,
    start_app: StartApp,
    serve: Serve,
    open_page: OpenPage,
    fault: str,
    words: str,
    path: str,
    door: str,
) -> None:
    """No figure, no zero, no blank page: what happened, and a button once it is over."""
    name, _, options = fault.partition(":")
    fake.faults.add_text(f"{door}:{name}{':' if options else ''}{options}")
    # All else fails by itself, after two more tries, which take a second.
    deadline = 1 if name == "hanging" else 4
    page = open_page(f"{serve(start_app(fake, upstream_deadline=deadline)).url}{path}")
    main = page.get_by_role("main")
    expect(main).to_contain_text(words)
    expect(main).not_to_contain_text("$0")
    again = main.get_by_role("button", name=re.compile("Try again"))
    if name != "mismatched_organization":
        fake.faults.clear()
        again.first.click()
        expect(page.get_by_role("table", name=TABLES)).to_be_visible()


@pytest.mark.parametrize(("path", "door"), [("/", "costs"), ("/#/projects", "projects")])
def test_a_throttled_page_waits_as_long_as_openai_wants(
    fake: FakeOpenAI, start_app: StartApp, serve: Serve, open_page: OpenPage, path: str, door: str
) -> None:
    """Trying again is possible once the time is over, and not before."""
    fake.faults.add(door, "http_429", retry_after=60)
    page = open_page(serve(start_app(fake)).url + path)
    again = page.get_by_role("main").get_by_role("button", name=re.compile("Try again"))
    expect(page.get_by_role("main")).to_contain_text("available in 60 s")
    expect(again).to_be_disabled()
    fake.faults.clear()
    stand_still(page, NOON + timedelta(seconds=61))
    again.click()
    expect(page.get_by_role("table", name=TABLES)).to_be_visible()


def test_a_failing_range_shows_no_other_figures_and_the_known_ones_come_back(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """The problem stands under the range that has it; the one before is shown though all fails."""
    page = open_page(site)
    expect(page.get_by_text("Total Cost, this month", exact=True)).to_be_visible()
    fake.faults.add("costs", "http_503")
    # Last month and half a year are known by then: they are what this one is seen beside.
    page.keyboard.press("l")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("OpenAI failed to answer")
    expect(page.get_by_role("button", name="Last 12 Months")).to_be_visible()
    expect(page.get_by_text(re.compile("^Total Cost"))).to_have_count(0)
    expect(page.get_by_role("main")).not_to_contain_text("$")
    page.get_by_role("button", name="This Month").click()
    expect(page.get_by_text("Total Cost, this month", exact=True)).to_be_visible()
    expect(alert).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/#/projects"])
def test_our_own_server_gone_is_told_apart(
    fake: FakeOpenAI, start_app: StartApp, serve: Serve, open_page: OpenPage, path: str
) -> None:
    """With the page open and the program stopped, it says that this server is out of reach."""
    server = serve(start_app(fake))
    page = open_page(f"{server.url}{'/#/projects' if path == '/' else '/'}")
    expect(page.get_by_role("table").first).to_be_attached()
    server.stop()
    page.get_by_role("link", name="Usage" if path == "/" else "Projects").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("server", re.IGNORECASE))
    expect(
        page.get_by_role("main").get_by_role("button", name=re.compile("Try again"))
    ).to_be_visible()


def test_a_slow_first_load_shows_that_it_loads(
    site: str, fake: FakeOpenAI, open_page: OpenPage
) -> None:
    """The shape of the page first, then the figures."""
    fake.faults.add("costs", "slow", seconds=1.5)
    page = open_page(site)
    expect(page.locator("[aria-busy=true]").first).to_be_attached()
    expect(page.get_by_text("Total Cost, this month", exact=True)).to_be_visible()


def test_an_unknown_address_leads_back(site: str, open_page: OpenPage) -> None:
    """A mistyped route is said, with a link to what there is."""
    page = open_page(f"{site}/#/nowhere")
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Usage|Projects"))
