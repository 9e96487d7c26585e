"""The folder of the cache, at its limits."""

import os
from pathlib import Path

import pytest
from flask import Flask

from app.api.cache_backends import FolderCache, open_cache
from app.config import Settings

THRESHOLD = 200


@pytest.fixture
def folder(tmp_path: Path) -> FolderCache:
    """Takes 200 entries."""
    options = {"CACHE_DIR": str(tmp_path), "CACHE_THRESHOLD": THRESHOLD}
    cache: object = open_cache(Flask(__name__), Settings(cache_options=options)).cache
    assert isinstance(cache, FolderCache)
    return cache


def test_room_is_made_for_many_entries_at_once(
    folder: FolderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is full of entries is looked through now and then, not for each new one; the
    latest entries stay.
    """
    looked: list[object] = []
    listdir = os.listdir

    def look(path: str) -> list[str]:
        looked.append(path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", look)
    names = [f"{number}" for number in range(2 * THRESHOLD)]
    for name in names:
        assert folder.set(name, b"entry")
    assert len(looked) < 20
    assert len(list(tmp_path.iterdir())) <= THRESHOLD + 2
    assert all(folder.get_many(*names[-THRESHOLD // 2 :]))


@pytest.mark.parametrize("count", [b"text", "text", [1], -1, 10**9, None])
def test_an_absurd_count_of_entries_is_corrected(folder: FolderCache, count: object) -> None:
    """The folder is neither emptied by it nor closed."""
    folder.set(folder._fs_count_file, count, mgmt_element=True)
    assert folder.set("first", b"entry")
    assert folder.set("second", b"entry")
    assert folder.get_many("first", "second") == [b"entry", b"entry"]
