"""One caller asks, the others wait for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest

from app.errors import UpstreamBadRequest, UpstreamFailed
from app.openai_admin.deadline import Deadline
from app.store.database import Database
from app.store.locks import Locks
from app.sync.single_flight import SingleFlight

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
CALLERS = 8


@pytest.fixture
def flight() -> SingleFlight:
    return SingleFlight(Locks(Database("sqlite://"), "source"), lambda: NOW, 60)


def test_of_many_callers_one_asks(flight: SingleFlight) -> None:
    """Whoever waited finds the result stored."""
    together, stored = Barrier(CALLERS), list[str]()

    def call(_number: int) -> None:
        together.wait(60)
        with flight.acquire(b"days", Deadline(60)) as ask:
            if not stored:
                ask(lambda: stored.append("days"))

    with ThreadPoolExecutor(CALLERS) as callers:
        list(callers.map(call, range(CALLERS)))
    assert stored == ["days"]


def test_a_failure_is_that_of_all_who_waited(flight: SingleFlight) -> None:
    """None of them asks a failing OpenAI once more."""
    together, asked = Barrier(CALLERS), list[int]()

    def fail() -> None:
        asked.append(1)
        raise UpstreamFailed("It failed.")

    def call(_number: int) -> str:
        together.wait(60)
        try:
            with flight.acquire(b"days", Deadline(60)) as ask:
                # All have begun to wait before the first one asks.
                ask(fail)
        except UpstreamFailed as error:
            return error.message
        return ""

    with ThreadPoolExecutor(CALLERS) as callers:
        assert set(callers.map(call, range(CALLERS))) == {"It failed."}
    assert len(asked) <= CALLERS
    failure = flight.last_failure(b"days")
    assert failure is not None
    assert failure.attempts == len(asked)


def test_a_bad_request_is_no_outage(flight: SingleFlight) -> None:
    """It says nothing about OpenAI, so nothing is backed off from."""
    changes = flight.failure_changes

    def refuse() -> None:
        raise UpstreamBadRequest("No.", param=None, code=None)

    with pytest.raises(UpstreamBadRequest), flight.acquire(b"days", Deadline(60)) as ask:
        ask(refuse)
    assert flight.last_failure(b"days") is None
    assert flight.failure_changes == changes


def test_failures_and_recoveries_are_noticed(flight: SingleFlight) -> None:
    """Answers that say why they are stale are made again."""

    def fail() -> None:
        raise UpstreamFailed("It failed.")

    before = flight.failure_changes
    with pytest.raises(UpstreamFailed), flight.acquire(b"days", Deadline(60)) as ask:
        ask(fail)
    failed = flight.failure_changes
    with flight.acquire(b"days", Deadline(60)) as ask:
        ask(lambda: None)
    assert len({before, failed, flight.failure_changes}) == 3
    assert flight.last_failure(b"days") is None
