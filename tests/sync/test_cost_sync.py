"""When days are fetched, and what is stored of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from app.config import Settings
from app.errors import UpstreamInvalidAnswer
from app.openai_admin.deadline import Deadline
from app.spend.days import DayRange, day_of
from app.store.cost_days import BASE_GROUPING
from app.store.cost_queries import DayState
from app.store.database import Database
from app.sync.cached_admin import CostsPageRequest
from app.sync.wiring import Sync, open_sync
from fake_openai import DEMO_KEY, FakeOpenAI
from tests.conftest import Clock
from tests.wait import behind, wait_until

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 22)
DAYS = list(DayRange(FIRST, TODAY))


@pytest.fixture
def sync(fake: FakeOpenAI, clock: Clock) -> Iterator[Sync]:
    database = Database("sqlite://")
    settings = Settings(api_key=DEMO_KEY, base_url=fake.base_url, upstream_deadline=60)
    yield open_sync(database, settings, clock)
    for thread in behind():
        thread.join()
    database.close()


def load(sync: Sync, days: list[date]) -> dict[date, DayState]:
    """The states of the days once all of them are there."""
    with sync.costs.loaded(BASE_GROUPING, days, Deadline(60)) as loaded:
        return dict(loaded.states)


def windows(fake: FakeOpenAI) -> list[tuple[date, date]]:
    """The first and last day of each request for costs."""
    queries = [dict(call.query) for call in fake.calls if call.path.endswith("costs")]
    return [
        (day_of(int(query["start_time"])), day_of(int(query["end_time"]) - 1)) for query in queries
    ]


def test_reading_freshness_starts_no_network_work(
    sync: Sync, fake: FakeOpenAI, clock: Clock
) -> None:
    """Stale days are called stale; only refreshing them asks OpenAI."""
    states = load(sync, DAYS)
    clock.now += timedelta(hours=2)
    asked = len(fake.calls)
    fresh = sync.costs.freshness(BASE_GROUPING, states, just_fetched=False)
    assert fresh.status == "STALE"
    assert not behind()
    assert len(fake.calls) == asked
    sync.costs.refresh_if_stale(BASE_GROUPING, states)
    wait_until(lambda: len(fake.calls) > asked)


def test_missing_days_are_fetched_in_windows_without_a_cursor(sync: Sync, fake: FakeOpenAI) -> None:
    """At most 180 days each; days that are stored are not asked for again."""
    load(sync, DAYS)
    load(sync, list(DayRange(TODAY - timedelta(days=399), TODAY)))
    assert sorted(windows(fake)) == [
        (date(2025, 10, 19), date(2026, 4, 16)),
        (date(2026, 4, 17), date(2026, 10, 13)),
        (date(2026, 10, 14), date(2026, 10, 31)),
        (FIRST, TODAY),
    ]


def test_a_window_that_breaks_off_keeps_the_days_that_arrived(sync: Sync, fake: FakeOpenAI) -> None:
    """The next attempt asks for the others alone."""
    fake.faults.add("costs", "no_cursor", calls=[1])
    with pytest.raises(UpstreamInvalidAnswer):
        load(sync, DAYS)
    stored = sync.costs.stored_days(BASE_GROUPING, DayRange(FIRST, TODAY))
    load(sync, DAYS)
    assert windows(fake)[1:] == ([] if len(stored) == len(DAYS) else [(max(stored), TODAY)])


def test_days_of_keys_that_openai_cannot_group_are_not_stored(sync: Sync, fake: FakeOpenAI) -> None:
    """They are asked for with the filter, each time."""
    days = DayRange(date(2025, 11, 1), date(2025, 11, 3))
    wanted = CostsPageRequest(days, days, None, api_key_ids=("key_a",))
    for _ in range(2):
        assert [day for day, _ in sync.admin.cost_days(wanted, Deadline(60)).days] == list(days)
    queries = [dict(call.query) for call in fake.calls]
    assert [query["api_key_ids[]"] for query in queries] == ["key_a", "key_a"]
    assert not sync.costs.stored_days(("api_key_id",), days)
    assert not sync.costs.stored_days(BASE_GROUPING, days)


def test_days_before_1970_cost_nothing_and_are_not_asked_for(sync: Sync, fake: FakeOpenAI) -> None:
    """OpenAI has no name for their seconds."""
    states = load(sync, list(DayRange(date(1969, 12, 30), date(1969, 12, 31))))
    assert [state.total for state in states.values()] == [0, 0]
    assert not fake.calls


def test_the_oldest_day_that_may_change_tells_the_age(sync: Sync, clock: Clock) -> None:
    """Older days were read before it, and are rightly fresh for longer."""
    load(sync, DAYS)
    clock.now += timedelta(minutes=30)
    states = load(sync, list(DayRange(FIRST - timedelta(days=60), TODAY)))
    fresh = sync.costs.freshness(BASE_GROUPING, states, just_fetched=True)
    assert fresh.status == "MISS"
    assert fresh.as_of == datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
