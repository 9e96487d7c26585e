"""``/costs/series``: every stack, every interval, to the last digit."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise, product
from typing import Any

import pytest
from flask.testing import FlaskClient

from fake_openai import FakeOpenAI
from tests.api.expected import ORGANISATIONS, PRESETS, TODAY, Truth, ask, days_between, exact
from tests.conftest import StartApp, StartFake

BYS = ("none", "project", "model", "line_item", "direction")
INTERVALS = ("day", "week", "month")
KINDS = ("previous", "month", "year")


def buckets_of(found: dict[str, Any]) -> list[tuple[date, date]]:
    return [
        (date.fromisoformat(bucket["start_date"]), date.fromisoformat(bucket["end_date"]))
        for bucket in found["buckets"]
    ]


def check_cut(found: dict[str, Any], first: date, last: date) -> None:
    """The buckets follow one another from the first day to the last, each as long as it can be."""
    buckets = buckets_of(found)
    assert (buckets[0][0], buckets[-1][1]) == (first, last)
    for (_, end), (start, _) in pairwise(buckets):
        assert start == end + timedelta(days=1)
        if found["interval"] == "week":
            assert start.isoweekday() == 1
        if found["interval"] == "month":
            assert start.day == 1
    longest = {"day": 1, "week": 7, "month": 31}[found["interval"]]
    assert all((end - start).days < longest for start, end in buckets)
    partial = [bucket["partial"] for bucket in found["buckets"]]
    assert partial == [False] * (len(buckets) - 1) + [last == TODAY]


def check_stack(found: dict[str, Any], truth: Truth) -> None:
    """Each series and each bucket is what was billed; the series add up to the buckets."""
    buckets, series = buckets_of(found), found["series"]
    whole = [truth.total(*bucket) for bucket in buckets]
    assert Fraction(found["total"]) == exact(whole)
    assert [Fraction(bucket["total"]) for bucket in found["buckets"]] == whole
    if series:
        columns = zip(*(row["values"] for row in series), strict=True)
        assert list(map(exact, columns)) == whole
    else:
        assert not any(whole)
    assert all(exact(row["values"]) == row["total"] for row in series)
    if found["by"] == "none":
        assert [(row["key"], row["others"]) for row in series] == [(None, 0)]
        return
    parts = [truth.by(found["by"], *bucket) for bucket in buckets]
    own = [row for row in series if not row["others"]]
    for row in own:
        billed = [part.get(row["key"], Fraction(0)) for part in parts]
        assert list(map(Fraction, row["values"])) == billed
    assert [row["total"] for row in own] == sorted((row["total"] for row in own), reverse=True)
    assert len({row["key"] for row in own}) == len(own) <= 7
    assert [row["others"] for row in series[:-1]] == [0] * (len(series) - 1)


def check_running(found: dict[str, Any], running: dict[str, Any]) -> None:
    """The same with running sums."""
    assert running["total"] == found["total"]
    for name in ("total", "previous"):
        amounts = [bucket[name] for bucket in found["buckets"] if bucket[name] is not None]
        told = [bucket[name] for bucket in running["buckets"] if bucket[name] is not None]
        assert list(map(Fraction, told)) == list(accumulate(map(Fraction, amounts)))
    for row, sums in zip(found["series"], running["series"], strict=True):
        assert list(map(Fraction, sums["values"])) == list(accumulate(map(Fraction, row["values"])))
        assert {**row, "values": []} == {**sums, "values": []}


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_stack_of_every_preset_adds_up(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """By whatever, in days, weeks or months, running or not."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for (first, last), by, interval in product(PRESETS.values(), BYS, INTERVALS):
        query = {"start_date": first, "end_date": last, "by": by, "interval": interval}
        found = ask(client, "/costs/series", **query)
        check_cut(found, first, last)
        check_stack(found, truth)
        check_running(found, ask(client, "/costs/series", **query, cumulative="true"))


def test_a_large_organisation_adds_up(start_fake: StartFake, start_app: StartApp) -> None:
    """A thousand projects: seven of their own, the rest in one."""
    fake = start_fake("large")
    client, truth = start_app(fake).test_client(), Truth(fake)
    found = ask(client, "/costs/series", start_date="2026-11-20", by="project")
    check_stack(found, truth)
    assert found["series"][-1]["others"] == 1_000 - 7


@pytest.mark.parametrize("organisation", ["northwind", "quirks", "one_day"])
def test_what_is_compared_stands_beside(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Each bucket has the money of the comparison's own days beside it, as far as those go."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for (first, last), kind, interval in product(PRESETS.values(), KINDS, INTERVALS):
        query = {"start_date": first, "end_date": last, "compare": kind, "interval": interval}
        found = ask(client, "/costs/series", **query)
        running = ask(client, "/costs/series", **query, cumulative="true")
        other = found["comparison"]
        start, end = map(date.fromisoformat, (other["start_date"], other["end_date"]))
        assert end < last
        assert other["days"] == (end - start).days + 1
        assert Fraction(other["total"]) == truth.total(start, end)
        assert Fraction(other["change"]) == truth.total(first, last) - truth.total(start, end)
        previous = [bucket["previous"] for bucket in found["buckets"]]
        told = [amount for amount in previous if amount is not None]
        # What is told is told from the start on, without a hole.
        assert previous == told + [None] * (len(previous) - len(told))
        if interval == "day":
            days = days_between(start, end)[: len(previous)]
            assert list(map(Fraction, told)) == [truth.total(day, day) for day in days]
        elif other["days"] == found["range"]["days"]:
            assert exact(told) == truth.total(start, end)
        else:
            assert 0 <= len(told) <= len(previous)
        check_running(found, running)


def test_months_stand_beside_months(fake: FakeOpenAI, client: FlaskClient) -> None:
    """A year beside the year before it: November beside November, however long each is."""
    found = ask(
        client,
        "/costs/series",
        start_date="2025-12-01",
        end_date="2026-11-30",
        compare="year",
        interval="month",
    )
    truth = Truth(fake)
    assert Fraction(found["buckets"][2]["previous"]) == truth.total(
        date(2025, 2, 1), date(2025, 2, 28)
    )
    assert Fraction(found["buckets"][-1]["previous"]) == truth.total(
        date(2025, 11, 1), date(2025, 11, 22)
    )


@pytest.mark.parametrize("top", [1, 3, 21, 50])
def test_so_many_have_a_series_of_their_own(client: FlaskClient, top: int) -> None:
    """The largest, and one for all others, which is there only where there are others."""
    found = ask(client, "/costs/series", start_date="2026-11-01", by="project", top=top)
    everyone = ask(client, "/costs/series", start_date="2026-11-01", by="project", top=50)
    series, count = found["series"], len(everyone["series"])
    assert series[:top] == everyone["series"][:top]
    assert [row["others"] for row in series[top:]] == ([count - top] if count > top else [])
    assert exact(row["total"] for row in series) == Fraction(found["total"])


def test_projects_have_their_names(fake: FakeOpenAI, client: FlaskClient) -> None:
    """Only projects have one; the key is the id."""
    names = {project.id: project.name for project in fake.organisation.projects}
    found = ask(client, "/costs/series", start_date="2026-11-01", by="project")
    assert [row["name"] for row in found["series"][:7]] == [
        names[row["key"]] for row in found["series"][:7]
    ]
    assert found["series"][7]["name"] is None
    models = ask(client, "/costs/series", start_date="2026-11-01", by="model")
    assert all(row["name"] is None for row in models["series"])
