"""Clocks that were wrong and are corrected, and midnight while a response is made."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from fake_openai import FakeOpenAI
from tests.conftest import NOON, Clock, StartApp
from tests.wait import wait_until

QUERY = "/costs?start_time=1793491200&group_by=project_id&limit=30"
HOURS = timedelta(hours=5)


class PassingClock(Clock):
    """Shows the coming times, one each time it is read, and then stands still."""

    def __init__(self) -> None:
        super().__init__()
        self.coming: Iterator[datetime] = iter(())

    def __call__(self) -> datetime:
        self.now = next(self.coming, self.now)
        return self.now


@pytest.fixture
def clock() -> PassingClock:
    return PassingClock()


def test_data_fetched_by_a_clock_that_was_ahead_is_refreshed(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """It does not count as fresh until that time, and no age is negative."""
    client = start_app(fake).test_client()
    assert client.get(QUERY).headers["X-Cache"] == "MISS"
    clock.now = NOON - HOURS
    stale = client.get(QUERY)
    assert stale.headers["X-Cache"] == "STALE"
    assert stale.headers["Age"] == "0"
    wait_until(lambda: client.get(QUERY).headers["X-Cache"] == "HIT")
    assert client.get(QUERY).headers["X-As-Of"] == f"{clock.now:%Y-%m-%dT%H:%M:%SZ}"


def test_a_refresh_request_by_a_clock_that_was_ahead_is_ignored(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """A refresh is possible at once, and one is enough."""
    client = start_app(fake).test_client()
    assert client.post("/refresh", json={}).status_code == 202
    clock.now = NOON - HOURS
    client.get(QUERY)
    wait_until(lambda: client.get(QUERY).headers["X-Cache"] == "HIT")
    assert client.post("/refresh", json={}).status_code == 202
    assert client.post("/refresh", json={}).status_code == 429


def test_a_failure_by_a_clock_that_was_ahead_is_ignored(
    fake: FakeOpenAI, start_app: StartApp, clock: PassingClock
) -> None:
    """There is no back-off until that time."""
    client = start_app(fake).test_client()
    client.get(QUERY)
    clock.now = NOON + 2 * HOURS
    fake.faults.add("costs", "invalid_key")
    assert client.get(QUERY).headers["X-Cache"] == "STALE"
    wait_until(lambda: [call.status for call in fake.calls] == [200, 401])
    fake.faults.clear()
    clock.now = NOON + HOURS
    wait_until(lambda: client.get(QUERY).headers["X-Cache"] == "HIT")


def test_a_response_that_was_begun_before_midnight_is_not_served_after_it(
    fake: FakeOpenAI, start_app: StartApp, clock: PassingClock
) -> None:
    """It lacks the new day, whatever the step during which midnight came."""
    query = "/costs/summary?start_date=2026-11-{:02}"
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    evening = midnight - timedelta(minutes=30)
    client = start_app(fake).test_client()
    clock.now = evening
    assert client.get(query.format(1)).headers["X-Cache"] == "MISS"
    clock.now = midnight
    # What was fetched in the evening is not all of yesterday.
    assert client.get(query.format(1)).headers["X-Cache"] == "STALE"
    wait_until(lambda: client.get(query.format(1)).headers["X-Cache"] == "HIT")
    for reads in range(1, 20):
        clock.coming = iter([midnight - timedelta(seconds=1)] * reads + [midnight])
        client.get(query.format(reads))
        clock.coming = iter(())
        clock.now = midnight
        again = client.get(query.format(reads))
        assert again.get_json()["range"]["end_date"] == "2026-11-23"
