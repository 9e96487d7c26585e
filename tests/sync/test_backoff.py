"""After a failure OpenAI is not asked again for a while, longer each time."""

from datetime import UTC, datetime, timedelta

from app.errors import ApiError
from app.sync.backoff import FailureBackoff

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)


def waits(backoff: FailureBackoff, error: ApiError) -> timedelta:
    backoff.failed(b"costs", error, NOW)
    failure = backoff.last_failure(b"costs")
    assert failure is not None
    assert failure.error is error
    return failure.back_off_until - NOW


def error(retry_after: int | None = None) -> ApiError:
    failed = ApiError("failed")
    failed.retry_after = retry_after
    return failed


def test_the_wait_doubles_up_to_five_minutes() -> None:
    """And begins again after a success."""
    backoff = FailureBackoff()
    found = [waits(backoff, error()).total_seconds() for _ in range(9)]
    assert found == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    backoff.succeeded(b"costs")
    assert backoff.last_failure(b"costs") is None
    assert waits(backoff, error()).total_seconds() == 5


def test_openai_may_ask_for_a_longer_wait() -> None:
    """For an hour at most, and for no shorter one."""
    backoff = FailureBackoff()
    assert waits(backoff, error(60)).total_seconds() == 60
    assert waits(backoff, error(1)).total_seconds() == 10
    assert waits(backoff, error(86_400)) == timedelta(hours=1)


def test_a_failure_is_that_of_one_thing_and_known_since_the_first() -> None:
    """Others go on."""
    backoff = FailureBackoff()
    backoff.failed(b"costs", error(), NOW)
    backoff.failed(b"costs", error(), NOW + timedelta(minutes=1))
    failure = backoff.last_failure(b"costs")
    assert failure is not None
    assert (failure.since, failure.attempts) == (NOW, 2)
    assert backoff.last_failure(b"projects") is None


def test_a_wait_from_before_the_clock_went_back_is_over() -> None:
    """Else it would last for as long as the clock was wrong."""
    backoff = FailureBackoff()
    waits(backoff, error())
    failure = backoff.last_failure(b"costs")
    assert failure is not None
    assert failure.is_backing_off(NOW)
    assert not failure.is_backing_off(NOW + timedelta(seconds=5))
    assert not failure.is_backing_off(NOW - timedelta(days=1))
