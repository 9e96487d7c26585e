"""Series, tables and changes made of blocks and sums in memory are the truth, whatever came before.

Days are restated, questions come in any order, filters and ranges overlap: nothing that was added
up for other days, for a day as it was, or for other filters is ever given.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI, Organisation, Row
from tests.api.expected import KEYS, days_between, exact
from tests.api.test_ledger import PAUSES, fresh, organisations
from tests.conftest import Clock, StartApp, StartFake

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
FIRST = date(2026, 8, 15)


class Asked(NamedTuple):
    """A view of the money at one of the endpoints."""

    door: str
    first: date
    days: int
    by: str
    compare: str
    project_ids: Sequence[str]
    models: Sequence[str]
    line_items: Sequence[str]

    def query(self, last: date) -> dict[str, Any]:
        common: dict[str, Any] = {
            "start_date": self.first,
            "end_date": last,
            "compare": self.compare,
            "project_ids": self.project_ids,
            "models": self.models,
            "line_items": self.line_items,
        }
        own: dict[str, dict[str, Any]] = {
            "series": {"by": self.by, "top": 50},
            "breakdown": {"by": "model" if self.by == "direction" else self.by, "limit": 1_000},
            "changes": {"limit": 1_000},
            "summary": {"rows": "all"},
        }
        return common | own[self.door]

    def lets_in(self, row: Row) -> bool:
        pair = (row.project_id, row.line_item)
        return (
            row.currency == "usd"
            and (not self.project_ids or (row.project_id or "none") in self.project_ids)
            and (not self.models or KEYS["model"](pair) in self.models)
            and (not self.line_items or row.line_item in self.line_items)
        )


def some(*values: str) -> st.SearchStrategy[list[str]]:
    """Mostly no filter."""
    return st.just([]) | st.lists(st.sampled_from(values), unique=True, min_size=1, max_size=2)


QUESTIONS = st.builds(
    Asked,
    st.sampled_from(["series", "breakdown", "changes", "summary"]),
    st.dates(FIRST, NOW.date()),
    # Whole blocks of 8 and 64 days among them.
    st.integers(1, 100),
    st.sampled_from(["project", "model", "line_item", "direction"]),
    st.sampled_from(["previous", "month", "year"]),
    some("proj_a", "proj_b", "none", "proj_x"),
    some("m1", "m2"),
    some("m1, input", "priority | m2"),
)


def by_key(rows: Sequence[Row], key_of: Callable[[Row], str | None]) -> dict[str | None, Fraction]:
    """Without those that come to nothing."""
    sums: dict[str | None, Fraction] = {}
    for row in rows:
        sums[key_of(row)] = sums.get(key_of(row), Fraction(0)) + Fraction(row.amount)
    return {key: amount for key, amount in sums.items() if amount}


def told(rows: Sequence[dict[str, Any]], name: str, amount: str) -> dict[str | None, Fraction]:
    """The same of an answer."""
    return {row[name]: Fraction(row[amount]) for row in rows if row[amount]}


def check(client: FlaskClient, fake: FakeOpenAI, asked: Asked) -> None:
    """Every figure of the answer, against the rows as they are now."""
    last = min(asked.first + timedelta(days=asked.days - 1), fake.now.date())
    query = asked.query(last)
    found = fresh(client, f"/costs/{asked.door}", query)
    other = found["comparison"]
    start, end = (date.fromisoformat(other[name]) for name in ("start_date", "end_date"))

    def rows_of(first: date, last: date) -> list[Row]:
        return [row for row in fake.organisation.rows(first, last, fake.now) if asked.lets_in(row)]

    now, before = rows_of(asked.first, last), rows_of(start, end)
    after, earlier = (exact(row.amount for row in rows) for rows in (now, before))
    assert Fraction(other["total"]) == earlier
    assert Fraction(other["change"]) == after - earlier

    def key(row: Row) -> str | None:
        return KEYS[query["by"]]((row.project_id, row.line_item))

    if asked.door == "changes":
        assert (Fraction(found["after"]), Fraction(found["before"])) == (after, earlier)
        for name, whole in (("after", after), ("before", earlier)):
            assert exact(row[name] for row in found["rows"]) == whole
        assert exact(found["parts"].values()) == after - earlier
        return
    assert Fraction(found["total"]) == after
    each_day = [
        exact(row.amount for row in now if row.day == day)
        for day in days_between(asked.first, last)
    ]
    if asked.door == "summary":
        assert [Fraction(day["total"]) for day in found["days"]] == each_day
        assert told(found["projects"], "id", "total") == by_key(now, lambda row: row.project_id)
        assert told(found["line_items"], "line_item", "total") == by_key(
            now, lambda row: row.line_item
        )
    elif asked.door == "series":
        assert [Fraction(bucket["total"]) for bucket in found["buckets"]] == each_day
        columns = zip(*(row["values"] for row in found["series"]), strict=True)
        assert list(map(exact, columns)) == each_day or not any(each_day)
        assert told(found["series"], "key", "total") == by_key(now, key)
        days = days_between(asked.first, last)
        for row in found["series"]:
            assert list(map(Fraction, row["values"])) == [
                exact(each.amount for each in now if each.day == day and key(each) == row["key"])
                for day in days
            ]
    else:
        assert told(found["rows"], "key", "total") == by_key(now, key)
        assert told(found["rows"], "key", "previous") == by_key(before, key)
        for row in found["rows"]:
            assert exact(row["trend"]) == Fraction(row["total"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    organisation=organisations(),
    steps=st.lists(st.tuples(PAUSES, QUESTIONS), min_size=1, max_size=8),
)
def test_answers_are_the_truth_whatever_was_asked_before(
    start_fake: StartFake,
    start_app: StartApp,
    clock: Clock,
    organisation: Organisation,
    steps: list[tuple[timedelta, Asked]],
) -> None:
    """Any organisation and questions in any order, with yesterday restated in between."""
    clock.now = NOW
    fake = start_fake(organisation)
    client = start_app(fake).test_client()
    for pause, asked in steps:
        clock.now += pause
        check(client, fake, asked)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(organisation=organisations(), asked=st.lists(QUESTIONS, min_size=2, max_size=5))
def test_many_at_once_get_what_each_gets_alone(
    start_fake: StartFake,
    start_app: StartApp,
    clock: Clock,
    organisation: Organisation,
    asked: list[Asked],
) -> None:
    """Those who wait for sums that another makes are given these and no others."""
    clock.now = NOW
    fake = start_fake(organisation)
    app = start_app(fake)
    with ThreadPoolExecutor(8) as callers:
        jobs = [
            callers.submit(check, app.test_client(), fake, each) for _ in range(3) for each in asked
        ]
        for job in jobs:
            job.result()


def test_a_restated_day_is_in_every_answer_at_once(
    start_fake: StartFake, start_app: StartApp, clock: Clock
) -> None:
    """After a day was read anew, no block, sum or ready answer of it as it was is given."""
    # Yesterday ends a block of eight days.
    clock.now = datetime(2026, 11, 24, 11, tzinfo=UTC)
    fake = start_fake("quirks")
    client = start_app(fake).test_client()
    questions = [
        Asked(door, date(2026, 8, 20), 96, by, "month", projects, [], [])
        for door in ("series", "breakdown", "changes", "summary")
        for by in ("project", "model", "line_item")
        for projects in ([], ["proj_short"], ["none"])
    ]
    for _ in range(3):
        for asked in questions:
            check(client, fake, asked)
        # Past noon yesterday is another one, and past midnight today is.
        clock.now += timedelta(hours=13)
