"""``/costs``: parameters, normal form, exact amounts, cache."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import wait_until

NOV_1 = 1_793_491_200
DAY = 86_400


def exact(body: bytes) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(body, parse_float=Decimal)
    return parsed


def query_upstream(fake: FakeOpenAI) -> dict[str, list[str]]:
    """What OpenAI was last asked, by name."""
    asked: dict[str, list[str]] = {}
    for name, value in fake.calls[-1].query:
        asked.setdefault(name, []).append(value)
    return asked


def test_a_page_has_openais_shape(client: FlaskClient) -> None:
    """Buckets of whole UTC days, ascending, seven by default, with a cursor to the next page."""
    page = client.get(f"/costs?start_time={NOV_1}").get_json()
    assert page.keys() == {"object", "data", "has_more", "next_page"}
    assert [bucket["start_time"] for bucket in page["data"]] == [NOV_1 + n * DAY for n in range(7)]
    assert page["has_more"] is True
    result = page["data"][0]["results"][0]
    assert result["object"] == "organization.costs.result"
    assert result["amount"]["currency"] == "usd"


@pytest.mark.parametrize("organisation", ["northwind", "quirks", "one_day"])
def test_pages_hold_the_very_amounts(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Walked by its cursors, a month is exactly what was billed, row by row."""
    fake = start_fake(organisation)
    client = start_app(fake).test_client()
    query = f"/costs?start_time={NOV_1}&group_by=project_id,line_item&limit=4"
    found: Counter[tuple[Any, ...]] = Counter()
    cursor = ""
    while True:
        page = exact(client.get(query + cursor).data)
        for bucket in page["data"]:
            for row in bucket["results"]:
                amount = row["amount"]
                names = (row["project_id"], row["line_item"], amount["currency"])
                found[bucket["start_time"], *names, Fraction(amount["value"])] += 1
        if not page["has_more"]:
            break
        cursor = f"&page={page['next_page']}"
    truth: dict[tuple[Any, ...], Fraction] = {}
    for row in fake.organisation.rows(date(2026, 11, 1), date(2026, 11, 22), fake.now):
        start = int(datetime.combine(row.day, datetime.min.time(), UTC).timestamp())
        key = (start, row.project_id, row.line_item, row.currency)
        truth[key] = truth.get(key, Fraction(0)) + Fraction(row.amount)
    assert found == Counter((*key, amount) for key, amount in truth.items())


@pytest.mark.parametrize(
    "same",
    [
        "group_by=line_item&group_by=project_id",
        "group_by=project_id,line_item",
        "group_by[]=project_id&group_by[]=line_item",
        "group_by%5B%5D=line_item%2Cproject_id&group_by=project_id",
        "bucket_width=1d&limit=7&group_by[0]=line_item&group_by[1]=project_id",
    ],
)
def test_lists_mean_the_same_however_they_are_written(
    client: FlaskClient, fake: FakeOpenAI, same: str
) -> None:
    """Repeated, bracketed, joined, in any order: one question, asked once."""
    first = client.get(f"/costs?start_time={NOV_1}&group_by=project_id&group_by=line_item")
    again = client.get(f"/costs?start_time={NOV_1}&{same}")
    assert again.status_code == 200
    assert again.headers["X-Cache"] == "HIT"
    assert again.data == first.data
    assert len(fake.calls) == 1


def test_a_comma_in_a_line_item_stays_a_comma(client: FlaskClient, fake: FakeOpenAI) -> None:
    """line_items are exact names, and those have commas in them."""
    query = f"/costs?start_time={NOV_1}&group_by=line_item&line_items=gpt-5.6-sol, output"
    page = client.get(query).get_json()
    labels = {row["line_item"] for day in page["data"] for row in day["results"]}
    assert labels == {"gpt-5.6-sol, output"}
    truth = fake.organisation.rows(date(2026, 11, 1), date(2026, 11, 7), fake.now)
    billed = sum(Fraction(row.amount) for row in truth if row.line_item in labels)
    sums = [
        row["amount"]["value"]
        for day in exact(client.get(query).data)["data"]
        for row in day["results"]
    ]
    assert sum(map(Fraction, sums)) == billed


