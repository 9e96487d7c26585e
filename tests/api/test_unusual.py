"""``/costs/unusual``: northwind's runaway week, seen before, at and after its Monday."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

import pytest

from fake_openai import USAGE_ONLY_KEY, FakeOpenAI
from fake_openai.northwind import runaway_week
from tests.api.expected import TODAY, Truth, ask
from tests.conftest import Clock, StartApp, StartFake

MONDAY = date(2026, 11, 9)
NOVEMBER = {"start_date": "2026-11-01", "end_date": "2026-11-30"}


def victim(fake: FakeOpenAI) -> str:
    """The project whose model runs away."""
    week = runaway_week(MONDAY)
    assert week
    assert week[0] == MONDAY
    [id_] = [each.id for each in fake.organisation.projects if each.name == week[1][0]]
    return id_


def check_marks(found: dict[str, Any], truth: Truth) -> None:
    """Each mark's total is what was billed, its usual the median of the same weekdays before."""
    names = {each.id: each.name for each in truth.fake.organisation.projects}
    for mark in found["marks"]:
        day = date.fromisoformat(mark["date"])
        assert found["range"]["start_date"] <= mark["date"] <= found["range"]["end_date"]
        weeks = [day - timedelta(weeks=week) for week in range(9)]
        if mark["whole_organisation"]:
            assert (mark["project_id"], mark["model"]) == (None, None)
            billed = [truth.total(each, each) for each in weeks]
        else:
            project = mark["project_id"]
            assert mark["project_name"] == names.get(project)
            billed = [truth.by("project", each, each).get(project, Fraction(0)) for each in weeks]
        assert Fraction(mark["total"]) == billed[0]
        assert Fraction(mark["usual"]) == median(billed[1:])
        total, usual = Fraction(mark["total"]), Fraction(mark["usual"])
        assert Fraction(mark["excess"]) == total - usual > 0
        assert abs(Fraction(mark["ratio"]) - total / usual) <= Fraction(1, 10**9)
        assert mark["partial"] == (day == TODAY)


def test_the_runaway_is_marked_once_it_is_news(
    start_fake: StartFake, start_app: StartApp, clock: Clock
) -> None:
    """Not before; on its Monday while that is not over; and it stays marked."""
    clock.now = datetime(2026, 11, 8, 12, tzinfo=UTC)
    fake = start_fake()
    client = start_app(fake).test_client()
    before = ask(client, "/costs/unusual", **NOVEMBER)["marks"]
    assert not [mark for mark in before if mark["project_id"] == victim(fake)]

    clock.now = datetime(2026, 11, 9, 22, tzinfo=UTC)
    on_the_day = ask(client, "/costs/unusual", **NOVEMBER)
    [mark] = [mark for mark in on_the_day["marks"] if mark["date"] == str(MONDAY)]
    assert (mark["project_id"], mark["partial"]) == (victim(fake), True)
    assert mark["model"].startswith("gpt-5.4")

    clock.now = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
    after = ask(client, "/costs/unusual", **NOVEMBER)
    [later] = [mark for mark in after["marks"] if mark["date"] == str(MONDAY)]
    assert (later["project_id"], later["partial"]) == (victim(fake), False)
    assert later["total"] > mark["total"]
    check_marks(after, Truth(fake))


@pytest.mark.parametrize("organisation", ["northwind", "quiet", "quirks"])
@pytest.mark.parametrize("first", [date(2026, 11, 16), date(2026, 9, 1), date(2025, 11, 23)])
def test_marks_are_of_what_was_billed(
    start_fake: StartFake, start_app: StartApp, organisation: str, first: date
) -> None:
    """Totals and usuals to the last digit, by day and then by falling excess."""
    fake = start_fake(organisation)
    found = ask(start_app(fake).test_client(), "/costs/unusual", start_date=first)
    check_marks(found, Truth(fake))
    order = [(mark["date"], -Fraction(mark["excess"])) for mark in found["marks"]]
    assert order == sorted(order)


def test_a_shorter_range_has_the_same_marks(start_fake: StartFake, start_app: StartApp) -> None:
    """A day is judged by the weeks before it, whatever else is asked for."""
    client = start_app(start_fake()).test_client()
    year = ask(client, "/costs/unusual", start_date="2026-01-01")["marks"]
    assert len(year) >= 3
    for mark in year:
        day = mark["date"]
        alone = ask(client, "/costs/unusual", start_date=day, end_date=day)["marks"]
        assert alone == [each for each in year if each["date"] == day]


@pytest.mark.parametrize("organisation", ["empty", "one_day"])
def test_what_is_new_is_not_unusual(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Without a history there is nothing usual."""
    client = start_app(start_fake(organisation)).test_client()
    assert ask(client, "/costs/unusual", **NOVEMBER)["marks"] == []


def test_one_project_is_looked_at_alone(start_fake: StartFake, start_app: StartApp) -> None:
    """Its marks are there; those of others, and of money without a project, are not."""
    fake = start_fake()
    client = start_app(fake).test_client()
    id_ = victim(fake)
    found = ask(client, "/costs/unusual", **NOVEMBER, project_ids=id_)
    check_marks(found, Truth(fake))
    assert str(MONDAY) in {mark["date"] for mark in found["marks"]}
    assert {mark["project_id"] for mark in found["marks"]} == {id_}
    assert not any(mark["whole_organisation"] for mark in found["marks"])
    assert ask(client, "/costs/unusual", **NOVEMBER, project_ids="none")["marks"] == []
    assert ask(client, "/costs/unusual", **NOVEMBER, project_ids="proj_unknown")["marks"] == []


def test_a_key_without_projects_is_told(start_fake: StartFake, start_app: StartApp) -> None:
    """Ids stand for names, and a warning says why."""
    fake = start_fake()
    client = start_app(fake, api_key=USAGE_ONLY_KEY).test_client()
    found = ask(client, "/costs/unusual", **NOVEMBER)
    assert [notice["code"] for notice in found["warnings"]] == ["projects_unreadable"]
    assert {mark["project_name"] for mark in found["marks"]} == {None}
    assert victim(fake) in {mark["project_id"] for mark in found["marks"]}


def test_other_currencies_are_told(start_fake: StartFake, start_app: StartApp) -> None:
    """They are in no mark; a warning says that they are there."""
    client = start_app(start_fake("quirks")).test_client()
    found = ask(client, "/costs/unusual", **NOVEMBER)
    assert [notice["code"] for notice in found["warnings"]] == ["other_currencies"]
