"""``/costs/summary``: every organisation, every preset, to the last digit."""

import json
from calendar import monthrange
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from flask.testing import FlaskClient

from fake_openai import (
    MANAGEMENT_ONLY_KEY,
    USAGE_ONLY_KEY,
    FakeOpenAI,
    many_projects,
)
from tests.conftest import NOON, Clock, StartApp, StartFake

TODAY = NOON.date()
PRESETS = {
    "this month": (date(2026, 11, 1), TODAY),
    "today": (TODAY, TODAY),
    "last week": (TODAY - timedelta(days=6), TODAY),
    "last 30 days": (TODAY - timedelta(days=29), TODAY),
    "last month": (date(2026, 10, 1), date(2026, 10, monthrange(2026, 10)[1])),
}


def summary(client: FlaskClient, first: date, last: date) -> dict[str, Any]:
    answer = client.get(f"/costs/summary?start_date={first}&end_date={last}&rows=all")
    assert answer.status_code == 200, answer.text
    parsed: dict[str, Any] = json.loads(answer.data, parse_float=Decimal)
    return parsed


def truth(fake: FakeOpenAI, first: date, last: date, currency: str = "usd") -> Fraction:
    rows = fake.organisation.rows(first, last, fake.now)
    return sum((Fraction(row.amount) for row in rows if row.currency == currency), Fraction(0))


def total_of(rows: list[dict[str, Any]]) -> Fraction:
    return sum((Fraction(row["total"]) for row in rows), Fraction(0))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    "organisation", ["northwind", "quiet", "large", "quirks", "empty", "one_day"]
)
def test_the_total_is_what_was_billed(
    start_fake: StartFake, start_app: StartApp, organisation: str, preset: str
) -> None:
    """Total and every breakdown are exactly the sum of OpenAI's own amounts."""
    fake = start_fake(organisation)
    first, last = PRESETS[preset]
    found = summary(start_app(fake).test_client(), first, last)
    billed = truth(fake, first, last)
    assert Fraction(found["total"]) == billed
    for breakdown in ("days", "projects", "models", "line_items"):
        assert total_of(found[breakdown]) == billed, breakdown
    for row in found["projects"]:
        assert total_of(row["models"]) == Fraction(row["total"])
    euros = {row["currency"]: Fraction(row["total"]) for row in found["other_currencies"]}
    assert euros.get("eur", 0) == truth(fake, first, last, "eur")
    assert found["range"]["days"] == (last - first).days + 1
    assert [day["date"] for day in found["days"]] == [
        (first + timedelta(days=n)).isoformat() for n in range(found["range"]["days"])
    ]
    assert [day["date"] for day in found["days"] if day["partial"]] == (
        [str(TODAY)] if last == TODAY else []
    )


def test_each_project_has_its_own_money(fake: FakeOpenAI, client: FlaskClient) -> None:
    """A row's total is what that project was billed, under its present name."""
    first, last = PRESETS["last 30 days"]
    billed: dict[str | None, Fraction] = {}
    for row in fake.organisation.rows(first, last, fake.now):
        billed[row.project_id] = billed.get(row.project_id, Fraction(0)) + Fraction(row.amount)
    found = summary(client, first, last)
    assert {row["id"]: Fraction(row["total"]) for row in found["projects"]} == billed
    names = {project.id: project.name for project in fake.organisation.projects}
    assert all(row["name"] == names[row["id"]] for row in found["projects"])


def test_250_projects_all_have_names(start_fake: StartFake, start_app: StartApp) -> None:
    """Three upstream pages of projects are all followed."""
    fake = start_fake(many_projects(250))
    found = summary(start_app(fake).test_client(), TODAY, TODAY)
    assert found["project_count"] == {"with_spend": 250, "all": 250, "new": None}
    assert all(row["name"] for row in found["projects"])
    assert sum(call.path.endswith("projects") for call in fake.calls) == 3