@pytest.mark.parametrize(
    ("end_time", "sent"),
    [
        (NOV_1 + 1, NOV_1 + DAY),
        (NOV_1 + DAY - 1, NOV_1 + DAY),
        (NOV_1 + DAY, NOV_1 + DAY),
        (NOV_1 + DAY + 1, NOV_1 + 2 * DAY),
        (NOV_1 + 400 * DAY, NOV_1 + 22 * DAY),
        (None, NOV_1 + 22 * DAY),
    ],
)
def test_end_time_counts_to_the_end_of_its_day(
    client: FlaskClient, fake: FakeOpenAI, end_time: int | None, sent: int
) -> None:
    """A midnight end stays exclusive; any moment of a day means that day; none lies after today."""
    end = "" if end_time is None else f"&end_time={end_time}"
    assert client.get(f"/costs?start_time={NOV_1}{end}").status_code == 200
    assert query_upstream(fake)["end_time"] == [str(sent)]


def test_any_moment_of_a_day_is_one_cache_entry(client: FlaskClient, fake: FakeOpenAI) -> None:
    """Times are normalised before they are asked or looked up."""
    for start, end in ((0, DAY), (5, DAY - 5), (DAY - 2, DAY - 1)):
        answer = client.get(f"/costs?start_time={NOV_1 + start}&end_time={NOV_1 + end}")
        assert answer.get_json()["data"][0]["start_time"] == NOV_1
    assert len(fake.calls) == 1


@pytest.mark.parametrize(
    ("query", "param", "code"),
    [
        ("", "start_time", "invalid_parameter"),
        ("start_time=now", "start_time", "invalid_parameter"),
        ("start_time=-1", "start_time", "invalid_parameter"),
        ("start_time=999999999999999", "start_time", "invalid_parameter"),
        (f"start_time={NOV_1}&start_time={NOV_1 + 1}", "start_time", "invalid_parameter"),
        (f"start_time={NOV_1 + 40 * DAY}", "start_time", "invalid_parameter"),
        (f"start_time={NOV_1}&end_time={NOV_1}", "end_time", "invalid_parameter"),
        (f"start_time={NOV_1}&bucket_width=1h", "bucket_width", "invalid_parameter"),
        (f"start_time={NOV_1}&limit=0", "limit", "invalid_parameter"),
        (f"start_time={NOV_1}&limit=181", "limit", "invalid_parameter"),
        (f"start_time={NOV_1}&limit=", "limit", "invalid_parameter"),
        (f"start_time={NOV_1}&group_by=model", "group_by", "invalid_parameter"),
        (f"start_time={NOV_1}&group_by=", "group_by", "invalid_parameter"),
        (f"start_time={NOV_1}&project_ids=", "project_ids", "invalid_parameter"),
        (f"start_time={NOV_1}&project_ids=a,,b", "project_ids", "invalid_parameter"),
        (f"start_time={NOV_1}&page=", "page", "invalid_parameter"),
        (f"start_time={NOV_1}&project_id=proj_a", "project_id", "unknown_parameter"),
        (f"start_time={NOV_1}&Group_by=project_id", "Group_by", "unknown_parameter"),
        (f"start_time[]={NOV_1}", "start_time[]", "unknown_parameter"),
        (f"start_time={NOV_1}&key=sk-admin-secret-of-somebody", "key", "unknown_parameter"),
    ],
)
def test_a_bad_query_is_refused_by_name(
    client: FlaskClient, fake: FakeOpenAI, query: str, param: str, code: str
) -> None:
    """Nothing is guessed and nothing ignored: 400, the parameter, and what it should be."""
    answer = client.get(f"/costs?{query}")
    assert answer.status_code == 400
    error = answer.get_json()["error"]
    assert (error["param"], error["code"]) == (param, code)
    assert param in error["message"]
    assert fake.calls == []


def test_a_key_in_a_query_is_not_sent_back(client: FlaskClient) -> None:
    """A caller who mistakes the door for OpenAI's does not find a key in our answer."""
    answer = client.get(f"/costs?start_time={NOV_1}&sk-admin-secret=1&group_by=sk-admin-other")
    assert "secret" not in answer.text
    answer = client.get(f"/costs?start_time={NOV_1}&group_by=sk-admin-other")
    assert "sk-admin" not in answer.text


def test_broken_encoding_is_a_400(client: FlaskClient) -> None:
    """Bytes that are no text are refused, not guessed."""
    assert client.get("/costs?start_time=%ff").status_code == 400


