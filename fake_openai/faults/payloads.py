"""Faults of content: a 200 whose JSON is not what was asked for, and paging that misleads."""

from collections.abc import Callable
from typing import Any

from werkzeug import Response

from fake_openai.cursors import cursor
from fake_openai.exact_json import Literal
from fake_openai.faults.context import Exchange, json_response
from fake_openai.faults.kind import Kind

Page = dict[str, Any]

_STUCK = b"the same page again"


def _changed(change: Callable[[Page, Exchange], Any]) -> Callable[[Exchange], Response]:
    """A fault that changes the parsed page: in place, or by returning something else."""

    def act(exchange: Exchange) -> Response:
        page = exchange.page()
        other = change(page, exchange)
        return json_response(page if other is None else other)

    return act


def _body_list(page: Page, _exchange: Exchange) -> list[Any]:
    data: list[Any] = page["data"]
    return data


def _no_data(page: Page, _exchange: Exchange) -> None:
    del page["data"]


def _results(page: Page) -> list[Page]:
    return [result for bucket in page["data"] for result in bucket["results"]]


def _no_amount(page: Page, _exchange: Exchange) -> None:
    for result in _results(page)[:1]:
        del result["amount"]


def _bad_amount(page: Page, exchange: Exchange) -> None:
    for result in _results(page)[:1]:
        value = exchange.option("value", "NaN")
        result["amount"]["value"] = Literal(value) if exchange.has_option("bare") else value


def _no_start_time(page: Page, _exchange: Exchange) -> None:
    for bucket in page["data"][:1]:
        del bucket["start_time"]


def _null_results(page: Page, _exchange: Exchange) -> None:
    for bucket in page["data"][:1]:
        bucket["results"] = None


def _gap(page: Page, _exchange: Exchange) -> None:
    del page["data"][len(page["data"]) // 2]


def _no_cursor(page: Page, _exchange: Exchange) -> None:
    page["has_more"] = True
    page["last_id" if "last_id" in page else "next_page"] = None


def _without(name: str) -> Callable[[Exchange], Response]:
    return lambda exchange: json_response(exchange.page(without=name))


def _first_page(exchange: Exchange) -> Page:
    return exchange.page(without="page" if exchange.path == "costs" else "after")


def _repeated_page(exchange: Exchange) -> Response:
    page = _first_page(exchange) | {"has_more": True}
    if exchange.path == "costs":
        page["next_page"] = cursor(0, _STUCK[:18])
    return json_response(page)


def _endless(exchange: Exchange, data: list[Any] | None) -> Response:
    """Always has more, under a cursor never seen before."""
    page = _first_page(exchange) | {"has_more": True}
    if data is not None:
        page["data"] = data
    if exchange.path == "costs":
        page["next_page"] = cursor(exchange.number, _STUCK[:18])
    else:
        page["last_id"] = f"proj_made_up_{exchange.number}"
    return json_response(page)


def _endless_cursors(exchange: Exchange) -> Response:
    return _endless(exchange, None)


def _endless_empty(exchange: Exchange) -> Response:
    return _endless(exchange, [])


PAGES = (
    Kind("body_list", "a bare list instead of the page object", _changed(_body_list)),
    Kind("no_data", "a page without `data`", _changed(_no_data)),
    Kind("no_amount", "the first row has no amount", _changed(_no_amount), costs_only=True),
    Kind(
        "bad_amount",
        "the first amount is the string value=TEXT (NaN), without quotes by bare=yes",
        _changed(_bad_amount),
        ("value", "bare"),
        costs_only=True,
    ),
    Kind(
        "no_start_time",
        "the first bucket has no start_time",
        _changed(_no_start_time),
        costs_only=True,
    ),
    Kind(
        "null_results",
        "the first bucket's results are null",
        _changed(_null_results),
        costs_only=True,
    ),
    Kind("gap", "a day is missing from the middle", _changed(_gap), costs_only=True),
    Kind("ungrouped", "group_by is ignored", _without("group_by"), costs_only=True),
    Kind("unfiltered", "project_ids is ignored", _without("project_ids"), costs_only=True),
    Kind("no_cursor", "has_more without a cursor", _changed(_no_cursor)),
    Kind("repeated_page", "the first page for ever, under one cursor", _repeated_page),
    Kind("endless_cursors", "the first page for ever, under ever new cursors", _endless_cursors),
    Kind("endless_empty", "empty pages for ever, under ever new cursors", _endless_empty),
)
