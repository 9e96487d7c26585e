"""``/projects``: paging, archived ones, search."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI, Organisation, Project, many_projects
from tests.conftest import StartApp, StartFake


def walk(client: FlaskClient, query: str = "", limit: int = 100) -> list[dict[str, Any]]:
    """All pages, as a caller of OpenAI's list would read them."""
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = client.get(f"/projects?limit={limit}&{query}{after}").get_json()
        found += page["data"]
        if not page["has_more"]:
            assert len(found) == page["total_count"]
            return found
        after = f"&after={page['last_id']}"


def test_a_list_has_openais_shape(client: FlaskClient) -> None:
    """Twenty to a page, with the ids of its ends."""
    page = client.get("/projects").get_json()
    assert page.keys() == {"object", "data", "first_id", "last_id", "has_more", "total_count"}
    assert len(page["data"]) == 20
    assert page["first_id"] == page["data"][0]["id"]
    assert page["last_id"] == page["data"][-1]["id"]
    assert page["has_more"] is True
    assert page["data"][0]["object"] == "organization.project"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(limit=st.integers(1, 100), archived=st.booleans())
def test_pages_of_any_size_are_the_whole_list(
    client: FlaskClient, fake: FakeOpenAI, limit: int, archived: bool
) -> None:
    """Walked by ``after``, each project comes once; archived ones only when asked for."""
    expected = [
        project.id
        for project in fake.organisation.projects
        if archived or project.archived_at is None
    ]
    found = walk(client, f"include_archived={str(archived).lower()}", limit)
    assert [project["id"] for project in found] == expected


def test_the_page_after_an_archived_project_goes_on(client: FlaskClient) -> None:
    """A project may be archived between two pages; the next active one follows."""
    everything = walk(client, "include_archived=true")
    place = next(n for n, project in enumerate(everything) if project["status"] == "archived")
    expected = [project["id"] for project in everything[place:] if project["status"] == "active"]
    page = client.get(f"/projects?limit=100&after={everything[place]['id']}").get_json()
    assert [project["id"] for project in page["data"]] == expected


def test_a_thousand_projects_are_asked_for_once(start_fake: StartFake, start_app: StartApp) -> None:
    """One upstream call for each hundred; then paging and searching ask nothing more."""
    fake = start_fake(many_projects(1_000))
    client = start_app(fake).test_client()
    assert len(walk(client)) == 1_000
    walk(client, "search=a", 7)
    assert len(fake.calls) == 10


@pytest.mark.parametrize("text", ["document", "DOCUMENT", "ument int", "customs papers"])
def test_search_looks_into_names_and_descriptions(client: FlaskClient, text: str) -> None:
    """Parts of words of the name or description, case-insensitive."""
    assert [project["name"] for project in walk(client, f"search={text}")] == ["Document Intake"]


@pytest.mark.parametrize(
    "text", ["search team", "team SEARCH", "cafe", "CAFÉ search", "papers team", "proj_team cafe"]
)
def test_search_finds_words_in_any_order(
    start_fake: StartFake, start_app: StartApp, text: str
) -> None:
    """All words, in any order and case, with or without accents, as in the table of projects."""
    projects = (
        Project(
            "proj_team",
            "Café Team Search",
            1_700_000_000,
            older_shape={"description": "Finds papers"},
        ),
        Project("proj_other", "Search", 1_700_000_001),
    )
    client = start_app(start_fake(Organisation("cafe", "Café", projects))).test_client()
    found = client.get("/projects", query_string={"search": text}).get_json()
    assert [project["name"] for project in found["data"]] == ["Café Team Search"]
    table = client.get("/projects/spend", query_string={"search": text}).get_json()
    assert [row["name"] for row in table["rows"]] == ["Café Team Search"]


def test_search_finds_an_id_and_counts_what_it_found(client: FlaskClient) -> None:
    """Part of an id finds its project; nothing found is an empty list."""
    wanted = client.get("/projects").get_json()["data"][3]
    page = client.get(f"/projects?search={wanted['id'][8:]}").get_json()
    assert (page["data"], page["total_count"]) == ([wanted], 1)
    page = client.get("/projects?search=there is no such project").get_json()
    assert (page["data"], page["first_id"], page["total_count"]) == ([], None, 0)
    assert client.get("/projects?search=").get_json()["total_count"] > 20


def test_a_project_without_a_name_is_searched_by_id(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """A null name neither fails nor matches "none"."""
    client = start_app(start_fake("quirks")).test_client()
    nameless = [project for project in walk(client) if project["name"] is None]
    assert nameless
    assert walk(client, f"search={nameless[0]['id']}") == [nameless[0]]
    assert walk(client, "search=none") == []


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("include_archived=perhaps", "include_archived"),
        ("after=", "after"),
        ("after=proj_unknown", "after"),
        ("order=asc", "order"),
    ],
)
def test_a_bad_query_is_refused_by_name(client: FlaskClient, query: str, param: str) -> None:
    """400 and the parameter at fault."""
    answer = client.get(f"/projects?{query}")
    assert answer.status_code == 400
    assert answer.get_json()["error"]["param"] == param
