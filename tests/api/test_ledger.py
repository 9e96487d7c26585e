"""Whatever was asked before, every answer is what OpenAI's rows say, digit for digit."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.spend.days import day_of, end_of, start_of
from fake_openai import FakeOpenAI, Organisation, Row
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import wait_until

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
FIRST = date(2026, 10, 1)
Key = tuple[str | None, ...]

AMOUNTS = st.one_of(
    st.decimals("-9999", "99999", allow_nan=False, places=8),
    st.sampled_from(["0E-6176", "0.00000255", "123.4567890123456789012345678901"]).map(Decimal),
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, "proj_a", "proj_b", "proj_c"]),
        st.sampled_from([None, "m1, input", "m1, output", "priority | m2"]),
        st.sampled_from([None, "key_a", "key_b"]),
        st.sampled_from([None, "api", "playground"]),
        AMOUNTS,
        st.sampled_from(["usd", "usd", "usd", "eur"]),
        st.one_of(st.none(), st.integers(0, 10**12)),
        st.sampled_from([None, "tokens", "images"]),
    ),
    max_size=5,
)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """A few weeks of random rows; each day is restated once it is two days old."""
    templates = draw(st.lists(st.tuples(ROWS, ROWS), min_size=1, max_size=6))
    begins = draw(st.dates(FIRST, date(2026, 11, 20)))

    def daily(day: date, now: datetime) -> list[Row]:
        if day < begins:
            return []
        at_first, in_the_end = templates[day.toordinal() % len(templates)]
        settled = (now.date() - day).days >= 2
        # A whole row for each key: an answer of money without any name is no grouped answer.
        whole = [
            ("proj_a", "m1, input", key, "api", Decimal("0.25"), "usd", 7, "tokens")
            for key in ("key_a", "key_b")
        ]
        return [
            Row(day, project, item, key, None, source, amount, currency, quantity, unit)
            for project, item, key, source, amount, currency, quantity, unit in [
                *whole,
                *(in_the_end if settled else at_first),
            ]
        ]

    return Organisation(name="random", title="Random", daily=daily, settles_after=timedelta(days=2))


class CostsAsked(NamedTuple):
    """A walk over ``/costs``."""

    first: date
    days: int
    limit: int
    group_by: Sequence[str]
    project_ids: Sequence[str]
    line_items: Sequence[str]
    api_key_ids: Sequence[str]


class SummaryAsked(NamedTuple):
    """``/costs/summary``."""

    first: date
    days: int


DAYS = st.dates(FIRST, NOW.date())
QUESTIONS = st.one_of(
    st.builds(SummaryAsked, DAYS, st.integers(1, 60)),
    st.builds(
        CostsAsked,
        DAYS,
        st.integers(1, 60),
        st.integers(1, 40),
        st.lists(
            st.sampled_from(["project_id", "line_item", "api_source", "api_key_id"]),
            unique=True,
            max_size=3,
        ),
        st.lists(st.sampled_from(["proj_a", "proj_b", "proj_x"]), unique=True, max_size=2),
        st.lists(st.sampled_from(["m1, input", "priority | m2"]), unique=True, max_size=2),
        st.lists(st.sampled_from(["key_a", "key_b"]), unique=True, max_size=1),
    ),
)
# At least an hour, so that the days that change are past their time.
PAUSES = st.sampled_from([timedelta(0), timedelta(0), timedelta(hours=1), timedelta(hours=13)])


def fresh(client: FlaskClient, path: str, query: dict[str, Any]) -> dict[str, Any]:
    """The answer once it is no longer one that is past its time."""
    found: dict[str, Any] = {}

    def believed() -> bool:
        answer = client.get(path, query_string=query)
        assert answer.status_code == 200, answer.text
        found.clear()
        found.update(json.loads(answer.data, parse_float=Decimal, parse_int=Decimal))
        return answer.headers["X-Cache"] != "STALE"

    wait_until(believed)
    return found


def sums(rows: Iterable[tuple[Key, Decimal]]) -> dict[Key, Fraction]:
    """The exact sum of each key, without those that come to nothing."""
    totals: dict[Key, Fraction] = {}
    for key, amount in rows:
        totals[key] = totals.get(key, Fraction(0)) + Fraction(amount)
    return {key: total for key, total in totals.items() if total}


def check_costs(client: FlaskClient, fake: FakeOpenAI, asked: CostsAsked) -> None:
    last = min(asked.first + timedelta(days=asked.days - 1), fake.now.date())
    query: dict[str, Any] = {
        "start_time": start_of(asked.first),
        "end_time": end_of(last),
        "limit": asked.limit,
        "group_by": asked.group_by,
        "project_ids": asked.project_ids,
        "line_items[]": asked.line_items,
        "api_key_ids": asked.api_key_ids,
    }
    buckets: list[dict[str, Any]] = []
    while True:
        page = fresh(client, "/costs", query)
        assert len(page["data"]) <= asked.limit
        buckets += page["data"]
        if not page["has_more"]:
            break
        query["page"] = page["next_page"]
    days = [day_of(int(bucket["start_time"])) for bucket in buckets]
    assert days == [asked.first + timedelta(days=n) for n in range((last - asked.first).days + 1)]
    for day, bucket in zip(days, buckets, strict=True):
        found = sums(
            (
                (*(row[name] for name in asked.group_by), row["amount"]["currency"]),
                row["amount"]["value"],
            )
            for row in bucket["results"]
        )
        assert found == sums(
            ((*(getattr(row, name) for name in asked.group_by), row.currency), row.amount)
            for row in fake.organisation.rows_of_day(day, fake.now)
            if (not asked.project_ids or row.project_id in asked.project_ids)
            and (not asked.line_items or row.line_item in asked.line_items)
            and (not asked.api_key_ids or row.api_key_id in asked.api_key_ids)
        )


def check_summary(client: FlaskClient, fake: FakeOpenAI, asked: SummaryAsked) -> None:
    last = min(asked.first + timedelta(days=asked.days - 1), fake.now.date())
    found = fresh(client, "/costs/summary", {"start_date": asked.first, "end_date": last})
    rows = list(fake.organisation.rows(asked.first, last, fake.now))
    dollars = [row for row in rows if row.currency == "usd"]
    assert Fraction(found["total"]) == sum((Fraction(row.amount) for row in dollars), Fraction(0))
    breakdowns: tuple[tuple[str, str, Callable[[Row], str | None]], ...] = (
        ("days", "date", lambda row: row.day.isoformat()),
        ("projects", "id", lambda row: row.project_id),
        ("line_items", "line_item", lambda row: row.line_item),
    )
    for breakdown, name, value in breakdowns:
        assert sums(((row[name],), row["total"]) for row in found[breakdown]) == sums(
            ((value(row),), row.amount) for row in dollars
        )
    others = sums(((row["currency"],), row["total"]) for row in found["other_currencies"])
    assert others == sums(((row.currency,), row.amount) for row in rows if row.currency != "usd")


STEPS = st.lists(st.tuples(PAUSES, QUESTIONS), min_size=1, max_size=6)
Steps = Sequence[tuple[timedelta, CostsAsked | SummaryAsked]]


class AnswersAreTrue(NamedTuple):
    """Asks a new program one question after the other, hours and midnights apart."""

    start_fake: StartFake
    start_app: StartApp
    clock: Clock

    def check(self, organisation: Organisation, steps: Steps, **settings: str) -> None:
        self.clock.now = NOW
        fake = self.start_fake(organisation)
        client = self.start_app(fake, **settings).test_client()
        for pause, asked in steps:
            self.clock.now += pause
            if isinstance(asked, SummaryAsked):
                check_summary(client, fake, asked)
            else:
                check_costs(client, fake, asked)


@pytest.fixture
def answers(start_fake: StartFake, start_app: StartApp, clock: Clock) -> AnswersAreTrue:
    return AnswersAreTrue(start_fake, start_app, clock)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(organisation=organisations(), steps=STEPS)
def test_answers_are_the_truth_whatever_was_asked_before(
    answers: AnswersAreTrue, organisation: Organisation, steps: Steps
) -> None:
    """Any organisation, any questions in any order, with hours and midnights between them and
    yesterday restated.
    """
    answers.check(organisation, steps)


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(organisation=organisations(), steps=STEPS)
def test_postgresql_gives_the_same_answers(
    answers: AnswersAreTrue, postgresql_url: str, organisation: Organisation, steps: Steps
) -> None:
    """Organisations share the database, each a source of its own."""
    answers.check(organisation, steps, database_url=postgresql_url)


def test_a_walk_goes_on_over_midnight(fake: FakeOpenAI, start_app: StartApp, clock: Clock) -> None:
    """It ends with the day that was today when it began, without a gap and without a double."""
    client = start_app(fake).test_client()
    clock.now = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    query = {"start_time": start_of(date(2026, 11, 16)), "limit": 3}
    days = []
    while True:
        page = client.get("/costs", query_string=query).get_json()
        days += [day_of(bucket["start_time"]) for bucket in page["data"]]
        if not page["has_more"]:
            break
        query["page"] = page["next_page"]
        clock.now += timedelta(hours=1)
    assert days == [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]


def test_each_day_is_asked_for_once(fake: FakeOpenAI, start_app: StartApp) -> None:
    """Ranges that overlap, other groupings and summaries ask only for the days that are new."""
    client = start_app(fake).test_client()

    def asked(query: str) -> list[tuple[date, date]]:
        before = len(fake.calls)
        assert client.get(query).status_code == 200
        calls = [call for call in fake.calls[before:] if call.path.endswith("costs")]
        times = [(dict(call.query)["start_time"], dict(call.query)["end_time"]) for call in calls]
        return [(day_of(int(start)), day_of(int(end) - 1)) for start, end in times]

    november = (date(2026, 11, 1), date(2026, 11, 22))
    assert asked("/costs/summary?start_date=2026-11-01") == [november]
    assert asked(f"/costs?start_time={start_of(november[0])}&group_by=project_id&limit=30") == []
    assert asked(f"/costs?start_time={start_of(november[0])}&line_items=whisper&limit=7") == []
    assert asked("/costs/summary?start_date=2026-10-25&end_date=2026-11-05") == [
        (date(2026, 10, 25), date(2026, 10, 31))
    ]
    assert asked("/costs/summary?start_date=2026-10-10&end_date=2026-11-22") == [
        (date(2026, 10, 10), date(2026, 10, 24))
    ]
    # Another grouping is another ledger; its pages are read ahead in one call.
    by_key = f"/costs?start_time={start_of(november[0])}&group_by=api_key_id&limit=7"
    assert asked(by_key) == [november]
    assert asked(by_key.replace("limit=7", "limit=22")) == []


def test_a_cursor_belongs_to_its_query(client: FlaskClient) -> None:
    """Sent with another query, cut or made up, it is refused by name."""
    query = f"/costs?start_time={start_of(date(2026, 11, 1))}&limit=7"
    cursor = client.get(query).get_json()["next_page"]
    assert client.get(f"{query}&page={cursor}").status_code == 200
    for spoilt in (
        f"{query}&group_by=project_id&page={cursor}",
        f"{query.replace('limit=7', 'limit=8')}&page={cursor}",
        f"{query}&page={cursor[:-4]}",
        f"{query}&page=page_{'A' * 40}",
        f"{query}&page=%C3%A4",
    ):
        answer = client.get(spoilt)
        assert answer.status_code == 400
        assert answer.get_json()["error"]["param"] == "page"
