"""Sorting the rows of tables, and cutting them into pages."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from app.spend.search import reading_order

# Columns to sort a table by; descending with "-" before the name.
BreakdownOrder = Literal[
    "name",
    "-name",
    "total",
    "-total",
    "share",
    "-share",
    "daily_average",
    "-daily_average",
    "previous",
    "-previous",
    "change",
    "-change",
    "change_fraction",
    "-change_fraction",
    "unit_price",
    "-unit_price",
    "unit_price_change",
    "-unit_price_change",
]
ProjectsOrder = Literal[
    "name",
    "-name",
    "status",
    "-status",
    "created_at",
    "-created_at",
    "this_month",
    "-this_month",
    "last_month",
    "-last_month",
    "change",
    "-change",
    "change_fraction",
    "-change_fraction",
    "share",
    "-share",
    "last_spend",
    "-last_spend",
]
Row = TypeVar("Row")
Sortable = str | Decimal | int | date | None


def in_order(rows: Sequence[Row], value_of: Callable[[Row], Sortable], sort: str) -> list[Row]:
    """The rows sorted by this value, descending where ``sort`` begins with "-". The sort is stable;
    rows whose value is None come last either way.
    """
    valued = [(row, value_of(row)) for row in rows]
    known = [(row, value) for row, value in valued if value is not None]
    # One column's values are of one kind; mypy cannot know that.
    known.sort(key=lambda pair: _key(pair[1]), reverse=sort.startswith("-"))  # type: ignore[arg-type,return-value]
    return [row for row, _ in known] + [row for row, value in valued if value is None]


def _key(value: Sortable) -> object:
    return reading_order(value) if isinstance(value, str) else value


def pages_of(count: int, limit: int | None) -> int:
    """How many pages this many rows fill; at least one, for an empty page is a page, too."""
    return 1 if limit is None else max(1, -(-count // limit))


def page_of(rows: Sequence[Row], limit: int | None, page: int) -> Sequence[Row]:
    """The rows of a page, counted from 1; none beyond the last page, all without a limit."""
    return rows if limit is None else rows[(page - 1) * limit : page * limit]
