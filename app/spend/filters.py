"""A view of the money: which days, which part of it, and what it is compared with."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from app.spend.comparison_periods import Comparing
from app.spend.days import DayRange
from app.spend.line_items import parse_line_item

Value = TypeVar("Value")

NO_PROJECT = "none"
"""Stands among project ids for money that is billed without a project."""


class Filters(NamedTuple):
    """Which money is looked at; an empty list lets all in."""

    project_ids: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    line_items: frozenset[str] = frozenset()

    def matches(self, project_id: str | None, line_item: str | None) -> bool:
        """Whether money of this project and line item is looked at."""
        return (
            (not self.project_ids or (project_id or NO_PROJECT) in self.project_ids)
            and (not self.line_items or line_item in self.line_items)
            and (
                not self.models
                or (line_item is not None and parse_line_item(line_item).model in self.models)
            )
        )

    def select(
        self, pairs: Mapping[tuple[str | None, ...], Value]
    ) -> Mapping[tuple[str | None, ...], Value]:
        """What is let in of values by (line_item, project_id, ...)."""
        if not any(self):
            return pairs
        return {key: value for key, value in pairs.items() if self.matches(key[1], key[0])}


class ComparisonRange(NamedTuple):
    """The days that a range is compared with."""

    kind: Comparing
    days: DayRange


class SpendQuery(NamedTuple):
    """The days, none of them after today; the part of their money; and the days beside them."""

    days: DayRange
    filters: Filters = Filters()
    comparison: ComparisonRange | None = None
