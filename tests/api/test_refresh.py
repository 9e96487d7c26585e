"""Reading figures anew when a person wants it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from fake_openai import FakeOpenAI
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import wait_until

SUMMARY = "/costs/summary?start_date=2026-09-01"


def asked(fake: FakeOpenAI) -> list[int]:
    """How many days each call for costs asked for."""
    calls = [dict(call.query) for call in fake.calls if call.path.endswith("costs")]
    return [(int(query["end_time"]) - int(query["start_time"])) // 86_400 for query in calls]


def refresh(client: FlaskClient, **body: str) -> int:
    return client.post("/refresh", json=body).status_code


@pytest.mark.parametrize(
    ("scope", "days"), [({}, 4), ({"scope": "recent"}, 4), ({"scope": "all"}, 83)]
)
def test_the_days_wanted_are_read_anew(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock, scope: dict[str, str], days: int
) -> None:
    """The recent days, or all that are known, and the projects; then all is fresh."""
    client.get(SUMMARY)
    clock.now += timedelta(minutes=5)
    assert client.get(SUMMARY).headers["X-Cache"] == "HIT"
    assert refresh(client, **scope) == 202
    wait_until(lambda: client.get(SUMMARY).headers["X-Cache"] == "HIT")
    fresh = client.get(SUMMARY)
    assert fresh.headers["X-As-Of"] == "2026-11-22T12:08:00Z"
    assert asked(fake) == [83, days]
    assert sum(call.path.endswith("projects") for call in fake.calls) == 2


def test_not_more_often_than_every_thirty_seconds(
    client: FlaskClient, fake: FakeOpenAI, clock: Clock
) -> None:
    """The second is told how long to wait, whichever scope it wants."""
    client.get(SUMMARY)
    assert refresh(client) == 202
    clock.now += timedelta(seconds=12)
    again = client.post("/refresh", json={"scope": "all"})
    assert (again.status_code, again.headers["Retry-After"]) == (429, "18")
    assert again.get_json()["error"]["code"] == "refreshed_too_soon"
    clock.now += timedelta(seconds=18)
    assert refresh(client) == 202


@pytest.mark.parametrize(
    "sent",
    [
        {"data": "scope=all"},
        {"data": '{"scope": "all"}', "content_type": "text/plain"},
        {"json": {}, "headers": {"Sec-Fetch-Site": "cross-site"}},
        {"json": {}, "headers": {"Sec-Fetch-Site": "same-site"}},
    ],
)
def test_other_sites_cannot_ask_for_it(
    client: FlaskClient, fake: FakeOpenAI, sent: dict[str, object]
) -> None:
    """A form on another page, or a script of it, reaches nothing."""
    answer = client.post("/refresh", **sent)
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "cross_site_request"
    assert fake.calls == []


@pytest.mark.parametrize("body", [b'{"scope": "some"}', b"[]", b"{", b'{"range": "all"}', b"\xff"])
def test_a_body_that_means_nothing_is_refused(client: FlaskClient, body: bytes) -> None:
    """Rather than taken for the default."""
    answer = client.post("/refresh", data=body, content_type="application/json")
    assert (answer.status_code, answer.get_json()["error"]["param"]) == (400, "scope")


def test_a_long_reading_says_how_far_it_has_come(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """While days arrive there is a count of them that grows; afterwards there is none."""
    app = start_app(start_fake("large"), upstream_deadline=60)
    client = app.test_client()
    with ThreadPoolExecutor() as threads:
        load = threads.submit(app.test_client().get, "/costs/summary?start_date=2026-10-25")
        seen: list[dict[str, int]] = []
        while not load.done():
            reading = client.get("/refresh").get_json()["reading"]
            if reading and reading not in seen:
                seen.append(reading)
        assert load.result().status_code == 200
    counts = [reading["days_read"] for reading in seen]
    assert len(counts) > 1
    assert counts == sorted(counts)
    assert {reading["days_wanted"] for reading in seen} == {29}
    assert client.get("/refresh").get_json() == {"reading": None}
