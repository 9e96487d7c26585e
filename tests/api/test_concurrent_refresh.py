"""Days that are replaced while an answer is made of them: it is of the days as they are now."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any

import pytest
from flask import Flask

from fake_openai import FakeOpenAI
from tests.conftest import Clock, StartApp, StartFake

FIRST, YESTERDAY = date(2026, 11, 1), date(2026, 11, 21)
DAYS = f"start_date={FIRST}&end_date={YESTERDAY}"
BEFORE = datetime.fromisoformat("2026-11-22T11:30:00Z")
# Yesterday is restated at noon; what was read before is still believed.
AFTER = datetime.fromisoformat("2026-11-22T12:10:00Z")


@pytest.fixture
def quirks(start_fake: StartFake, clock: Clock) -> FakeOpenAI:
    clock.now = BEFORE
    return start_fake("quirks")


@pytest.fixture
def app(quirks: FakeOpenAI, start_app: StartApp) -> Flask:
    return start_app(quirks)


def lose_book(app: Flask, day: date) -> None:
    """As a cache that is full does, and others of its entries not."""
    [cache] = app.extensions["cache"].values()
    entries: dict[str, Any] = cache._cache
    lost = [key for key, (_, value) in entries.items() if f"book {day}".encode() in value]
    assert lost
    for key in lost:
        del entries[key]


def asked(app: Flask, path: str) -> dict[str, Any]:
    answer = app.test_client().get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.data, parse_float=Decimal, parse_int=Decimal)
    return found


def total(rows: list[dict[str, Any]], name: str = "total") -> Fraction:
    return sum((Fraction(row[name]) for row in rows), Fraction(0))


def billed(fake: FakeOpenAI, first: date, last: date) -> Fraction:
    rows = fake.organisation.rows(first, last, fake.now)
    return sum((Fraction(row.amount) for row in rows if row.currency == "usd"), Fraction(0))


COLUMNS = ("days", "projects", "models", "line_items", "buckets", "series", "rows")


def check_whole(found: dict[str, Any], truth: Fraction) -> None:
    """Every column of a summary, series or breakdown adds up to the truth."""
    assert Fraction(found["total"]) == truth
    for column in COLUMNS:
        if column in found:
            assert total(found[column]) == truth, column
    for row in found.get("rows", []):
        assert sum(map(Fraction, row["trend"])) == Fraction(row["total"])


EVERY_DAY = "/costs?start_time=1793491200&group_by=project_id,line_item&limit=30"
SUMMARY = f"/costs/summary?{DAYS}"
SERIES = f"/costs/series?{DAYS}&by=line_item&top=50"
BREAKDOWN = f"/costs/breakdown?{DAYS}&limit=1000"


@pytest.mark.parametrize("door", [SUMMARY, SERIES, BREAKDOWN])
# What is in memory when the book is lost: nothing, or some of the sums of the same days.
@pytest.mark.parametrize("before", [EVERY_DAY, SERIES.replace("line_item", "project"), SUMMARY])
def test_an_answer_is_of_one_reading_of_each_day(
    app: Flask, quirks: FakeOpenAI, clock: Clock, before: str, door: str
) -> None:
    """Where a book was lost and its day has been restated, no total of the day as it was stands
    beside parts of the day as it is.
    """
    asked(app, before)
    as_it_was = billed(quirks, FIRST, YESTERDAY)
    lose_book(app, YESTERDAY)
    clock.now = AFTER
    found = asked(app, door)
    as_it_is = billed(quirks, FIRST, YESTERDAY)
    in_memory = Fraction(found["total"]) == as_it_was
    assert not (in_memory and before == EVERY_DAY)
    check_whole(found, as_it_was if in_memory else as_it_is)


def test_an_answer_that_took_a_call_says_so(app: Flask, clock: Clock) -> None:
    """A lost book is read while the caller waits: X-Cache is MISS, not HIT."""
    asked(app, EVERY_DAY)
    lose_book(app, YESTERDAY)
    clock.now += timedelta(minutes=10)
    client = app.test_client()
    assert client.get(SUMMARY).headers["X-Cache"] == "MISS"
    assert client.get(SUMMARY).headers["X-Cache"] == "HIT"


def test_days_that_change_back_are_as_they_were(
    app: Flask, quirks: FakeOpenAI, clock: Clock
) -> None:
    """What was added up while a day was replaced does not stand for the day as it was."""
    asked(app, EVERY_DAY)
    lose_book(app, YESTERDAY)
    clock.now = AFTER
    for door in (BREAKDOWN, SERIES, SUMMARY):
        check_whole(asked(app, door), billed(quirks, FIRST, YESTERDAY))
    clock.now = BEFORE
    lose_book(app, YESTERDAY)
    asked(app, EVERY_DAY)
    for door in (SERIES, SUMMARY, BREAKDOWN):
        check_whole(asked(app, door), billed(quirks, FIRST, YESTERDAY))


@pytest.mark.parametrize("look", range(1, 12))
@pytest.mark.parametrize("long", [1, 2, 3])
def test_a_cache_that_is_empty_for_a_moment_costs_a_call(
    app: Flask, quirks: FakeOpenAI, monkeypatch: pytest.MonkeyPatch, look: int, long: int
) -> None:
    """Whichever looks into it find nothing, the answer is right."""
    asked(app, EVERY_DAY)
    [cache] = app.extensions["cache"].values()
    look_up, looks = cache.get_many, count(1)

    def get_many(*keys: str) -> list[Any]:
        found: list[Any] = look_up(*keys)
        return [None] * len(found) if look <= next(looks) < look + long else found

    monkeypatch.setattr(cache, "get_many", get_many)
    for door in (SUMMARY, BREAKDOWN, SERIES):
        check_whole(asked(app, door), billed(quirks, FIRST, YESTERDAY))
