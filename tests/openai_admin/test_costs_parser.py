"""Reading pages of costs: what becomes a day, and what is refused."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UpstreamInvalidAnswer
from app.openai_admin.costs_parser import CostsStreamParser, ParsedDay
from app.openai_admin.costs_request import CostsRequest
from app.spend.days import DayRange
from app.spend.models import CostLine

MIDNIGHT = 1_793_491_200
ROW = {
    "object": "organization.costs.result",
    "amount": {"value": 1.5, "currency": "usd"},
    "line_item": "gpt-5-mini, input",
    "project_id": "proj_a",
    "project_name": "Default project",
    "organization_id": "org-x",
    "user_email": None,
}


def row_with(**fields: object) -> dict[str, Any]:
    return {**ROW, **fields}


def page(*days: list[dict[str, Any]], **fields: object) -> dict[str, Any]:
    data = [
        {
            "object": "bucket",
            "start_time": MIDNIGHT + number * 86_400,
            "start_time_iso": "2026-11-01T00:00:00+02:00",
            "end_time": MIDNIGHT + (number + 1) * 86_400,
            "results": results,
        }
        for number, results in enumerate(days)
    ]
    return {"object": "page", "data": data, "has_more": False, "next_page": None, **fields}


class ReadPage(NamedTuple):
    """The days of a page, and the cursor of the next."""

    days: list[ParsedDay]
    next_page: str | None


def read_text(body: bytes, grouping: Any = (), piece: int = 1 << 18) -> ReadPage:
    """The page, read in pieces of so many bytes."""
    days = DayRange(date(2026, 11, 1), date(2026, 11, 30))
    found: list[ParsedDay] = []
    parser = CostsStreamParser(CostsRequest(days, days.last, grouping), found.append)
    for start in range(0, len(body), piece):
        parser.feed(body[start : start + piece])
    end = parser.finish()
    assert (end.first, end.last) == ((found[0].day, found[-1].day) if found else (None, None))
    return ReadPage(found, end.next_page)


def read(body: dict[str, Any], *grouping: Any) -> ReadPage:
    return read_text(json.dumps(body).encode(), grouping)


def lines(day: ParsedDay) -> list[CostLine]:
    return day.rows.lines()


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.5", "1.5"),
        ('"1.5"', "1.5"),
        ("0.00000255", "0.00000255"),
        ("2.55E-6", "0.00000255"),
        ('"0E-6176"', "0"),
        ("0E-6176", "0"),
        ("-3", "-3"),
        ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"),
        ('"1234567890123.456789012345678901234"', "1234567890123.456789012345678901234"),
    ],
)
def test_amounts_keep_their_digits(written: str, amount: str) -> None:
    """Numbers and strings, exponents and long zeros, without a float in between."""
    body = json.dumps(page([ROW])).replace("1.5", written).encode()
    [day] = read_text(body).days
    [line] = lines(day)
    assert line.amount == Decimal(amount)
    assert format(line.amount, "f") == format(Decimal(amount), "f")
    assert day.rows.total("usd") == Decimal(amount)


def test_days_and_rows_are_read() -> None:
    """A bucket is its UTC day, whatever its ISO text says; unknown fields are left alone."""
    found = read(page([ROW], []), "project_id")
    assert [day.day for day in found.days] == [date(2026, 11, 1), date(2026, 11, 2)]
    [line] = lines(found.days[0])
    assert (line.project_id, line.currency) == ("proj_a", "usd")
    assert lines(found.days[1]) == []
    assert [day.rows.total("usd") for day in found.days] == [Decimal("1.5"), 0]


TRICKY = [
    [row_with(line_item=label) for label in ('"]},{"', "a]}", 'end]}]}, {"', "\\", "]", "}")],
    [],
    [row_with(line_item="x")],
]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("order", ["results last", "results first"])
@given(piece=st.integers(1, 400))
def test_pieces_of_any_size_are_the_same_page(order: str, indent: int | None, piece: int) -> None:
    """However the body is cut, spaced and ordered, and whatever stands in its texts."""
    body = page(*TRICKY, has_more=True, next_page="page_x")
    if order == "results first":
        body["data"] = [dict(reversed(bucket.items())) for bucket in body["data"]]
    text = json.dumps(body, indent=indent).encode()
    found = read_text(text, ("line_item",), piece)
    assert found.next_page == "page_x"
    assert [day.day.day for day in found.days] == [1, 2, 3]
    labels = [[line.line_item for line in lines(day)] for day in found.days]
    assert labels == [[row["line_item"] for row in rows] for rows in TRICKY]


@given(length=st.integers(0, 10_000))
def test_a_body_that_ends_early_is_refused(length: int) -> None:
    """Wherever it breaks off, there are no days."""
    text = json.dumps(page([ROW], [ROW], [])).encode()
    with pytest.raises(UpstreamInvalidAnswer):
        read_text(text[: length % len(text)], ("line_item",))


def test_one_day_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than a day is ever held, and a day has a size."""
    monkeypatch.setattr("app.openai_admin.costs_parser._MOST_BYTES", 1_000)
    with pytest.raises(UpstreamInvalidAnswer, match="larger"):
        read_text(b'{"data": [{"start_time": 0, "results": [' + b" " * 2_000)


