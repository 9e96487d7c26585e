"""The list of projects, kept whole."""

from datetime import timedelta

import pytest

from app.spend.models import Project
from app.store.database import Database, StoreUnavailable
from app.store.project_lists import ProjectStore
from tests.store.made import READ, SOURCE

PROJECTS = [
    Project("proj_b", "B", None, "active", "full", 1_700_000_000, None, None, {"region": ["eu"]}),
    Project("proj_a", None, "", "archived", None, None, 1_700_000_001, "key", None),
    Project("proj_ü", "日本\n", "x" * 5000, None, None, None, None, None, "us"),
]


def test_a_list_is_loaded_as_it_was_saved(database: Database) -> None:
    """In its order, with all fields; a later list replaces it, also by an empty one."""
    store = ProjectStore(database, SOURCE)
    assert store.load() is None
    for number, projects in enumerate([PROJECTS, PROJECTS[1:], []]):
        as_of = READ + timedelta(hours=number)
        store.save(projects, as_of)
        for reader in (store, store, ProjectStore(database, SOURCE)):
            assert reader.load() == (projects, as_of)
    assert ProjectStore(database, "other").load() is None


def test_another_process_sees_a_new_list(shared_url: str) -> None:
    """Though it remembers the list that it loaded last."""
    databases = [Database(shared_url), Database(shared_url)]
    one, other = (ProjectStore(database, SOURCE) for database in databases)
    for number in range(3):
        one.save(PROJECTS[:number], READ + timedelta(hours=number))
        loaded = other.load()
        assert loaded is not None
        assert loaded.projects == PROJECTS[:number]
    for database in databases:
        database.close()


def test_what_cannot_be_stored_is_kept_in_memory(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until something newer is stored."""
    store = ProjectStore(database, SOURCE)
    store.save(PROJECTS, READ)
    later = READ + timedelta(hours=1)
    with monkeypatch.context() as patch:
        patch.setattr(database, "write", unavailable)
        store.save(PROJECTS[:1], later)
    assert store.load() == (PROJECTS[:1], later)
    assert ProjectStore(database, SOURCE).load() == (PROJECTS, READ)
    with monkeypatch.context() as patch:
        patch.setattr(database, "read", unavailable)
        assert store.load() == (PROJECTS[:1], later)
    store.save(PROJECTS[1:], later + timedelta(hours=1))
    assert store.load() == (PROJECTS[1:], later + timedelta(hours=1))


def unavailable() -> None:
    raise StoreUnavailable("full")
