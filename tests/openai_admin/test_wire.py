"""What is read of OpenAI's answers, and what is refused."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.errors import UpstreamInvalidAnswer
from app.openai_admin.wire import read_costs_page, read_error, read_projects_page

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


def read(body: dict[str, Any], *grouping: Any) -> Any:
    return read_costs_page(json.dumps(body).encode(), grouping)


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
    [day] = read_costs_page(body, ()).days
    assert day.lines[0].amount == Decimal(amount)
    assert str(day.lines[0].amount) == str(Decimal(amount))


def test_days_and_rows_are_read() -> None:
    """A bucket is its UTC day, whatever its ISO text says; unknown fields are left alone."""
    found = read(page([ROW], []), "project_id")
    assert [day.day for day in found.days] == [date(2026, 11, 1), date(2026, 11, 2)]
    assert found.days[0].lines[0].project_id == "proj_a"
    assert found.days[0].lines[0].currency == "usd"
    assert found.days[1].lines == []


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


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"null", b"[]", b'{"data": [', b"\xff\xfe", b'{"x":' + b"[" * 100_000],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    """HTML, nothing, halves, depths and foreign shapes, of costs, projects and errors."""
    assert read_error(body) == ("", None, None)
    with pytest.raises(UpstreamInvalidAnswer):
        read_costs_page(body, ())
    with pytest.raises(UpstreamInvalidAnswer):
        read_projects_page(body)


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


def test_both_shapes_of_a_project_are_read() -> None:
    """The documented shape and the older one with title, description and permission."""
    body = {
        "object": "list",
        "data": [
            {"id": "proj_a", "name": "A", "created_at": 5, "archived_at": 9, "status": "archived"},
            {
                "id": "proj_b",
                "title": "B",
                "description": "Of b.",
                "created": 6,
                "archived": False,
                "permission": "read_only",
            },
            {"id": "proj_c"},
        ],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    }
    first, second, third = read_projects_page(json.dumps(body).encode()).projects
    assert (first.name, first.created_at, first.status) == ("A", 5, "archived")
    assert first.is_archived
    assert (second.name, second.description, second.created_at) == ("B", "Of b.", 6)
    assert (second.status, second.permission) == ("active", "read_only")
    assert (third.name, third.status, third.is_archived) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"error": {"message": "m", "param": "p", "code": "c"}}', ("m", "p", "c")),
        (b'{"error": {"message": "m", "param": null, "code": null}}', ("m", None, None)),
        (b'{"error": "bare"}', ("bare", None, None)),
        (b"<html>", ("", None, None)),
        (b"{}", ("", None, None)),
    ],
)
def test_errors_of_both_shapes_are_read(
    body: bytes, error: tuple[str, str | None, str | None]
) -> None:
    """An object, a bare string, or nothing that can be read."""
    assert read_error(body) == error
