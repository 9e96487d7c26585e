"""What was spent day by day, looked at by project, model, line item or direction."""

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
    """What rows must show so that they can be filtered and told apart, in the ledger's order."""
    needed = {_SEEN_BY[by]} if by else set()
    if filters.project_ids:
        needed.add("project_id")
    if filters.models or filters.line_items:
        needed.add("line_item")
    return tuple(sorted(needed))


class OverTime(NamedTuple):
    """The daily money of ``days`` by ``dimensions``, of which only what is let in is looked at."""

    days: DayRange
    sums: DailySums
    dimensions: tuple[Dimension, ...]
    filters: Filters

    def keys_by(self, by: GroupBy | None) -> Mapping[str | None, list[Key]]:
        """The rows of dollars, by what they count as; all under None where that is nothing."""
        keys: defaultdict[str | None, list[Key]] = defaultdict(list)
        for key in self.sums:
            pair = self._pair(key)
            if key[-1] == CURRENCY and self.filters.matches(*pair):
                keys[GROUP_KEYS[by](pair) if by else None].append(key)
        return keys

    def keys_of(self, pairs: Iterable[ProjectLineItem]) -> set[Key]:
        """The rows of dollars that these pairs count in."""
        values = [{"project_id": pair[0], "line_item": pair[1]} for pair in pairs]
        keys = {(*(value[name] for name in self.dimensions), CURRENCY) for value in values}
        return {key for key in keys if key in self.sums}

    def other_currencies(self) -> set[str]:
        """In what there is money besides dollars."""
        return {
            key[-1] or ""
            for key in self.sums
            if key[-1] != CURRENCY and self.filters.matches(*self._pair(key))
        }

    def each_day(self, keys: Iterable[Key]) -> list[Decimal]:
        """What these rows cost together on each day."""
        return self.sums.of(keys)

    def total(self, keys: Iterable[Key], part: DayRange) -> Decimal:
        """What these rows cost together in a part of the days."""
        first = self.days.first
        return self.sums.total(keys, (part.first - first).days, (part.last - first).days)

    def last_day(self, keys: Iterable[Key]) -> date | None:
        """The last day on which one of these rows has money."""
        position = self.sums.last(keys)
        return None if position is None else self.days.first + timedelta(days=position)

    def _pair(self, key: Key) -> ProjectLineItem:
        shown = dict(zip(self.dimensions, key, strict=False))
        return shown.get("project_id"), shown.get("line_item")


def in_buckets(
    each_day: Sequence[Decimal], days: DayRange, buckets: Sequence[DayRange]
) -> list[Decimal]:
    """The money of each bucket, which is a stretch of ``days``."""
    return [
        exact_sum(each_day[(bucket.first - days.first).days : (bucket.last - days.first).days + 1])
        for bucket in buckets
    ]
