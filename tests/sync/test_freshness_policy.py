"""How long a day counts as fresh: the younger it is, the shorter."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.store.sources import NEVER, RefreshRequests
from app.sync.freshness_policy import FreshnessPolicy

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POLICY = FreshnessPolicy(HOUR, DAY, 7 * DAY, 2 * DAY)
NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("age", "lasting"), [(0, HOUR), (3, HOUR), (4, DAY), (35, DAY), (36, 7 * DAY), (900, 7 * DAY)]
)
def test_the_maximum_age_goes_by_the_age_of_the_day(age: int, lasting: timedelta) -> None:
    """Beyond it the day may be served for two days more."""
    day, as_of = TODAY - age * DAY, NOW - timedelta(minutes=5)
    assert POLICY.fresh_until(day, as_of, NOW, NEVER) == as_of + lasting
    second = timedelta(seconds=1)
    ends = lasting + POLICY.stale
    assert POLICY.is_servable(day, NOW - ends + second, NOW)
    assert not POLICY.is_servable(day, NOW - ends, NOW)


def test_a_day_that_was_not_over_is_fresh_until_midnight_at_most() -> None:
    """What is served of it the day after is not all of it."""
    as_of = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    assert POLICY.fresh_until(TODAY, as_of, as_of, NEVER) == midnight
    assert POLICY.fresh_until(TODAY, midnight, midnight, NEVER) == midnight + HOUR
    long_ago = POLICY.fresh_until(date(2026, 11, 22), as_of, midnight + 40 * DAY, NEVER)
    assert long_ago == midnight


@pytest.mark.parametrize(("age", "recent_counts"), [(0, True), (3, True), (4, False)])
def test_a_request_makes_earlier_readings_stale(age: int, recent_counts: bool) -> None:
    """One for the recent days those of today and three days before; one for everything all."""
    day, as_of = TODAY - age * DAY, NOW - timedelta(minutes=5)
    asked = NOW - timedelta(minutes=1)
    recent = POLICY.fresh_until(day, as_of, NOW, RefreshRequests(asked, NEVER.everything))
    assert (recent <= NOW) is recent_counts
    assert POLICY.fresh_until(day, as_of, NOW, RefreshRequests(asked, asked)) <= NOW
    assert POLICY.fresh_until(day, asked, NOW, RefreshRequests(asked, asked)) > NOW


def test_moments_of_the_future_come_from_a_wrong_clock() -> None:
    """A reading from there is stale, a request from there does not count; a minute is no matter."""
    far, near = NOW + HOUR, NOW + timedelta(seconds=30)
    assert POLICY.fresh_until(TODAY, far, NOW, NEVER) <= NOW
    assert POLICY.fresh_until(TODAY, near, NOW, NEVER) > NOW
    assert POLICY.fresh_until(TODAY, NOW, NOW, RefreshRequests(far, far)) > NOW
