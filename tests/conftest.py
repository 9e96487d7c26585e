"""What all tests share: the fake OpenAI on a real port, and the program in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_caching.backends import MemcachedCache
from hypothesis import settings

from app import create_app
from app.config import Settings
from app.store.database import Database
from fake_openai import DEMO_KEY, FakeOpenAI, Organisation
from tests.live_server import Server
from tests.wait import behind

# How long one example takes says more about what else the machine does.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

pytest_plugins = ["tests.postgresql"]

NOON = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)

StartFake = Callable[..., FakeOpenAI]
StartApp = Callable[..., Flask]
Serve = Callable[[Flask], Server]


class Clock:
    """A clock that is set, never waited for."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start_fake(clock: Clock) -> Iterator[StartFake]:
    """Start fakes that share the test's clock and end with the test."""
    running: list[FakeOpenAI] = []

    def start(organisation: str | Organisation = "northwind") -> FakeOpenAI:
        running.append(FakeOpenAI(organisation, now=clock).start())
        return running[-1]

    yield start
    for fake in running:
        fake.close()


@pytest.fixture
def fake(start_fake: StartFake) -> FakeOpenAI:
    """Northwind, at noon of 22 November 2026 UTC."""
    return start_fake()


class BufferedClient(FlaskClient):
    """Reads each answer to its end, so that none holds a file open."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return super().open(*args, buffered=True, **kwargs)


@pytest.fixture
def start_app(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[StartApp]:
    """The program in front of a fake; settings other than the test's usual ones by name."""
    started: list[Flask] = []
    databases: list[Database] = []

    def open_database(url: str) -> Database:
        databases.append(Database(url))
        return databases[-1]

    monkeypatch.setattr("app.factory.Database", open_database)

    def start(fake: FakeOpenAI | None = None, **changes: object) -> Flask:
        usual = Settings(
            api_key=DEMO_KEY,
            base_url=fake.base_url if fake else "http://127.0.0.1:9/v1",
            cache_type="SimpleCache",
            upstream_deadline=10,
            database_url="sqlite://",
        )
        app = create_app(replace(usual, **changes), clock=clock)  # type: ignore[arg-type]
        app.test_client_class = BufferedClient
        started.append(app)
        return app

    yield start
    # What is still being read would log to a stream that ends with the test.
    for thread in behind():
        thread.join(timeout=30)
    for database in databases:
        database.close()
    for app in started:
        for cache in app.extensions.get("cache", {}).values():
            if isinstance(cache, MemcachedCache):
                cache._client.close()


@pytest.fixture
def client(fake: FakeOpenAI, start_app: StartApp) -> FlaskClient:
    """Asks the program in front of northwind."""
    return start_app(fake).test_client()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve programs until the test ends."""
    running: list[Server] = []

    def start(app: Flask) -> Server:
        running.append(Server(app))
        return running[-1]

    yield start
    for server in running:
        server.stop()
