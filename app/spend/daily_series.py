"""Daily spend by project, model, line item or direction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from app.spend.daily import DailySums
from app.spend.daybook import Key
from app.spend.days import DayRange
from app.spend.filters import Filters
from app.spend.models import Dimension
from app.spend.money import CURRENCY, exact_sum
from app.spend.spend_by_key import GROUP_KEYS, GroupBy, ProjectLineItem

_SEEN_BY: Mapping[GroupBy, Dimension] = {
    "project": "project_id",
    "model": "line_item",
    "line_item": "line_item",
    "direction": "line_item",
}


def dimensions_of(by: GroupBy | None, filters: Filters) -> tuple[Dimension, ...]:
    """The dimensions that rows must have to be filtered and grouped so, in the ledger's order."""
    needed = {_SEEN_BY[by]} if by else set()
    if filters.project_ids:
        needed.add("project_id")
    if filters.models or filters.line_items:
        needed.add("line_item")
    return tuple(sorted(needed))


class OverTime(NamedTuple):
    """The daily spend of ``days`` by ``dimensions``; only what matches the filters counts."""

    days: DayRange
    sums: DailySums
    dimensions: tuple[Dimension, ...]
    filters: Filters

    def keys_by(self, by: GroupBy | None) -> Mapping[str | None, list[Key]]:
        """The keys of rows in US dollars by group; all under None where ``by`` is None."""
        keys: defaultdict[str | None, list[Key]] = defaultdict(list)
        for key in self.sums:
            pair = self._pair(key)
            if key[-1] == CURRENCY and self.filters.matches(*pair):
                keys[GROUP_KEYS[by](pair) if by else None].append(key)
        return keys

    def keys_of(self, pairs: Iterable[ProjectLineItem]) -> set[Key]:
        """The keys of rows in US dollars that these pairs are part of."""
        values = [{"project_id": pair[0], "line_item": pair[1]} for pair in pairs]
        keys = {(*(value[name] for name in self.dimensions), CURRENCY) for value in values}
        return {key for key in keys if key in self.sums}

    def other_currencies(self) -> set[str]:
        """The currencies other than US dollars in which there is spend."""
        return {
            key[-1] or ""
            for key in self.sums
            if key[-1] != CURRENCY and self.filters.matches(*self._pair(key))
        }

    def each_day(self, keys: Iterable[Key]) -> list[Decimal]:
        """The sum of these rows for each day."""
        return self.sums.of(keys)

    def total(self, keys: Iterable[Key], part: DayRange) -> Decimal:
        """The sum of these rows over a part of the days."""
        first = self.days.first
        return self.sums.total(keys, (part.first - first).days, (part.last - first).days)

    def last_day(self, keys: Iterable[Key]) -> date | None:
        """The last day on which one of these rows has spend."""
        position = self.sums.last(keys)
        return None if position is None else self.days.first + timedelta(days=position)

    def _pair(self, key: Key) -> ProjectLineItem:
        shown = dict(zip(self.dimensions, key, strict=False))
        return shown.get("project_id"), shown.get("line_item")


def in_buckets(
    each_day: Sequence[Decimal], days: DayRange, buckets: Sequence[DayRange]
) -> list[Decimal]:
    """The sum of each bucket, which lies within ``days``."""
    return [
        exact_sum(each_day[(bucket.first - days.first).days : (bucket.last - days.first).days + 1])
        for bucket in buckets
    ]