def test_a_cursor_counts_only_where_more_follows() -> None:
    """next_page beside has_more=false is the end."""
    assert read(page([ROW], next_page="page_x")).next_page is None


def without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda row: row.pop(name)


def put(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda row: row.update({name: value})


@pytest.mark.parametrize(
    "spoil",
    [
        without("amount"),
        put("amount", None),
        put("amount", {"value": 1}),
        put("amount", {"currency": "usd"}),
        put("amount", {"value": None, "currency": "usd"}),
        put("amount", {"value": "NaN", "currency": "usd"}),
        put("amount", {"value": "-Infinity", "currency": "usd"}),
        put("amount", {"value": "twelve", "currency": "usd"}),
        put("amount", {"value": "1E+999999", "currency": "usd"}),
        put("amount", {"value": True, "currency": "usd"}),
        put("amount", {"value": 1, "currency": None}),
        put("project_id", 7),
    ],
)
def test_a_row_without_a_sum_of_money_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    """A row that cannot be added is never taken for zero."""
    row = json.loads(json.dumps(ROW))
    spoil(row)
    with pytest.raises(UpstreamInvalidAnswer):
        read(page([ROW, row]))


@pytest.mark.parametrize(
    "body",
    [
        page([], has_more=True),
        page([], has_more=True, next_page=""),
        page([], has_more=None),
        page([], data=None),
        page([], data=[{"start_time": MIDNIGHT}]),
        page([], data=[{"results": []}]),
        page([], data=[{"start_time": MIDNIGHT, "results": None}]),
        page([], data=[{"start_time": MIDNIGHT + 3_600, "results": []}]),
        page([], data=[{"start_time": -86_400, "results": []}]),
        page([], data=[{"start_time": 10**18 - 10**18 % 86_400, "results": []}]),
        page([], data=[{"start_time": MIDNIGHT + n * 86_400, "results": []} for n in (0, 2)]),
        page([], data=[{"start_time": MIDNIGHT + n * 86_400, "results": []} for n in (0, 0)]),
        page([], data=[{"start_time": MIDNIGHT + n * 86_400, "results": []} for n in (1, 0)]),
    ],
)
def test_a_page_that_is_not_whole_is_refused(body: dict[str, Any]) -> None:
    """Missing fields, gaps, doubles and backward days make no total."""
    with pytest.raises(UpstreamInvalidAnswer):
        read(body)


def row(**fields: object) -> dict[str, Any]:
    return {**ROW, "project_id": None, "line_item": None, **fields}


@pytest.mark.parametrize(
    ("results", "grouping", "applied"),
    [
        ([row()], ("project_id",), False),
        ([row()], ("line_item",), False),
        ([row()], ("line_item", "project_id"), False),
        ([row(project_id="proj_a")], ("line_item", "project_id"), False),
        # Scale Tier is billed to the organisation.
        ([row(line_item="Scale Tier")], ("line_item", "project_id"), True),
        ([row(project_id="proj_a"), row()], ("project_id",), True),
        # Traffic may have no key and no user.
        ([row()], ("api_key_id",), True),
        ([row()], ("user_id",), True),
        ([], ("project_id",), True),
        ([row(amount={"value": "0E-6176", "currency": "usd"})], ("project_id",), True),
    ],
)
def test_a_grouping_that_was_not_applied_is_seen(
    results: list[dict[str, Any]], grouping: tuple[str, ...], applied: bool
) -> None:
    """All money as nobody's is an answer to another question; a single null is not."""
    if applied:
        assert read(page(results), *grouping).days
    else:
        with pytest.raises(UpstreamInvalidAnswer, match="did not group"):
            read(page(results), *grouping)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"null", b"[]", b'{"data": [', b"\xff\xfe", b'{"x":' + b"[" * 100_000],
)
def test_what_is_no_page_is_refused(body: bytes) -> None:
    """HTML, nothing, halves, depths and foreign shapes, of costs."""
    with pytest.raises(UpstreamInvalidAnswer):
        read_text(body)
