"""Ready responses in each cache type, each with its real server."""

import os
import pickle
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.api import response_cache
from app.api.response_cache import EXTENSION, Body, ResponseCache
from app.openai_admin.deadline import Deadline
from app.sync.freshness import Freshness
from fake_openai import DEMO_KEY, USAGE_ONLY_KEY, FakeOpenAI
from tests.conftest import StartApp
from tests.requires import missing
from tests.wait import wait_until

# SimpleCache is each process's own.
SHARED = ["FileSystemCache", "RedisCache", "MemcachedCache"]
QUERY = "/costs?start_time=1793491200&group_by=project_id"
Options = dict[str, object]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def seen(app: Flask, query: str = QUERY) -> str:
    answer = app.test_client().get(query)
    assert answer.status_code == 200
    return answer.headers["X-Cache"]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[list[str]], int]]:
    """Start a server of Debian's on a free port; it ends with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(command: list[str]) -> int:
        if shutil.which(command[0]) is None:
            missing(command[0], "apt-get install redis-server memcached")
        port = free_port()
        running.append(
            subprocess.Popen(
                [word.replace("PORT", str(port)) for word in command],
                cwd=tmp_path,
                stdout=subprocess.DEVNULL,
            )
        )
        wait_until(lambda: listens(port))
        return port

    yield start
    for process in running:
        process.terminate()
        process.wait()


REDIS = ["redis-server", "--port", "PORT", "--bind", "127.0.0.1", "--save", ""]
MEMCACHED = ["memcached", "-p", "PORT", "-l", "127.0.0.1", "-U", "0", "-u", "nobody"]


@pytest.fixture(params=SHARED)
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Options:
    """The settings of each cache that processes share, on a database that they share too."""
    options: Options = {}
    if request.param == "FileSystemCache":
        options = {"CACHE_DIR": str(tmp_path / "cache")}
    elif request.param == "RedisCache":
        port = request.getfixturevalue("serve")(REDIS)
        options = {"CACHE_REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    elif request.param == "MemcachedCache":
        port = request.getfixturevalue("serve")(MEMCACHED)
        options = {"CACHE_MEMCACHED_SERVERS": (f"127.0.0.1:{port}",)}
    return {
        "cache_type": request.param,
        "cache_options": options,
        "database_url": f"sqlite:///{tmp_path / 'spend.db'}",
    }


def files(tmp_path: Path) -> Options:
    return {
        "cache_type": "FileSystemCache",
        "cache_options": {"CACHE_DIR": str(tmp_path / "cache")},
        "database_url": f"sqlite:///{tmp_path / 'spend.db'}",
    }


def responses(app: Flask) -> ResponseCache:
    found: ResponseCache = app.extensions[EXTENSION].responses
    return found


def fill(app: Flask, query: str = QUERY) -> bytes:
    """Ask until the response is kept; returns it."""
    client = app.test_client()
    answers = [client.get(query) for _ in range(2)]
    assert [answer.headers["X-Cache"] for answer in answers] == ["MISS", "HIT"]
    assert answers[0].data == answers[1].data
    right: bytes = answers[1].data
    return right


def test_processes_share_a_ready_response(
    fake: FakeOpenAI, start_app: StartApp, cache: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one makes nothing: it sends the bytes that the first one made."""
    right = fill(start_app(fake, **cache))
    other = start_app(fake, **cache)
    monkeypatch.setattr(response_cache, "_made", pytest.fail)
    answer = other.test_client().get(QUERY)
    assert (answer.headers["X-Cache"], answer.data) == ("HIT", right)


