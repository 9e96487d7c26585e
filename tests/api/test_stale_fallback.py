"""Expired is not gone: whatever fails upstream, figures that are known are given, and marked."""

from datetime import datetime, timedelta
from time import monotonic

import pytest
from flask.testing import FlaskClient

from app.openai_admin import http_client
from fake_openai import FakeOpenAI
from tests.api.endpoints import (
    COSTS,
    EXPORT,
    FORECAST,
    OF_FIGURES,
    OF_PROJECTS,
    PROJECTS_SPEND,
    SUMMARY,
    name_of,
    northwind_in_brief,
)
from tests.api.test_faults import ANYWHERE, DEADLINE, WRONG_COSTS, WRONG_WALKS, Expected
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import behind, wait_until

# Not asked in pages: a window that fits into one call has no cursors to go wrong.
ONE_PAGE = {name: want for name, want in WRONG_COSTS.items() if name != "endless_empty"}
CASES = [
    *((COSTS, "costs", fault, want) for fault, want in (ANYWHERE | ONE_PAGE).items()),
    *(
        (door, "costs", fault, want)
        for door in OF_FIGURES
        for fault, want in (ANYWHERE | ONE_PAGE).items()
    ),
    *(
        (door, "projects", fault, want)
        for door in (*OF_FIGURES, *OF_PROJECTS)
        for fault, want in (ANYWHERE | WRONG_WALKS).items()
    ),
]
# Of the days up to today, whichever that is: a new day is not known, so theirs is the same day.
OF_TODAY = (FORECAST, PROJECTS_SPEND)


@pytest.fixture
def fake(start_fake: StartFake) -> FakeOpenAI:
    return start_fake(northwind_in_brief())


@pytest.fixture
def impatient(
    fake: FakeOpenAI, start_app: StartApp, monkeypatch: pytest.MonkeyPatch
) -> FlaskClient:
    """The program with a short deadline, whose pauses between two tries take no time."""
    monkeypatch.setattr(http_client, "sleep", lambda _: None)
    return start_app(fake, upstream_deadline=DEADLINE).test_client()


def figures(client: FlaskClient, door: str) -> object:
    """All that a caller counts on; the notices and the time of reading are about it."""
    body = client.get(door).get_json()
    return {name: body[name] for name in body if name not in {"warnings", "as_of"}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{name_of(case[0])}-{case[1]}-{case[2]}")
def test_a_failure_takes_no_known_figure_away(
    impatient: FlaskClient,
    fake: FakeOpenAI,
    clock: Clock,
    case: tuple[str, str, str, Expected],
) -> None:
    """Warm: the same answer, unmarked. Expired: the same figures at once, marked, with the reason.
    OpenAI well again: fresh figures, without a restart.
    """
    door, path, fault, _ = case
    figures(impatient, door)
    # The projects' half year is read after their first answer.
    wait_until(lambda: not behind())
    known = figures(impatient, door)
    name, _, options = fault.partition(":")
    fake.faults.add_text(f"{path}:{name}{':' if options else ''}{options}")
    warm = impatient.get(door)
    assert (warm.status_code, warm.headers["X-Cache"]) == (200, "HIT")

    clock.now += timedelta(hours=2) if door in OF_TODAY else timedelta(days=2)
    began = monotonic()
    expired = impatient.get(door)
    assert monotonic() - began < 2
    assert (expired.status_code, expired.headers["X-Cache"]) == (200, "STALE")
    assert expired.headers["X-As-Of"] == "2026-11-22T12:03:00Z"
    # The costs, where OpenAI still tells them, are read anew, and the forecast is of a later hour.
    if (door, path) != (FORECAST, "projects"):
        assert figures(impatient, door) == known
    if door in OF_FIGURES and door != EXPORT:
        code = {"costs": "stale", "projects": "stale_names"}[path]
        wait_until(lambda: code in codes(impatient, door))
        [notice] = [notice for notice in notices(impatient, door) if notice["code"] == code]
        assert "2026-11-22 12:03 UTC" in notice["message"]

    # What is still being tried would fail at the later time.
    wait_until(lambda: not behind())
    fake.faults.clear()
    clock.now += timedelta(hours=2)
    wait_until(lambda: impatient.get(door).headers["X-Cache"] == "HIT")
    well = impatient.get(door)
    assert datetime.fromisoformat(well.headers["X-As-Of"]) == clock.now
    assert not {"stale", "stale_names", "refreshing"} & codes(impatient)


def notices(client: FlaskClient, door: str = SUMMARY) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get(door).get_json()["warnings"]
    return found


def codes(client: FlaskClient, door: str = SUMMARY) -> set[str]:
    return {notice["code"] for notice in notices(client, door)}


def test_figures_are_known_for_seven_days(
    impatient: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """After that a failure is told: figures of last month are no answer to what this month cost."""
    door = "/costs?start_time=1795305600&limit=1"
    assert impatient.get(door).status_code == 200
    fake.faults.add("costs", "http_503")
    clock.now += timedelta(hours=1, days=7) - timedelta(seconds=1)
    known = impatient.get(door)
    assert (known.status_code, known.headers["X-Cache"]) == (200, "STALE")
    clock.now += timedelta(days=8)
    assert impatient.get(door).status_code == 502


def test_openai_is_left_alone_for_a_growing_while(
    impatient: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """However often expired figures are asked for: after a failure once in 5 s, then in 10, ..."""
    impatient.get(SUMMARY)
    fake.faults.add("costs", "invalid_key")
    clock.now += timedelta(days=1)

    def costs_calls() -> int:
        return sum(call.path.endswith("costs") for call in fake.calls)

    tries = []
    began = clock.now
    for _ in range(40):
        before = costs_calls()
        impatient.get(SUMMARY)
        impatient.get(SUMMARY)
        if (clock.now - began).total_seconds() in {0, 5, 15, 35, 75, 155}:
            wait_until(lambda before=before: costs_calls() > before)  # type: ignore[misc]
            wait_until(lambda: "stale" in codes(impatient))
            tries.append((clock.now - began).total_seconds())
        assert costs_calls() - before <= 1
        clock.now += timedelta(seconds=5)
    assert tries == [0, 5, 15, 35, 75, 155]
    assert costs_calls() == 1 + len(tries)


def test_a_longer_retry_after_is_kept_to(
    impatient: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """Throttled for a minute: nothing is asked within it, known figures are given."""
    impatient.get(COSTS)
    fake.faults.add("costs", "http_429", retry_after=60)
    clock.now += timedelta(days=1)
    impatient.get(COSTS)
    wait_until(lambda: len(fake.calls) == 2)
    for _ in range(11):
        clock.now += timedelta(seconds=5)
        assert impatient.get(COSTS).headers["X-Cache"] == "STALE"
    assert len(fake.calls) == 2


def test_restated_days_are_logged(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """What vanished, shrank or grew on a day that is over is told."""
    fake = FakeOpenAI("quirks", now=clock).start()
    try:
        client = start_app(fake).test_client()
        clock.now = clock.now.replace(hour=10)
        client.get(SUMMARY)
        clock.now += timedelta(hours=4)
        wait_until(lambda: client.get(SUMMARY).headers["X-Cache"] == "HIT")
        assert "restated 2026-11-21: 1 rows vanished" in capsys.readouterr().err
    finally:
        fake.close()
