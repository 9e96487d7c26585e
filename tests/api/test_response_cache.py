"""The cache types, each with its real server."""

import pickle
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from app.store.entries import fingerprint
from flask import Flask

from app.sync import cached_admin
from fake_openai import DEMO_KEY, USAGE_ONLY_KEY, FakeOpenAI
from tests.conftest import Clock, StartApp
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


@pytest.fixture(params=["SimpleCache", *SHARED])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Options:
    """The settings of each cache that keeps anything."""
    options: Options = {}
    if request.param == "FileSystemCache":
        options = {"CACHE_DIR": str(tmp_path / "cache")}
    elif request.param == "RedisCache":
        port = request.getfixturevalue("serve")(REDIS)
        options = {"CACHE_REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    elif request.param == "MemcachedCache":
        port = request.getfixturevalue("serve")(MEMCACHED)
        options = {"CACHE_MEMCACHED_SERVERS": (f"127.0.0.1:{port}",)}
    return {"cache_type": request.param, "cache_options": options}


@pytest.fixture(autouse=True)
def listening(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens to the cache from outside is noticed at once, not only within seconds."""
    monkeypatch.setattr(cached_admin, "_LISTEN_SECONDS", -1)


def seen(app: Flask, query: str = QUERY) -> str:
    answer = app.test_client().get(query)
    assert answer.status_code == 200
    return answer.headers["X-Cache"]


def test_an_answer_is_kept_for_the_hour(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock, cache: Options
) -> None:
    """Each cache type answers the second time, with the same bytes, and once it was read anew."""
    app = start_app(fake, **cache)
    first, second = (app.test_client().get(QUERY) for _ in range(2))
    assert (first.headers["X-Cache"], second.headers["X-Cache"]) == ("MISS", "HIT")
    assert first.data == second.data
    clock.now += timedelta(hours=24)
    assert seen(app) == "STALE"
    wait_until(lambda: seen(app) == "HIT")


@pytest.mark.parametrize("cache", SHARED, indirect=True)
def test_keys_and_organisations_never_share_an_answer(
    fake: FakeOpenAI, start_app: StartApp, cache: Options
) -> None:
    """What one key was told is not told to another, nor under another organisation."""
    assert seen(start_app(fake, **cache)) == "MISS"
    assert seen(start_app(fake, **cache)) == "HIT"
    assert seen(start_app(fake, api_key=USAGE_ONLY_KEY, **cache)) == "MISS"
    assert seen(start_app(fake, organisation=fake.organisation.id, **cache)) == "MISS"
    elsewhere = fake.base_url.replace("127.0.0.1", "localhost")
    assert seen(start_app(fake, base_url=elsewhere, **cache)) == "MISS"


def test_nothing_is_kept_by_the_null_cache(fake: FakeOpenAI, start_app: StartApp) -> None:
    """CACHE_TYPE=NullCache asks every time."""
    app = start_app(fake, cache_type="NullCache")
    assert [seen(app), seen(app)] == ["MISS", "MISS"]


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
    """Each question goes to OpenAI, and is answered."""
    app = start_app(fake, cache_type=cache_type, cache_options=options)
    assert [seen(app), seen(app)] == ["MISS", "MISS"]


class Bomb:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (pytest.fail, ("code from the cache was run",))


@pytest.mark.parametrize("garbage", [b"", b"\x00" * 40, b"x" * 400, pickle.dumps(Bomb())])
def test_a_damaged_file_is_a_miss_and_runs_nothing(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path, garbage: bytes
) -> None:
    """Whatever stands in the cache's files, the answer is OpenAI's, and is kept again."""
    options: Options = {"CACHE_DIR": str(tmp_path)}
    app = start_app(fake, cache_type="FileSystemCache", cache_options=options)
    right = app.test_client().get(QUERY)
    for entry in tmp_path.iterdir():
        entry.write_bytes(entry.read_bytes()[:4] + garbage)
    again = app.test_client().get(QUERY)
    assert (again.headers["X-Cache"], again.data) == ("MISS", right.data)
    assert seen(app) == "HIT"


def test_a_flipped_digit_is_never_served(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """An entry that is whole but for one bit is a miss."""
    options: Options = {"CACHE_DIR": str(tmp_path)}
    app = start_app(fake, cache_type="FileSystemCache", cache_options=options)
    right = app.test_client().get(QUERY)
    for entry in tmp_path.iterdir():
        spoilt = bytearray(entry.read_bytes())
        spoilt[-2] ^= 1
        entry.write_bytes(spoilt)
    again = app.test_client().get(QUERY)
    assert (again.headers["X-Cache"], again.data) == ("MISS", right.data)


def test_the_folder_may_be_deleted_while_the_program_runs(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """That is how the cache is cleared: one miss, then it keeps again."""
    options: Options = {"CACHE_DIR": str(tmp_path / "cache")}
    app = start_app(fake, cache_type="FileSystemCache", cache_options=options)
    assert [seen(app), seen(app)] == ["MISS", "HIT"]
    shutil.rmtree(tmp_path / "cache")
    assert [seen(app), seen(app)] == ["MISS", "HIT"]


def test_a_summary_is_believed_no_longer_than_its_names(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """Made of a list that is 50 minutes old, it is past its time after ten."""
    app = start_app(fake)
    summary = "/costs/summary?start_date=2026-11-01"
    assert seen(app, "/projects") == "MISS"
    clock.now += timedelta(minutes=50)
    assert seen(app, summary) == "MISS"
    clock.now += timedelta(minutes=9)
    assert seen(app, summary) == "HIT"
    clock.now += timedelta(minutes=1)
    assert seen(app, summary) == "STALE"
    wait_until(lambda: seen(app, summary) == "HIT")


def test_a_cache_that_hangs_costs_little_time(fake: FakeOpenAI, start_app: StartApp) -> None:
    """A Redis that takes the connection and then says nothing is soon left alone."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options: Options = {"CACHE_REDIS_URL": f"redis://127.0.0.1:{silent.getsockname()[1]}/0"}
        app = start_app(fake, cache_type="RedisCache", cache_options=options)
        began = monotonic()
        assert [seen(app) for _ in range(5)] == ["MISS"] * 5
        assert monotonic() - began < 5


def test_the_key_is_nowhere_in_the_cache(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """Neither file names nor contents hold the key or a part of it."""
    options: Options = {"CACHE_DIR": str(tmp_path)}
    app = start_app(fake, cache_type="FileSystemCache", cache_options=options)
    assert seen(app) == "MISS"
    assert seen(app, "/projects") == "MISS"
    stored = b"".join(entry.name.encode() + entry.read_bytes() for entry in tmp_path.iterdir())
    assert DEMO_KEY.encode() not in stored
    assert DEMO_KEY[9:].encode() not in stored
    assert DEMO_KEY not in fingerprint(("https://api.openai.com/v1", DEMO_KEY, None))