def test_a_forged_response_is_never_served(
    fake: FakeOpenAI, start_app: StartApp, cache: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever can write to the cache and has not the key cannot change a figure."""
    first = start_app(fake, **cache)
    monkeypatch.setattr(responses(first), "_secret", b"somebody else's")
    right = fill(first)
    other = start_app(fake, **cache)
    made: list[str] = []
    make_response = response_cache._made

    def note(make: Callable[[Deadline], tuple[Body, Freshness]]) -> object:
        made.append("made")
        return make_response(make)

    monkeypatch.setattr(response_cache, "_made", note)
    answer = other.test_client().get(QUERY)
    assert (answer.data, made) == (right, ["made"])


def test_keys_and_organisations_never_share_a_response(
    fake: FakeOpenAI, start_app: StartApp, cache: Options
) -> None:
    """What one key was answered is not sent to another, nor under another organisation."""
    fill(start_app(fake, **cache))
    assert seen(start_app(fake, api_key=USAGE_ONLY_KEY, **cache)) == "MISS"
    assert seen(start_app(fake, organisation=fake.organisation.id, **cache)) == "MISS"
    elsewhere = fake.base_url.replace("127.0.0.1", "localhost")
    assert seen(start_app(fake, base_url=elsewhere, **cache)) == "MISS"


def test_the_null_cache_keeps_no_response(fake: FakeOpenAI, start_app: StartApp) -> None:
    """Days are stored all the same."""
    app = start_app(fake, cache_type="NullCache")
    assert [seen(app), seen(app), seen(app)] == ["MISS", "HIT", "HIT"]
    assert not responses(app)._in_memory


@pytest.mark.parametrize(
    ("cache_type", "options"),
    [
        ("RedisCache", {"CACHE_REDIS_URL": "redis://127.0.0.1:1/0"}),
        ("MemcachedCache", {"CACHE_MEMCACHED_SERVERS": ("127.0.0.1:1",)}),
    ],
)
def test_a_cache_that_is_down_costs_no_answer(
    fake: FakeOpenAI, start_app: StartApp, cache_type: str, options: Options
) -> None:
    """Each process answers from its own memory."""
    fill(start_app(fake, cache_type=cache_type, cache_options=options))


def test_a_cache_that_hangs_is_asked_once(
    fake: FakeOpenAI, start_app: StartApp, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Redis that takes the connection and then says nothing is left out for a while."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options: Options = {"CACHE_REDIS_URL": f"redis://127.0.0.1:{silent.getsockname()[1]}/0"}
        app = start_app(fake, cache_type="RedisCache", cache_options=options)
        for project in range(5):
            assert seen(app, f"{QUERY}&limit={project + 1}") in {"MISS", "HIT"}
    assert capsys.readouterr().err.count("the response cache failed") == 1


class Bomb:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (pytest.fail, ("code from the cache was run",))


@pytest.mark.parametrize("garbage", [b"", b"\x00" * 40, b"x" * 400, pickle.dumps(Bomb())])
def test_a_damaged_file_is_a_miss_and_runs_nothing(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path, garbage: bytes
) -> None:
    """Whatever stands in the cache's files, the answer is right."""
    right = fill(start_app(fake, **files(tmp_path)))
    for entry in (tmp_path / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:4] + garbage)
    assert start_app(fake, **files(tmp_path)).test_client().get(QUERY).data == right


def test_a_flipped_bit_is_never_served(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """An entry that is whole but for one bit is a miss."""
    right = fill(start_app(fake, **files(tmp_path)))
    for entry in (tmp_path / "cache").iterdir():
        spoilt = bytearray(entry.read_bytes())
        spoilt[len(spoilt) // 2] ^= 1
        entry.write_bytes(spoilt)
    assert start_app(fake, **files(tmp_path)).test_client().get(QUERY).data == right


def test_a_file_that_may_not_be_read_is_tried_once(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """cachelib would sleep and try for ten seconds and more."""
    right = fill(start_app(fake, **files(tmp_path)))
    other = start_app(fake, **files(tmp_path))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cachelib.file.sleep", pytest.fail)
    monkeypatch.setattr("cachelib.file.open", refuse, raising=False)
    assert other.test_client().get(QUERY).data == right


def test_the_folder_may_be_deleted_while_the_program_runs(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """That is how the cache is emptied."""
    right = fill(start_app(fake, **files(tmp_path)))
    shutil.rmtree(tmp_path / "cache")
    assert start_app(fake, **files(tmp_path)).test_client().get(QUERY).data == right


def test_the_key_is_nowhere_in_what_is_kept(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """Neither file names nor contents of cache, database and locks hold the key or a part of it."""
    app = start_app(fake, **files(tmp_path))
    fill(app)
    assert seen(app, "/projects") == "MISS"
    stored = b"".join(
        os.fsencode(entry) + (entry.read_bytes() if entry.is_file() else b"")
        for entry in tmp_path.rglob("*")
    )
    assert stored
    assert DEMO_KEY.encode() not in stored
    assert DEMO_KEY[9:].encode() not in stored
