"""How fresh an answer is."""

from datetime import UTC, datetime, timedelta

from app.errors import UpstreamFailed
from app.sync.backoff import FailureBackoff
from app.sync.freshness import Freshness, freshness_of

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_oldest_reading_speaks_for_all() -> None:
    """The answer holds until the first of them becomes stale."""
    readings = [(NOW - HOUR, NOW + 2 * HOUR), (NOW, NOW + HOUR)]
    found = freshness_of(readings, NOW, None, just_fetched=False)
    assert found == Freshness("HIT", NOW - HOUR, NOW + HOUR)
    assert freshness_of(readings, NOW, None, just_fetched=True).status == "MISS"


def test_no_answer_outlives_midnight() -> None:
    """Then today is another day."""
    found = freshness_of([(NOW, NOW + 99 * HOUR)], NOW, None, just_fetched=False)
    assert found.expires_at == datetime(2026, 11, 23, tzinfo=UTC)


def test_what_is_stale_says_why_and_is_looked_at_again() -> None:
    """Within seconds while it is refreshed, after the back-off where that has failed."""
    stale = [(NOW - 2 * HOUR, NOW - HOUR)]
    refreshing = freshness_of(stale, NOW, None, just_fetched=False)
    assert (refreshing.status, refreshing.failure) == ("STALE", None)
    assert NOW < refreshing.expires_at <= NOW + timedelta(seconds=5)
    backoff = FailureBackoff()
    backoff.failed(b"costs", UpstreamFailed("It failed.", retry_after=600), NOW)
    failed = freshness_of(stale, NOW, backoff.last_failure(b"costs"), just_fetched=False)
    assert failed.failure is not None
    assert failed.expires_at == NOW + timedelta(seconds=600)


def test_an_answer_made_of_two_is_as_fresh_as_the_staler_one() -> None:
    """The first one says what it is as of."""
    figures = Freshness("HIT", NOW - HOUR, NOW + HOUR)
    names = Freshness("STALE", NOW - 5 * HOUR, NOW + timedelta(seconds=2))
    both = figures.combined_with(names)
    assert both == Freshness("STALE", NOW - HOUR, NOW + timedelta(seconds=2))
