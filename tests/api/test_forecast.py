"""``/costs/forecast``: what was billed is exact, and what is expected stands on it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient

from fake_openai import USAGE_ONLY_KEY, FakeOpenAI
from tests.api.expected import Truth, ask, exact
from tests.conftest import Clock, StartApp, StartFake

MOMENTS = {
    "first minute of the month": datetime(2026, 11, 1, 0, 1, tzinfo=UTC),
    "before the runaway": datetime(2026, 11, 8, 12, tzinfo=UTC),
    "on its Monday": datetime(2026, 11, 9, 18, tzinfo=UTC),
    "within it": datetime(2026, 11, 12, 12, tzinfo=UTC),
    "after it": datetime(2026, 11, 22, 12, 3, tzinfo=UTC),
    "last minute of the month": datetime(2026, 11, 30, 23, 59, tzinfo=UTC),
    "leap day": datetime(2028, 2, 29, 6, tzinfo=UTC),
}


def check_billed(found: dict[str, Any], truth: Truth, now: datetime) -> None:
    """So far and last month are what was billed, and the days begin with today."""
    today = now.date()
    first = today.replace(day=1)
    last_month = first - timedelta(days=1)
    assert date.fromisoformat(found["month_start"]) == first
    assert Fraction(found["so_far"]) == truth.total(first, today)
    assert Fraction(found["last_month_total"]) == truth.total(last_month.replace(day=1), last_month)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("organisation", ["northwind", "quiet", "quirks", "many_projects:30"])
def test_a_forecast_stands_on_what_was_billed(
    start_fake: StartFake, start_app: StartApp, clock: Clock, organisation: str, moment: str
) -> None:
    """Low, expected and high in this order, none below what is billed; the days make it up."""
    clock.now = now = MOMENTS[moment]
    fake = start_fake(organisation)
    found = ask(start_app(fake).test_client(), "/costs/forecast")
    check_billed(found, Truth(fake), now)
    assert found["so_far"] <= found["low"] <= found["expected"] <= found["high"]
    assert (found["reason"], found["coverage"]) == (None, Decimal("0.8"))
    assert found["history_days"] == 180 + now.day - 1
    days = [date.fromisoformat(day["date"]) for day in found["days"]]
    assert (days[0], days[-1]) == (now.date(), date.fromisoformat(found["month_end"]))
    assert all(second - first == timedelta(days=1) for first, second in pairwise(days))
    today = Truth(fake).total(now.date(), now.date())
    assert Fraction(found["days"][0]["expected"]) >= today
    coming = exact(day["expected"] for day in found["days"]) - today
    # Each day is rounded to cents on its own.
    rounding = Fraction(len(days), 100)
    assert abs(Fraction(found["so_far"]) + coming - Fraction(found["expected"])) <= rounding
    last_month = Fraction(found["last_month_total"])
    change = Fraction(found["expected"]) - last_month
    assert Fraction(found["change"]) == change
    assert abs(Fraction(found["change_fraction"]) - change / last_month) <= Fraction(1, 10**9)


def test_the_month_ends_within_the_band(fake: FakeOpenAI, client: FlaskClient) -> None:
    """On 22 November northwind's true November lies between low and high."""
    found = ask(client, "/costs/forecast")
    after = datetime(2026, 12, 5, tzinfo=UTC)
    rows = fake.organisation.rows(date(2026, 11, 1), date(2026, 11, 30), after)
    total = exact(row.amount for row in rows)
    assert found["low"] <= total <= found["high"]


@pytest.mark.parametrize(
    ("organisation", "history", "expects"), [("empty", 0, False), ("one_day", 19, True)]
)
def test_too_little_history_is_said(
    start_fake: StartFake, start_app: StartApp, organisation: str, history: int, expects: bool
) -> None:
    """No band, and with less than two weeks no expectation either; never a guess."""
    fake = start_fake(organisation)
    found = ask(start_app(fake).test_client(), "/costs/forecast")
    assert Fraction(found["so_far"]) == Truth(fake).total(date(2026, 11, 1), date(2026, 11, 22))
    assert (found["low"], found["high"]) == (None, None)
    assert (found["reason"], found["history_days"]) == ("too_little_history", history)
    assert (found["expected"] is not None) == bool(found["days"]) == expects
    assert (found["change"] is not None) == expects
    assert found["change_fraction"] is None


def test_projects_have_forecasts_of_their_own(fake: FakeOpenAI, client: FlaskClient) -> None:
    """What they have spent so far is theirs, and adds up to the whole."""
    truth = Truth(fake)
    billed = truth.by("project", date(2026, 11, 1), date(2026, 11, 22))
    whole = ask(client, "/costs/forecast")
    parts = {
        project: ask(client, "/costs/forecast", project_ids=project or "none") for project in billed
    }
    for project, found in parts.items():
        assert Fraction(found["so_far"]) == billed[project]
    assert exact(found["so_far"] for found in parts.values()) == Fraction(whole["so_far"])
    assert exact(found["last_month_total"] for found in parts.values()) <= Fraction(
        whole["last_month_total"]
    )
    two = list(billed)[:2]
    both = ask(client, "/costs/forecast", project_ids=",".join(map(str, two)))
    assert Fraction(both["so_far"]) == billed[two[0]] + billed[two[1]]


def test_midnight_begins_another_forecast(
    start_fake: StartFake, start_app: StartApp, clock: Clock
) -> None:
    """A ready answer of yesterday is not given today, nor one of last month in this."""
    clock.now = datetime(2026, 11, 30, 23, 59, 50, tzinfo=UTC)
    client = start_app(start_fake()).test_client()
    assert ask(client, "/costs/forecast") == ask(client, "/costs/forecast")
    clock.now += timedelta(seconds=20)
    found = ask(client, "/costs/forecast")
    assert (found["month_start"], len(found["days"])) == ("2026-12-01", 31)


def test_a_key_without_projects_has_forecasts(fake: FakeOpenAI, start_app: StartApp) -> None:
    """They have no names in them."""
    client = start_app(fake, api_key=USAGE_ONLY_KEY).test_client()
    assert ask(client, "/costs/forecast")["expected"] > 0
