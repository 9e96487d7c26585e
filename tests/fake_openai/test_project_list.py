"""The projects list: paged by the id last seen, archived ones only when asked for."""

from typing import Any

import pytest

from fake_openai import FakeOpenAI, many_projects
from tests.fake_openai.http import NOW, ask, error_of, exact


def all_projects(fake: FakeOpenAI, **parameters: Any) -> tuple[list[Any], int]:
    """Every entry, and how many pages it took."""
    page = exact(ask(fake, "projects", parameters))
    entries, pages = page["data"], 1
    while page["has_more"]:
        page = exact(ask(fake, "projects", parameters | {"after": page["last_id"]}))
        entries, pages = entries + page["data"], pages + 1
    return entries, pages


def test_250_projects_in_three_pages() -> None:
    """250 projects come in three pages of at most 100, each exactly once."""
    organisation = many_projects(250)
    with FakeOpenAI(organisation, NOW) as fake:
        entries, pages = all_projects(fake, limit=100)
    assert pages == 3
    assert [entry["id"] for entry in entries] == [p.id for p in organisation.projects]


def test_archived_only_when_asked_for(northwind: FakeOpenAI) -> None:
    """Archived projects are left out unless include_archived is true."""
    active, _ = all_projects(northwind)
    everything, _ = all_projects(northwind, include_archived="true")
    archived = [entry for entry in everything if entry["status"] == "archived"]
    assert {entry["status"] for entry in active} == {"active"}
    assert len(archived) == 3
    assert all(entry["archived_at"] > entry["created_at"] for entry in archived)
    assert len(active) + len(archived) == len(everything)


def test_page_shape(northwind: FakeOpenAI) -> None:
    """A page names its first and last id; 20 entries unless told otherwise."""
    page = exact(ask(northwind, "projects"))
    assert page["object"] == "list"
    assert len(page["data"]) == 20
    assert page["first_id"] == page["data"][0]["id"]
    assert page["last_id"] == page["data"][-1]["id"]
    entry = page["data"][0]
    assert entry["object"] == "organization.project"
    for name in ("name", "created_at", "archived_at", "status", "external_key_id", "residency"):
        assert name in entry


def test_older_shape(northwind: FakeOpenAI) -> None:
    """Some entries carry the undocumented description and permission, and some do not."""
    entries, _ = all_projects(northwind, include_archived="true")
    permissions = {entry.get("permission") for entry in entries}
    assert permissions == {None, "admin", "read_write", "read_only"}
    assert any(entry.get("description") for entry in entries)
    assert any("title" not in entry for entry in entries)


def test_empty_page_has_null_ids(northwind: FakeOpenAI) -> None:
    """After the last project comes an empty page with null ids."""
    last = northwind.organisation.projects[-1].id
    page = exact(ask(northwind, "projects", {"after": last, "include_archived": "true"}))
    assert page == {
        "object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"limit": 101}, "Limit must be less than or equal to 100."),
        ({"limit": 0}, "Limit must be greater than or equal to 1."),
        ({"after": "proj_unknown"}, "proj_unknown"),
        ({"include_archived": "perhaps"}, "expected a boolean"),
    ],
)
def test_refused(northwind: FakeOpenAI, parameters: dict[str, Any], words: str) -> None:
    """A wrong parameter is a 400 in plain words."""
    assert words in error_of(ask(northwind, "projects", parameters), 400)["message"]


def test_quirks(quirks: FakeOpenAI) -> None:
    """Names may be null or shared, and money may belong to a project in no list."""
    entries, _ = all_projects(quirks, include_archived="true")
    names = [entry["name"] for entry in entries]
    assert None in names
    assert names.count("Twins") == 2
    spending = {row.project_id for row in quirks.organisation.rows(NOW.date(), NOW.date(), NOW)}
    assert spending - {entry["id"] for entry in entries} - {None}
