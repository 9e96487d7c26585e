"""What all tests share: the fake OpenAI on a real port, and the program in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.config import Settings
from fake_openai import DEMO_KEY, FakeOpenAI, Organisation

NOON = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)

StartFake = Callable[..., FakeOpenAI]
StartApp = Callable[..., Flask]


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


@pytest.fixture
def start_app(clock: Clock) -> StartApp:
    """The program in front of a fake; settings other than the test's usual ones by name."""

    def start(fake: FakeOpenAI | None = None, **changes: object) -> Flask:
        usual = Settings(
            api_key=DEMO_KEY,
            base_url=fake.base_url if fake else "http://127.0.0.1:9/v1",
            cache_type="SimpleCache",
            upstream_deadline=10,
        )
        return create_app(replace(usual, **changes), clock=clock)  # type: ignore[arg-type]

    return start


@pytest.fixture
def client(fake: FakeOpenAI, start_app: StartApp) -> FlaskClient:
    """Asks the program in front of northwind."""
    return start_app(fake).test_client()
