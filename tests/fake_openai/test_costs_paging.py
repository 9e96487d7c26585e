"""Costs pages: buckets without gaps, and cursors bound to the parameters."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI, organisation_named
from fake_openai.cursors import cursor, day_of_cursor
from tests.fake_openai.http import NOW, ask, costs, error_of, exact, unix

SECONDS = 86_400
INVALID = "The page token is invalid, have you modified the query parameters?"


def all_pages(fake: FakeOpenAI, parameters: dict[str, Any]) -> list[Any]:
    """Every page, by following `next_page`."""
    pages = [exact(ask(fake, "costs", parameters))]
    while pages[-1]["has_more"]:
        pages.append(exact(ask(fake, "costs", parameters | {"page": pages[-1]["next_page"]})))
    return pages


@settings(max_examples=25, deadline=None)
@given(
    start=st.integers(unix(date(2024, 6, 1)), unix(NOW.date())),
    length=st.integers(1, 420 * SECONDS),
    limit=st.integers(1, 180).filter(lambda limit: limit > 20),
)
def test_no_gap_and_no_repetition(start: int, length: int, limit: int) -> None:
    """Any range in pages of any size is one ascending bucket for each of its UTC days."""
    end = start + length
    with FakeOpenAI(organisation_named("one_day"), NOW) as fake:
        pages = all_pages(fake, {"start_time": start, "end_time": end, "limit": limit})
    starts = [bucket["start_time"] for page in pages for bucket in page["data"]]
    assert starts == list(range(start // SECONDS * SECONDS, end, SECONDS))
    assert all(len(page["data"]) == limit for page in pages[:-1])
    assert all(b["end_time"] - b["start_time"] == SECONDS for page in pages for b in page["data"])


def test_400_days(northwind: FakeOpenAI) -> None:
    """Paging through 400 days gives the same buckets as asking window by window."""
    first = date(2025, 10, 19)
    parameters = {"start_time": unix(first), "limit": 180, "group_by[]": "project_id"}
    pages = all_pages(northwind, parameters)
    assert [len(page["data"]) for page in pages] == [180, 180, 40]
    windows = [
        costs(
            northwind,
            first + timedelta(days=days),
            end_time=unix(first + timedelta(days=days + 100)),
            limit=180,
            group_by="project_id",
        )
        for days in (0, 100, 200, 300)
    ]
    assert [b for page in pages for b in page["data"]] == [b for w in windows for b in w["data"]]


def test_empty_pages_have_more(northwind: FakeOpenAI) -> None:
    """A page whose buckets are all empty may still have more."""
    page = costs(northwind, date(2024, 8, 1), limit=3)
    assert [bucket["results"] for bucket in page["data"]] == [[], [], []]
    assert page["has_more"] is True


def test_cursor_form(northwind: FakeOpenAI) -> None:
    """A cursor is `page_` and base64 that ends in an equals sign."""
    token = costs(northwind, date(2026, 11, 1))["next_page"]
    assert token.startswith("page_")
    assert token.endswith("=")


def test_cursor_survives_order_and_encoding(northwind: FakeOpenAI) -> None:
    """The same parameters in another order and list encoding may use the cursor."""
    start = unix(date(2026, 11, 1))
    pairs = [("start_time", start), ("group_by[]", "project_id"), ("group_by[]", "line_item")]
    token = exact(ask(northwind, "costs", pairs))["next_page"]
    other = [
        ("page", token),
        ("group_by", "line_item"),
        ("group_by", "project_id"),
        ("start_time", start),
    ]
    assert exact(ask(northwind, "costs", other))["data"][0]["start_time"] == start + 7 * SECONDS


def test_cursor_is_bound(northwind: FakeOpenAI) -> None:
    """A cursor with any other parameter changed is OpenAI's 400."""
    parameters: dict[str, Any] = {
        "start_time": unix(date(2026, 11, 1)),
        "end_time": unix(date(2026, 11, 20)),
        "limit": 5,
        "group_by": "project_id",
    }
    token = exact(ask(northwind, "costs", parameters))["next_page"]
    changes: list[dict[str, Any]] = [
        {"start_time": parameters["start_time"] + 1},
        {"end_time": parameters["end_time"] - 1},
        {"limit": 6},
        {"group_by": "line_item"},
        {"project_ids": "proj_other"},
    ]
    for change in changes:
        response = ask(northwind, "costs", parameters | {"page": token} | change)
        assert error_of(response, 400)["message"] == INVALID


@given(day=st.integers(0, 2**31), fingerprint=st.binary(min_size=18, max_size=18))
def test_cursor_round_trip(day: int, fingerprint: bytes) -> None:
    """A cursor gives back its day to whoever has the same parameters."""
    assert day_of_cursor(cursor(day, fingerprint), fingerprint) == day


def test_never_active() -> None:
    """An organisation that never did anything answers `data: []`."""
    with FakeOpenAI("empty", NOW) as fake:
        assert costs(fake, date(2026, 11, 1)) == {
            "object": "page",
            "data": [],
            "has_more": False,
            "next_page": None,
        }
