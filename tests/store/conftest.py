"""Databases of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Database


@pytest.fixture(params=["file", "memory", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "file":
        return f"sqlite:///{tmp_path}/spend.db"
    if request.param == "memory":
        return "sqlite://"
    new: str = request.getfixturevalue("postgresql_url")
    return new


@pytest.fixture(params=["file", "postgresql"])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same, of the kinds that processes share."""
    if request.param == "file":
        return f"sqlite:///{tmp_path}/spend.db"
    new: str = request.getfixturevalue("postgresql_url")
    return new


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """An empty database, of each kind in turn."""
    opened = Database(url)
    yield opened
    opened.close()
