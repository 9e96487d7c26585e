"""Faults in the payload: a 200 whose JSON is not what was requested, and broken pagination."""

from collections.abc import Callable
from typing import Any

from werkzeug import Response

from fake_openai.cursors import cursor
from fake_openai.exact_json import Literal
from fake_openai.faults.context import FaultContext, json_response
from fake_openai.faults.kind import FaultKind

Page = dict[str, Any]

_STUCK = b"the same page again"


def _changed(change: Callable[[Page, FaultContext], Any]) -> Callable[[FaultContext], Response]:
    """A fault that changes the parsed page in place or returns a replacement for it."""

    def respond(context: FaultContext) -> Response:
        page = context.page()
        replacement = change(page, context)
        return json_response(page if replacement is None else replacement)

    return respond


def _body_list(page: Page, _context: FaultContext) -> list[Any]:
    data: list[Any] = page["data"]
    return data


def _no_data(page: Page, _context: FaultContext) -> None:
    del page["data"]


def _results(page: Page) -> list[Page]:
    return [result for bucket in page["data"] for result in bucket["results"]]


def _no_amount(page: Page, _context: FaultContext) -> None:
    for result in _results(page)[:1]:
        del result["amount"]


def _bad_amount(page: Page, context: FaultContext) -> None:
    for result in _results(page)[:1]:
        value = context.option("value", "NaN")
        result["amount"]["value"] = Literal(value) if context.has_option("bare") else value


def _no_start_time(page: Page, _context: FaultContext) -> None:
    for bucket in page["data"][:1]:
        del bucket["start_time"]


def _null_results(page: Page, _context: FaultContext) -> None:
    for bucket in page["data"][:1]:
        bucket["results"] = None


def _gap(page: Page, _context: FaultContext) -> None:
    del page["data"][len(page["data"]) // 2]


def _no_cursor(page: Page, _context: FaultContext) -> None:
    page["has_more"] = True
    page["last_id" if "last_id" in page else "next_page"] = None


def _without(name: str) -> Callable[[FaultContext], Response]:
    return lambda context: json_response(context.page(without=name))


def _first_page(context: FaultContext) -> Page:
    return context.page(without="page" if context.path == "costs" else "after")


def _repeated_page(context: FaultContext) -> Response:
    page = _first_page(context) | {"has_more": True}
    if context.path == "costs":
        page["next_page"] = cursor(0, _STUCK[:18])
    return json_response(page)


def _endless(context: FaultContext, data: list[Any] | None) -> Response:
    """A page with `has_more` and a cursor that was never sent before."""
    page = _first_page(context) | {"has_more": True}
    if data is not None:
        page["data"] = data
    if context.path == "costs":
        page["next_page"] = cursor(context.call_number, _STUCK[:18])
    else:
        page["last_id"] = f"proj_made_up_{context.call_number}"
    return json_response(page)


def _endless_cursors(context: FaultContext) -> Response:
    return _endless(context, None)


def _endless_empty(context: FaultContext) -> Response:
    return _endless(context, [])


PAYLOAD_FAULTS = (
    FaultKind("body_list", "a bare list instead of the page object", _changed(_body_list)),
    FaultKind("no_data", "a page without `data`", _changed(_no_data)),
    FaultKind("no_amount", "the first row has no amount", _changed(_no_amount), costs_only=True),
    FaultKind(
        "bad_amount",
        "the first amount is the string value=TEXT (NaN), without quotes by bare=yes",
        _changed(_bad_amount),
        ("value", "bare"),
        costs_only=True,
    ),
    FaultKind(
        "no_start_time",
        "the first bucket has no start_time",
        _changed(_no_start_time),
        costs_only=True,
    ),
    FaultKind(
        "null_results",
        "the first bucket's results are null",
        _changed(_null_results),
        costs_only=True,
    ),
    FaultKind("gap", "a day is missing from the middle", _changed(_gap), costs_only=True),
    FaultKind("ungrouped", "group_by is ignored", _without("group_by"), costs_only=True),
    FaultKind("unfiltered", "project_ids is ignored", _without("project_ids"), costs_only=True),
    FaultKind("no_cursor", "has_more without a cursor", _changed(_no_cursor)),
    FaultKind("repeated_page", "the first page for ever, under one cursor", _repeated_page),
    FaultKind(
        "endless_cursors", "the first page for ever, under ever new cursors", _endless_cursors
    ),
    FaultKind("endless_empty", "empty pages for ever, under ever new cursors", _endless_empty),
)