def test_an_answer_expires_after_the_timeout(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """A hit within the hour says how old it is; after it, OpenAI is asked behind the scenes."""
    client = start_app(fake).test_client()
    query = f"/costs?start_time={NOV_1 + 21 * DAY}"

    def seen() -> tuple[str, str, str]:
        headers = client.get(query).headers
        return headers["X-Cache"], headers["Age"], headers["X-As-Of"]

    assert seen() == ("MISS", "0", "2026-11-22T12:03:00Z")
    clock.now += timedelta(seconds=1_800)
    assert seen() == ("HIT", "1800", "2026-11-22T12:03:00Z")
    clock.now += timedelta(seconds=1_800)
    assert seen() == ("STALE", "3600", "2026-11-22T12:03:00Z")
    wait_until(lambda: seen() == ("HIT", "0", "2026-11-22T13:03:00Z"))
    assert len(fake.calls) == 2


def test_midnight_ends_what_today_meant(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """An open range asked for again after midnight has the new day in it."""
    client = start_app(fake).test_client()
    clock.now = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
    query = f"/costs?start_time={NOV_1 + 20 * DAY}"
    assert len(client.get(query).get_json()["data"]) == 2
    clock.now += timedelta(seconds=1)
    assert len(client.get(query).get_json()["data"]) == 3


def test_midnight_ends_what_is_believed_of_an_unfinished_day(
    fake: FakeOpenAI, start_app: StartApp, clock: Clock
) -> None:
    """Minutes old as it is, a reading that lacks the evening is past its time, and read anew."""
    client = start_app(fake).test_client()
    query = f"/costs?start_time={NOV_1 + 21 * DAY}&end_time={NOV_1 + 22 * DAY}"

    def seen() -> tuple[str, Fraction]:
        answer = client.get(query)
        [day] = exact(answer.data)["data"]
        return answer.headers["X-Cache"], sum(
            (Fraction(row["amount"]["value"]) for row in day["results"]), Fraction(0)
        )

    def truth() -> Fraction:
        day = date(2026, 11, 22)
        rows = fake.organisation.rows(day, day, clock.now)
        return sum((Fraction(row.amount) for row in rows), Fraction(0))

    clock.now = datetime(2026, 11, 22, 23, 40, tzinfo=UTC)
    evening = truth()
    assert seen() == ("MISS", evening)
    clock.now = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
    assert seen() == ("HIT", evening)
    clock.now = datetime(2026, 11, 23, tzinfo=UTC)
    assert seen() == ("STALE", evening)
    assert truth() > evening
    wait_until(lambda: seen() == ("HIT", truth()))


def test_a_caller_who_has_it_is_not_sent_it_again(client: FlaskClient) -> None:
    """ETag and If-None-Match: 304 without a body, still with its age."""
    first = client.get(f"/costs?start_time={NOV_1}")
    again = client.get(
        f"/costs?start_time={NOV_1}", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["X-As-Of"] == first.headers["X-As-Of"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    grouping=st.sets(st.sampled_from(["project_id", "line_item", "api_source"])),
    filters=st.sets(st.integers(0, 25), max_size=3),
    first=st.integers(0, 20),
    days=st.integers(1, 40),
)
def test_any_grouping_and_filter_sums_to_the_truth(
    client: FlaskClient,
    fake: FakeOpenAI,
    grouping: set[str],
    filters: set[int],
    first: int,
    days: int,
) -> None:
    """However it is grouped and filtered, an answer is the exact sum of the rows that it names."""
    projects = [project.id for project in fake.organisation.projects]
    wanted = {projects[number % len(projects)] for number in filters}
    start = NOV_1 + first * DAY
    page = exact(
        client.get(
            "/costs",
            query_string={
                "start_time": start,
                "end_time": start + days * DAY,
                "limit": 180,
                "group_by": sorted(grouping),
                "project_ids": sorted(wanted),
            },
        ).data
    )
    found = sum(
        Fraction(row["amount"]["value"]) for bucket in page["data"] for row in bucket["results"]
    )
    first_day = date(2026, 11, 1) + timedelta(days=first)
    rows = fake.organisation.rows(first_day, first_day + timedelta(days=days - 1), fake.now)
    truth = sum(Fraction(row.amount) for row in rows if not wanted or row.project_id in wanted)
    assert found == truth
