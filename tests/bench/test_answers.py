"""The comparison of two revisions' answers finds what differs, and ignores what may differ."""

import json
from typing import Any

import pytest

from bench.answer_requests import Values, requests
from bench.answers import NOW, Response, difference

ANSWER: dict[str, Any] = {
    "total": 12.50,
    "rows": [{"key": "proj_a", "amount": 0}, {"key": None, "amount": 0.00000255}],
    "warnings": [{"code": "stale", "message": "Figures are stale."}],
    "next_page": "page_a",
    "as_of": "2026-11-22T12:03:00Z",
}
VALUES = Values(["proj_a", "proj_b"], ["gpt-5.4"], ["gpt-5.4, input"], ["key_a"])


def response(body: Any, *, status: int = 200, kind: str = "application/json") -> Response:
    text = body if isinstance(body, str) else json.dumps(body, separators=(",", ":"))
    return Response(status, kind, "", text.encode())


def changed(**fields: Any) -> Response:
    return response(ANSWER | fields)


def test_equal_answers_do_not_differ() -> None:
    """The same bytes are the same answer."""
    assert difference(response(ANSWER), response(ANSWER)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"as_of": "2026-11-22T12:04:00Z"},
        {"next_page": "page_b"},
        {"warnings": [{"code": "stale", "message": 'The "figures" are old.'}]},
    ],
)
def test_ignored_fields_may_differ(fields: dict[str, Any]) -> None:
    """Times of fetching, cursors and prose are not compared."""
    assert difference(response(ANSWER), changed(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"total": 12.51}, "total: 12.5, not 12.51"),
        ({"rows": []}, "rows: 2 items, not 0"),
        (
            {"rows": [{"key": "proj_a", "amount": 0.0}, ANSWER["rows"][1]]},
            "rows[0].amount: 0, not 0.0",
        ),
        (
            {"rows": [{"key": "proj_a", "amount": "0"}, ANSWER["rows"][1]]},
            "rows[0].amount: 0, not '0'",
        ),
        ({"next_page": None}, "next_page: '(ignored)', not None"),
        (
            {"warnings": [{"code": "other", "message": ""}]},
            "warnings[0].code: 'stale', not 'other'",
        ),
    ],
)
def test_a_difference_names_its_field(fields: dict[str, Any], found: str) -> None:
    """Numbers differ as they are written, and a missing cursor is no cursor."""
    assert difference(response(ANSWER), changed(**fields)) == [found]


def test_the_order_of_fields_counts() -> None:
    """The bytes are compared, not only the values."""
    [found] = difference(response(ANSWER), response(dict(reversed(ANSWER.items()))))
    assert found.startswith("body: fields total, rows")


def test_differences_of_blanks_are_found() -> None:
    """The same values in other bytes are another answer."""
    assert difference(response('{"a":1}'), response('{"a": 1}')) == [
        """line 1: '{"a":1}', not '{"a": 1}'"""
    ]


def test_files_are_compared_line_by_line() -> None:
    """Nothing in a csv file is ignored."""
    one = response("name\r\na\r\n", kind="text/csv")
    assert difference(one, response("name\r\nb\r\n", kind="text/csv")) == ["line 2: 'a', not 'b'"]
    assert difference(one, response("name\r\n", kind="text/csv")) == ["line 2: 'a', not missing"]


def test_status_and_type_are_compared() -> None:
    """An error with the same body is another answer."""
    assert difference(response(ANSWER), response(ANSWER, status=502)) == ["status: 200, not 502"]


def test_a_page_that_only_one_has_differs() -> None:
    """Both must have as many pages."""
    assert difference(None, response(ANSWER)) == ["only the second has this page"]
    assert difference(response(ANSWER), None) == ["only the first has this page"]


def test_every_endpoint_is_asked() -> None:
    """Once for each parameter at least, and no request twice."""
    paths = requests(VALUES, NOW, 366)
    assert len(set(paths)) == len(paths)
    asked = {path.partition("?")[0] for path in paths}
    figures = {"summary", "series", "breakdown", "changes", "forecast", "unusual", "export"}
    assert {"/costs", "/projects", "/projects/spend", "/projects/proj_a"} <= asked
    assert {f"/costs/{name}" for name in figures} <= asked


def test_projects_are_searched_for_single_words() -> None:
    """Several words, which earlier revisions took for one text, are left out."""
    searches = [path for path in requests(VALUES, NOW, 366) if path.startswith("/projects?")]
    assert searches
    assert not any("+" in path or "%20" in path for path in searches)
