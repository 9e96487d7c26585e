"""What a costs request may ask for, and OpenAI's words when it may not."""

from datetime import date
from typing import Any

import pytest

from fake_openai import FakeOpenAI
from tests.fake_openai.http import NOW, ask, costs, error_of, unix

MONDAY = date(2026, 11, 16)
START = unix(MONDAY)
SECONDS = 86_400


def test_limit_too_large(northwind: FakeOpenAI) -> None:
    """A limit over 180 is refused in OpenAI's words and never clamped."""
    error = error_of(ask(northwind, "costs", {"start_time": START, "limit": 366}), 400)
    assert error == {
        "message": "Invalid limit provided: 366. Limit must be less than or equal to 180.",
        "type": "invalid_request_error",
        "param": None,
        "code": "invalid_request_error",
    }


@pytest.mark.parametrize(
    ("parameters", "param", "words"),
    [
        ({}, "start_time", "Missing required parameter"),
        ({"start_time": "soon"}, "start_time", "expected an integer"),
        ({"start_time": -1}, "start_time", "Invalid start_time"),
        ({"start_time": "9" * 30}, "start_time", "expected an integer"),
        ({"start_time": START, "end_time": START}, "end_time", "after start_time"),
        ({"start_time": START, "end_time": START - 1}, "end_time", "after start_time"),
        ({"start_time": START, "bucket_width": "1h"}, "bucket_width", "Supported values are: '1d'"),
        ({"start_time": START, "group_by": "model"}, "group_by", "'project_id', 'line_item'"),
        ({"start_time": START, "limit": 0}, None, "greater than or equal to 1"),
        ({"start_time": START, "limit": "many"}, "limit", "expected an integer"),
        ({"start_time": 1764979199, "group_by": "api_key_id"}, "start_time", "1764979200"),
        ({"start_time": START, "page": "page_bm90aGluZw=="}, "page", "The page token is invalid"),
        ({"start_time": START, "page": "%%%"}, "page", "The page token is invalid"),
    ],
)
def test_refused(
    northwind: FakeOpenAI, parameters: dict[str, Any], param: str | None, words: str
) -> None:
    """A wrong parameter is a 400 that names it."""
    error = error_of(ask(northwind, "costs", parameters), 400)
    assert error["param"] == param
    assert words in error["message"]


def test_api_keys_from_their_first_second(northwind: FakeOpenAI) -> None:
    """From 6 December 2025 on, grouping by key is allowed."""
    page = costs(northwind, date(2025, 12, 6), group_by="api_key_id", limit=1)
    keys = [result["api_key_id"] for result in page["data"][0]["results"]]
    assert None in keys  # traffic without a key
    assert any(key and key.startswith("key_") for key in keys)


def test_start_snaps_down(northwind: FakeOpenAI) -> None:
    """A start within a day gives that whole day's bucket, and an end within a day all of that."""
    snapped = ask(
        northwind, "costs", {"start_time": START + 50_000, "end_time": START + SECONDS + 1}
    ).json()
    whole = ask(northwind, "costs", {"start_time": START, "end_time": START + 2 * SECONDS}).json()
    assert snapped == whole
    assert [bucket["start_time"] for bucket in whole["data"]] == [START, START + SECONDS]


def test_open_end(northwind: FakeOpenAI) -> None:
    """Without an end the buckets run through the unfinished day."""
    page = costs(northwind, MONDAY)
    assert page["data"][-1]["start_time"] == unix(NOW.date())
    assert page["data"][-1]["results"]
    assert page["has_more"] is False
    assert page["next_page"] is None


def test_future_days_are_empty(northwind: FakeOpenAI) -> None:
    """Days that have not begun are buckets without results."""
    page = costs(northwind, NOW.date(), end_time=unix(date(2026, 11, 25)))
    assert [bool(bucket["results"]) for bucket in page["data"]] == [True, False, False]


def test_default_limit(northwind: FakeOpenAI) -> None:
    """A page holds seven days unless told otherwise."""
    page = costs(northwind, date(2026, 1, 1))
    assert len(page["data"]) == 7
    assert page["has_more"] is True


@pytest.mark.parametrize("name", ["group_by", "group_by[]"])
def test_both_list_encodings(northwind: FakeOpenAI, name: str) -> None:
    """Lists may be repeated with brackets or without."""
    pairs = [("start_time", START), ("limit", 1), (name, "project_id"), (name, "line_item")]
    results = ask(northwind, "costs", pairs).json()["data"][0]["results"]
    assert all(result["project_id"] and result["line_item"] for result in results)


def test_comma_joined_list(northwind: FakeOpenAI) -> None:
    """A comma-joined list is a 200 in which the grouping was not applied."""
    page = costs(northwind, MONDAY, group_by="project_id,line_item", limit=1)
    (result,) = page["data"][0]["results"]
    assert result["project_id"] is result["line_item"] is None


def test_start_in_the_future(northwind: FakeOpenAI) -> None:
    """A start after now without an end gives no bucket and no error."""
    assert costs(northwind, date(2027, 1, 1))["data"] == []