def test_long_breakdowns_end_in_one_row_for_all_others(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """The hundred largest, then one row: together they are still the total."""
    client = start_app(start_fake(many_projects(250))).test_client()
    whole = summary(client, TODAY, TODAY)
    answer = client.get(f"/costs/summary?start_date={TODAY}")
    top = json.loads(answer.data, parse_float=Decimal)
    assert top["projects"][:100] == whole["projects"][:100]
    assert [row["others"] for row in top["projects"]] == [0] * 100 + [150]
    other = top["projects"][100]
    assert (other["id"], other["name"], other["models"]) == (None, None, [])
    assert total_of([other]) == total_of(whole["projects"][100:])
    assert total_of(top["projects"]) == Fraction(top["total"])
    assert top["project_count"] == whole["project_count"]


def test_400_days_miss_none(fake: FakeOpenAI, client: FlaskClient) -> None:
    """Three windows of at most 180 days cover the range, each asked once, without a cursor."""
    first = TODAY - timedelta(days=399)
    found = summary(client, first, TODAY)
    assert len(found["days"]) == 400
    assert Fraction(found["total"]) == truth(fake, first, TODAY)
    costs = [dict(call.query) for call in fake.calls if call.path.endswith("costs")]
    assert len(costs) == 3
    assert all("page" not in query for query in costs)


def test_the_range_is_clipped_to_today(client: FlaskClient) -> None:
    """Days to come are neither asked for nor counted in the average."""
    found = summary(client, date(2026, 11, 1), date(2026, 11, 30))
    assert found["range"] == {
        "start_date": "2026-11-01",
        "end_date": "2026-11-22",
        "days": 22,
        "days_elapsed": 22,
    }
    assert found["daily_average"] == (found["total"] / 22).quantize(Decimal("1e-12")).normalize()
    assert found["as_of"] == "2026-11-22T12:03:00Z"


def test_times_name_the_same_days(client: FlaskClient, fake: FakeOpenAI) -> None:
    """start_time and end_time are another way to say the dates."""
    by_date = client.get("/costs/summary?start_date=2026-11-01&end_date=2026-11-02")
    start = int(datetime(2026, 11, 1, 15, tzinfo=UTC).timestamp())
    end = int(datetime(2026, 11, 3, tzinfo=UTC).timestamp())
    by_time = client.get(f"/costs/summary?start_time={start}&end_time={end}")
    assert by_time.data == by_date.data
    assert by_time.headers["X-Cache"] == "HIT"


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ("", "start_date"),
        ("end_date=2026-11-02", "start_date"),
        ("start_date=yesterday", "start_date"),
        ("start_date=2026-02-30", "start_date"),
        ("start_date=2026-11-23", "start_date"),
        ("start_date=2026-11-02&end_date=2026-11-01", "end_date"),
        ("start_date=2021-11-20", "start_date"),
        ("start_date=2026-11-01&end_time=1793577600", "end_time"),
        ("start_time=1793577600&end_time=1793577600", "end_time"),
        ("start_date=2026-11-01&project=proj_a", "project"),
    ],
)
def test_a_range_that_cannot_be_is_refused(
    client: FlaskClient, fake: FakeOpenAI, query: str, param: str
) -> None:
    """Nothing is guessed: 400 and the parameter at fault."""
    answer = client.get(f"/costs/summary?{query}")
    assert answer.status_code == 400
    assert answer.get_json()["error"]["param"] == param
    assert fake.calls == []


def test_five_years_are_allowed(client: FlaskClient) -> None:
    """The longest range: five years with their leap days."""
    assert len(summary(client, date(2021, 11, 22), TODAY)["days"]) == 1_827


def test_a_key_that_may_not_read_projects_shows_ids(fake: FakeOpenAI, start_app: StartApp) -> None:
    """Costs are answered, ids stand for names, and a warning says why."""
    client = start_app(fake, api_key=USAGE_ONLY_KEY).test_client()
    found = summary(client, *PRESETS["this month"])
    assert Fraction(found["total"]) == truth(fake, *PRESETS["this month"])
    assert all(row["name"] is None for row in found["projects"])
    assert found["project_count"]["all"] is None
    assert [warning["code"] for warning in found["warnings"]] == ["projects_unreadable"]
    assert client.get("/projects").status_code == 403


def test_a_key_that_may_not_read_costs_is_told_the_scope(
    fake: FakeOpenAI, start_app: StartApp
) -> None:
    """403, with the scope in the message; its projects are answered."""
    client = start_app(fake, api_key=MANAGEMENT_ONLY_KEY).test_client()
    answer = client.get("/costs/summary?start_date=2026-11-01")
    assert answer.status_code == 403
    assert "api.usage.read" in answer.get_json()["error"]["message"]
    assert client.get("/projects").status_code == 200


def test_clients_at_once_get_what_one_after_the_other_gets(
    fake: FakeOpenAI, start_app: StartApp
) -> None:
    """Sixteen at once see the same bytes as in turn."""
    queries = [
        f"/costs/summary?start_date=2026-{month:02}-01&end_date=2026-{month:02}-20"
        for month in range(3, 11)
    ] * 2
    serial = start_app(fake).test_client()
    expected = [serial.get(query).data for query in queries]
    together = start_app(fake)
    with ThreadPoolExecutor(16) as callers:
        found = list(callers.map(lambda query: together.test_client().get(query).data, queries))
    assert found == expected


def test_an_organisation_without_activity_has_no_spend(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """No buckets at all are no money, not an error."""
    found = summary(start_app(start_fake("empty")).test_client(), *PRESETS["last month"])
    assert (found["total"], found["projects"], len(found["days"])) == (0, [], 31)


def test_todays_bucket_may_be_late(fake: FakeOpenAI, start_app: StartApp, clock: Clock) -> None:
    """Where OpenAI's clock is still before midnight, today is an empty partial day."""
    fake.now = clock.now.replace(hour=23, minute=59)
    clock.now = datetime(2026, 11, 23, 0, 0, 1, tzinfo=UTC)
    found = summary(start_app(fake).test_client(), date(2026, 11, 20), date(2026, 11, 23))
    assert found["days"][-1] == {"date": "2026-11-23", "total": 0, "partial": True}
    assert Fraction(found["total"]) == truth(fake, date(2026, 11, 20), TODAY)
