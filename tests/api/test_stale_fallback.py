"""Stale data is not lost data: stored figures survive every failure of OpenAI, and are marked.

Pairwise: each fault at one endpoint that reads the path, each endpoint with one fault.
"""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from fake_openai import FakeOpenAI
from tests.api.conftest import GENEROUS, UpstreamDeadline
from tests.api.endpoints import (
    COSTS,
    EXPORT,
    FORECAST,
    OF_FIGURES,
    OF_PROJECTS,
    PROJECTS,
    PROJECTS_SPEND,
    SUMMARY,
    northwind_in_brief,
)
from tests.api.test_faults import ANY_PATH, COSTS_ONLY, FAILED, LATE, PAGINATION, SHORT, Case
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import behind, wait_until

# A refresh of a few days is one page: no empty pages follow it, and without a cursor it still
# refreshes all of its days.
ONE_PAGE = {
    name: want for name, want in COSTS_ONLY.items() if name not in {"endless_empty", "no_cursor"}
}
CASES = [
    *(Case(SUMMARY, "costs", *each) for each in (ANY_PATH | ONE_PAGE).items()),
    *(Case(PROJECTS, "projects", *each) for each in (ANY_PATH | PAGINATION).items()),
    Case(COSTS, "costs", "http_500", FAILED),
    *(
        Case(endpoint, path, "http_500", FAILED)
        for endpoint in OF_FIGURES
        for path in ("costs", "projects")
        if (endpoint, path) != (SUMMARY, "costs")
    ),
    *(Case(endpoint, "projects", "http_500", FAILED) for endpoint in OF_PROJECTS[1:]),
]
# These end with today. A new day would not be stored yet, so their clock stays within one day.
UNTIL_TODAY = (FORECAST, PROJECTS_SPEND)


@pytest.fixture
def fake(start_fake: StartFake) -> FakeOpenAI:
    return start_fake(northwind_in_brief())


@pytest.fixture
def client(
    fake: FakeOpenAI, start_app: StartApp, deadline: UpstreamDeadline, no_pauses: None
) -> FlaskClient:
    return start_app(fake).test_client()


def figures(client: FlaskClient, endpoint: str) -> object:
    """The body without the warnings and the time at which the data was fetched."""
    body = client.get(endpoint).get_json()
    return {name: body[name] for name in body if name not in {"warnings", "as_of"}}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_failure_loses_no_stored_figure(
    client: FlaskClient,
    fake: FakeOpenAI,
    clock: Clock,
    deadline: UpstreamDeadline,
    case: Case,
) -> None:
    """Fresh: the same answer, unmarked. Stale: the same figures, marked, with the reason. OpenAI
    works again: fresh figures, without a restart.
    """
    endpoint, path = case.endpoint, case.path
    figures(client, endpoint)
    # The half year of the projects is fetched after their first answer.
    wait_until(lambda: not behind())
    stored = figures(client, endpoint)
    case.set_on(fake)
    if case.expected is LATE:
        deadline.seconds = SHORT
    fresh = client.get(endpoint)
    assert (fresh.status_code, fresh.headers["X-Cache"]) == (200, "HIT")

    clock.now += timedelta(hours=2) if endpoint in UNTIL_TODAY else timedelta(days=2)
    stale = client.get(endpoint)
    assert (stale.status_code, stale.headers["X-Cache"]) == (200, "STALE")
    assert stale.headers["X-As-Of"] == "2026-11-22T12:03:00Z"
    # Costs that OpenAI still reports are refreshed, and the forecast is of a later hour.
    if (endpoint, path) != (FORECAST, "projects"):
        assert figures(client, endpoint) == stored
    if endpoint in OF_FIGURES and endpoint != EXPORT:
        code = {"costs": "stale", "projects": "stale_names"}[path]
        wait_until(lambda: code in codes(client, endpoint))
        [notice] = [notice for notice in notices(client, endpoint) if notice["code"] == code]
        assert "2026-11-22 12:03 UTC" in notice["message"]

    # A refresh that is still running would fail at the later time.
    wait_until(lambda: not behind())
    fake.faults.clear()
    deadline.seconds = GENEROUS
    clock.now += timedelta(hours=2)
    wait_until(lambda: client.get(endpoint).headers["X-Cache"] == "HIT")
    recovered = client.get(endpoint)
    assert datetime.fromisoformat(recovered.headers["X-As-Of"]) == clock.now
    assert not {"stale", "stale_names", "refreshing"} & codes(client)


@pytest.mark.parametrize(("endpoint", "path"), [(SUMMARY, "costs"), (PROJECTS, "projects")])
def test_stale_figures_do_not_wait_for_openai(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock, endpoint: str, path: str
) -> None:
    """They are sent while the refresh is still waiting for an answer."""
    figures(client, endpoint)
    wait_until(lambda: not behind())
    fake.faults.add(path, "hanging")
    clock.now += timedelta(hours=2)
    assert client.get(endpoint).headers["X-Cache"] == "STALE"
    wait_until(lambda: fake.calls[-1].status is None)
    assert behind()
    fake.close()


def notices(client: FlaskClient, endpoint: str = SUMMARY) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get(endpoint).get_json()["warnings"]
    return found


def codes(client: FlaskClient, endpoint: str = SUMMARY) -> set[str]:
    return {notice["code"] for notice in notices(client, endpoint)}


def test_stale_figures_are_served_for_seven_days(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """After that a failure is an error: old figures are no answer to what this month cost."""
    endpoint = "/costs?start_time=1795305600&limit=1"
    assert client.get(endpoint).status_code == 200
    fake.faults.add("costs", "http_503")
    clock.now += timedelta(hours=1, days=7) - timedelta(seconds=1)
    stale = client.get(endpoint)
    assert (stale.status_code, stale.headers["X-Cache"]) == (200, "STALE")
    clock.now += timedelta(days=8)
    assert client.get(endpoint).status_code == 502


def test_refreshes_back_off_after_failures(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """However often stale figures are requested: after a failure once in 5 s, then in 10, ..."""
    client.get(SUMMARY)
    fake.faults.add("costs", "invalid_key")
    clock.now += timedelta(days=1)

    def costs_calls() -> int:
        return sum(call.path.endswith("costs") for call in fake.calls)

    tries = []
    began = clock.now
    for _ in range(40):
        before = costs_calls()
        client.get(SUMMARY)
        client.get(SUMMARY)
        if (clock.now - began).total_seconds() in {0, 5, 15, 35, 75, 155}:
            wait_until(lambda before=before: costs_calls() > before)  # type: ignore[misc]
            wait_until(lambda: "stale" in codes(client))
            tries.append((clock.now - began).total_seconds())
        assert costs_calls() - before <= 1
        clock.now += timedelta(seconds=5)
    assert tries == [0, 5, 15, 35, 75, 155]
    assert costs_calls() == 1 + len(tries)


def test_a_longer_retry_after_is_respected(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """Rate-limited for a minute: no call within it, and stored figures are served."""
    client.get(COSTS)
    fake.faults.add("costs", "http_429", retry_after=60)
    clock.now += timedelta(days=1)
    client.get(COSTS)
    wait_until(lambda: len(fake.calls) == 2)
    for _ in range(11):
        clock.now += timedelta(seconds=5)
        assert client.get(COSTS).headers["X-Cache"] == "STALE"
    assert len(fake.calls) == 2


def test_restated_days_are_logged(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log says which rows of a past day disappeared, shrank or grew."""
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
