"""Unusual requests for figures: rejected with the parameter's name, or answered correctly."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from fake_openai import FakeOpenAI
from tests.api.expected import Truth, ask

DAYS = "start_date=2026-11-01"
WITH_A_RANGE = ("summary", "series", "breakdown", "changes", "unusual", "export")


INVALID_RANGES = [
    ("", "start_date"),
    ("start_date=2026-11-23", "start_date"),
    ("start_date=2026-02-30", "start_date"),
    ("start_date=2026-11-01T00:00:00Z", "start_date"),
    ("start_date=2026-11-02&end_date=2026-11-01", "end_date"),
    ("start_date=2021-11-20", "start_date"),
    ("start_date=2026-11-01&end_time=1793577600", "end_time"),
    ("start_time=-1", "start_time"),
    ("start_date=2026-11-01&start_date=2026-11-02", "start_date"),
    (f"{DAYS}&project_ids=", "project_ids"),
    (f"{DAYS}&project_ids=a,,b", "project_ids"),
    (f"{DAYS}&project_ids={'a' * 513}", "project_ids"),
    (f"{DAYS}&project_id=proj_a", "project_id"),
    (f"{DAYS}&api_key_ids=key_a", "api_key_ids"),
]
INVALID_PARAMETERS = [
    (f"/costs/summary?{DAYS}&compare=week", "compare"),
    (f"/costs/summary?{DAYS}&rows=some", "rows"),
    (f"/costs/series?{DAYS}&by=user", "by"),
    (f"/costs/series?{DAYS}&interval=hour", "interval"),
    (f"/costs/series?{DAYS}&cumulative=perhaps", "cumulative"),
    (f"/costs/series?{DAYS}&top=0", "top"),
    (f"/costs/series?{DAYS}&top=51", "top"),
    (f"/costs/series?{DAYS}&search=a", "search"),
    (f"/costs/breakdown?{DAYS}&by=direction", "by"),
    (f"/costs/breakdown?{DAYS}&sort=--total", "sort"),
    (f"/costs/breakdown?{DAYS}&sort=", "sort"),
    (f"/costs/breakdown?{DAYS}&sort=rank", "sort"),
    (f"/costs/breakdown?{DAYS}&limit=0", "limit"),
    (f"/costs/breakdown?{DAYS}&limit=1001", "limit"),
    (f"/costs/breakdown?{DAYS}&limit=2.5", "limit"),
    (f"/costs/breakdown?{DAYS}&limit={'9' * 5_000}", "limit"),
    (f"/costs/breakdown?{DAYS}&limit=%D9%A3", "limit"),
    (f"/costs/breakdown?{DAYS}&page=0", "page"),
    (f"/costs/breakdown?{DAYS}&page=-1", "page"),
    (f"/costs/breakdown?{DAYS}&page=1000001", "page"),
    (f"/costs/breakdown?{DAYS}&format=xml", "format"),
    (f"/costs/breakdown?{DAYS}&search={'a' * 513}", "search"),
    (f"/costs/breakdown?{DAYS}&search[]=a", "search[]"),
    (f"/costs/breakdown?{DAYS}&models=", "models"),
    (f"/costs/breakdown?{DAYS}&line_items=", "line_items"),
    (f"/costs/changes?{DAYS}&compare=none", "compare"),
    (f"/costs/changes?{DAYS}&limit=0", "limit"),
    ("/costs/forecast?start_date=2026-11-01", "start_date"),
    ("/costs/forecast?models=m", "models"),
    (f"/costs/unusual?{DAYS}&models=m", "models"),
    (f"/costs/unusual?{DAYS}&compare=year", "compare"),
    (f"/costs/export?{DAYS}&group_by=", "group_by"),
    (f"/costs/export?{DAYS}&group_by=date,amount", "group_by"),
    (f"/costs/export?{DAYS}&compare=year", "compare"),
    (f"/costs/export?{DAYS}&limit=10", "limit"),
    ("/projects/spend?archived=all", "archived"),
    ("/projects/spend?sort=total", "sort"),
    ("/projects/spend?start_date=2026-11-01", "start_date"),
    ("/projects/spend?include_archived=true", "include_archived"),
]


def rejected_parameter(client: FlaskClient, url: str) -> str:
    """The parameter that the 400 names."""
    answer = client.get(url)
    assert answer.status_code == 400, url
    param: str = answer.get_json()["error"]["param"]
    return param


@pytest.mark.parametrize("endpoint", WITH_A_RANGE)
def test_an_invalid_range_or_filter_is_rejected(
    client: FlaskClient, fake: FakeOpenAI, endpoint: str
) -> None:
    """By name, in the same way at every endpoint, without a call to OpenAI."""
    for query, param in INVALID_RANGES:
        assert rejected_parameter(client, f"/costs/{endpoint}?{query}") == param, query
    assert fake.calls == []


def test_an_invalid_parameter_is_rejected(client: FlaskClient, fake: FakeOpenAI) -> None:
    """By name; a parameter of another endpoint is unknown here."""
    for url, param in INVALID_PARAMETERS:
        assert rejected_parameter(client, url) == param, url
    assert fake.calls == []


@pytest.mark.parametrize("endpoint", ["summary", "series", "breakdown", "changes"])
@pytest.mark.parametrize("kind", ["previous", "month", "year"])
def test_before_1970_nothing_was_billed(client: FlaskClient, endpoint: str, kind: str) -> None:
    """A range, or one that it is compared with, may lie before OpenAI's first second."""
    for first in (date(1970, 1, 1), date(1970, 3, 15), date(1960, 2, 29), date(1, 1, 1)):
        found = ask(
            client, f"/costs/{endpoint}", start_date=first.isoformat(), end_date=first, compare=kind
        )
        assert found["comparison"]["total"] == found["comparison"]["change"] == 0


@pytest.mark.parametrize("endpoint", ["unusual", "export"])
def test_the_first_day_of_the_calendar(client: FlaskClient, endpoint: str) -> None:
    """Looking eight weeks further back does not fail."""
    assert (
        client.get(f"/costs/{endpoint}?start_date=0001-01-01&end_date=0001-01-02").status_code
        == 200
    )


def test_a_range_over_1970_sends_no_negative_time(client: FlaskClient, fake: FakeOpenAI) -> None:
    """No negative second is sent to OpenAI."""
    ask(client, "/costs/summary", start_date="1969-12-01", end_date="1970-01-31")
    [call] = [call for call in fake.calls if call.path.endswith("costs")]
    assert dict(call.query)["start_time"] == "0"


def test_five_years_compared_with_five_years(client: FlaskClient, fake: FakeOpenAI) -> None:
    """The longest range and the days before it, in months."""
    found = ask(
        client,
        "/costs/series",
        start_date="2021-11-22",
        compare="previous",
        by="model",
        interval="month",
    )
    assert len(found["buckets"]) == 61
    assert found["total"] == Truth(fake).total(date(2024, 9, 1), date(2026, 11, 22))
    assert found["comparison"]["total"] == 0
    assert found["comparison"]["change_fraction"] is None


def test_thousands_of_ids_are_a_filter(client: FlaskClient, fake: FakeOpenAI) -> None:
    """As many as a request line holds, in any order."""
    [first, *_] = [project.id for project in fake.organisation.projects]
    ids = ",".join([*(f"proj_{number}" for number in range(5_000)), first])
    billed = Truth(fake).by("project", date(2026, 11, 1), date(2026, 11, 22))
    found = ask(client, "/costs/breakdown", start_date="2026-11-01", project_ids=ids)
    assert found["total"] == billed[first]
