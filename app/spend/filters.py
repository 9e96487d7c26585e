"""A query of spend: which days, which filters, and what the days are compared with."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from app.spend.comparison_periods import Comparing
from app.spend.days import DayRange
from app.spend.line_items import parse_line_item

Value = TypeVar("Value")

NO_PROJECT = "none"
"""The project id in filters that stands for money billed without a project."""


class Filters(NamedTuple):
    """Which spend counts; an empty set matches all."""

    project_ids: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    line_items: frozenset[str] = frozenset()

    def matches(self, project_id: str | None, line_item: str | None) -> bool:
        """Whether spend of this project and line item counts."""
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
        """The values that match, of values by (line_item, project_id, ...)."""
        if not any(self):
            return pairs
        return {key: value for key, value in pairs.items() if self.matches(key[1], key[0])}


class ComparisonRange(NamedTuple):
    """The days that a range is compared with."""

    kind: Comparing
    days: DayRange


class SpendQuery(NamedTuple):
    """Days, none of them after today; which of their spend counts; and what it is compared with."""

    days: DayRange
    filters: Filters = Filters()
    comparison: ComparisonRange | None = None
