"""Days that are replaced while an answer is made of them: it is of one snapshot."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.spend.days import DayRange
from app.store.cost_queries import DayState
from app.store.cost_store import CostSnapshot
from fake_openai import FakeOpenAI
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import wait_until

FIRST, YESTERDAY = date(2026, 11, 1), date(2026, 11, 21)
DAYS = f"start_date={FIRST}&end_date={YESTERDAY}"
BEFORE = datetime.fromisoformat("2026-11-22T11:30:00Z")
# Yesterday is restated at noon; what was fetched before is still fresh.
AFTER = datetime.fromisoformat("2026-11-22T12:10:00Z")

EVERY_DAY = "/costs?start_time=1793491200&group_by=project_id,line_item&limit=30"
SUMMARY = f"/costs/summary?{DAYS}"
SERIES = f"/costs/series?{DAYS}&by=line_item&top=50"
BREAKDOWN = f"/costs/breakdown?{DAYS}&limit=1000"
COLUMNS = ("days", "projects", "models", "line_items", "buckets", "series", "rows")

# What is in memory when a day is replaced: nothing, or some of the sums of the same days.
BEFORE_IT = [EVERY_DAY, SERIES.replace("line_item", "project"), SUMMARY]

StartOnFile = Callable[[], Flask]


@pytest.fixture
def quirks(start_fake: StartFake, clock: Clock) -> FakeOpenAI:
    clock.now = BEFORE
    return start_fake("quirks")


@pytest.fixture
def start_on_file(quirks: FakeOpenAI, start_app: StartApp, tmp_path: Path) -> StartOnFile:
    """Start programs that share a database."""
    return lambda: start_app(quirks, database_url=f"sqlite:///{tmp_path / 'spend.db'}")


def asked(app: Flask, path: str) -> dict[str, Any]:
    answer = app.test_client().get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.data, parse_float=Decimal, parse_int=Decimal)
    return found


def refresh(app: Flask) -> None:
    """Refresh the recent days, and wait until that is done."""
    client = app.test_client()
    assert client.post("/refresh", json={}).status_code == 202
    wait_until(lambda: client.get(SUMMARY).headers["X-Cache"] == "HIT")


def billed(fake: FakeOpenAI) -> Fraction:
    rows = fake.organisation.rows(FIRST, YESTERDAY, fake.now)
    return sum((Fraction(row.amount) for row in rows if row.currency == "usd"), Fraction(0))


def check_whole(found: dict[str, Any], expected: Fraction) -> None:
    """Every column of a summary, series or breakdown adds up to the expected total."""
    assert Fraction(found["total"]) == expected
    for column in COLUMNS:
        if column in found:
            total = sum((Fraction(row["total"]) for row in found[column]), Fraction(0))
            assert total == expected, column
    for row in found.get("rows", []):
        assert sum(map(Fraction, row["trend"])) == Fraction(row["total"])


@pytest.mark.parametrize("paths", list(product(BEFORE_IT, [SUMMARY, SERIES, BREAKDOWN])))
# At the first look at the states of days, and at the last before rows are read.
@pytest.mark.parametrize("look", [1, 2])
def test_an_answer_is_of_one_snapshot(
    start_on_file: StartOnFile,
    quirks: FakeOpenAI,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    paths: tuple[str, str],
    look: int,
) -> None:
    """Where another process replaces a restated day meanwhile, no total of the day as it was
    stands beside parts of the day as it is. The next answer is of the day as it is.
    """
    before, endpoint = paths
    app, other = start_on_file(), start_on_file()
    asked(app, before)
    as_it_was = billed(quirks)
    read_states = CostSnapshot.states
    looks = 0

    def states(snapshot: CostSnapshot, days: DayRange) -> dict[date, DayState]:
        nonlocal looks
        found = read_states(snapshot, days)
        looks += 1
        if looks == look:
            clock.now = AFTER
            refresh(other)
        return found

    monkeypatch.setattr(CostSnapshot, "states", states)
    found = asked(app, endpoint)
    as_it_is = billed(quirks)
    assert looks >= look
    assert as_it_is != as_it_was
    total = Fraction(found["total"])
    assert total in {as_it_was, as_it_is}
    check_whole(found, total)
    wait_until(lambda: Fraction(asked(app, endpoint)["total"]) == as_it_is)
    check_whole(asked(app, endpoint), as_it_is)


def test_days_that_change_back_are_as_they_were(
    quirks: FakeOpenAI, start_on_file: StartOnFile, clock: Clock
) -> None:
    """What was added up while a day was replaced does not stand for the day as it was."""
    app, other = start_on_file(), start_on_file()
    asked(app, EVERY_DAY)
    for moment in (AFTER, BEFORE, AFTER):
        clock.now = moment
        refresh(other)
        for endpoint in (BREAKDOWN, SERIES, SUMMARY):
            wait_until(
                lambda path=endpoint: Fraction(asked(app, path)["total"]) == billed(quirks)  # type: ignore[misc]
            )
            check_whole(asked(app, endpoint), billed(quirks))
