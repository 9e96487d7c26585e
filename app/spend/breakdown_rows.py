"""The rows of a table of spend: one project, model or line item each, now and before."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from app.spend.money import EXACT, ZERO, exact_sum
from app.spend.quantities import BilledAmount, fraction_of_change, merge, price, price_change
from app.spend.sorting import Sortable
from app.spend.spend_by_key import (
    GROUP_KEYS,
    Amounts,
    ProjectLineItem,
    SpendByKey,
    largest_first,
    total_spent,
)

BrokenDownBy = Literal["project", "model", "line_item"]

Pairs = list[tuple[ProjectLineItem, BilledAmount]]


class TableRow:
    """The spend on one project, model or line item. Prices are computed on demand: a table of a
    thousand rows shows only those of a page.
    """

    def __init__(self, key: str | None, now: Pairs, before: Pairs | None) -> None:
        self.key = key
        self.now = now
        self.before = before
        self.total = _sum(now)
        self.previous = None if before is None else _sum(before)

    @property
    def change(self) -> Decimal | None:
        """The US dollars more than before."""
        return None if self.previous is None else EXACT.subtract(self.total, self.previous)

    @property
    def change_fraction(self) -> Decimal | None:
        """The same as a fraction of the amount before."""
        return None if self.previous is None else fraction_of_change(self.previous, self.total)

    @cached_property
    def billed(self) -> BilledAmount:
        """The whole amount, with its quantity where that has one unit."""
        return merge((pair[1], billed) for pair, billed in self.now)

    @cached_property
    def unit_price_change(self) -> Decimal | None:
        """The change of the unit price as a fraction."""
        return price_change(
            merge((pair[1], billed) for pair, billed in self.before or ()), self.billed
        )

    @property
    def by_model(self) -> Amounts:
        """The US dollars of each model."""
        return SpendByKey(dict(self.now), {}).by("model")

    @property
    def project_count(self) -> int:
        """How many projects spent on it."""
        return len({pair[0] for pair, billed in self.now if billed.amount and pair[0] is not None})


# Share and daily average are the total divided by what is the same for all rows.
ORDERS: Mapping[str, Callable[[TableRow], Sortable]] = {
    "total": lambda row: row.total,
    "share": lambda row: row.total,
    "daily_average": lambda row: row.total,
    "previous": lambda row: row.previous,
    "change": lambda row: row.change,
    "change_fraction": lambda row: row.change_fraction,
    "unit_price": lambda row: price(row.billed),
    "unit_price_change": lambda row: row.unit_price_change,
}


class TableRows(NamedTuple):
    """All rows by descending total, and their sums now and before."""

    rows: list[TableRow]
    total: Decimal
    previous: Decimal | None
    other_currencies: frozenset[str]

    @property
    def pairs(self) -> int:
        """How many amounts the rows are made of."""
        return sum(1 + len(row.now) + len(row.before or ()) for row in self.rows)


def table_rows(by: BrokenDownBy, now: SpendByKey, before: SpendByKey | None) -> TableRows:
    """All rows, including those with spend only before, so that the previous column adds up."""
    groups = _grouped(by, now)
    earlier = None if before is None else _grouped(by, before)
    keys = groups.keys() | (earlier or {}).keys()
    rows = {
        key: TableRow(
            key,
            groups.get(key, []),
            None if earlier is None else earlier.get(key, []),
        )
        for key in keys
    }
    ranked = largest_first((key, row.total) for key, row in rows.items())
    return TableRows(
        [rows[key] for key, _ in ranked],
        exact_sum(row.total for row in rows.values()),
        before and total_spent(before),
        frozenset(now.other_currencies),
    )


def _grouped(by: BrokenDownBy, spent: SpendByKey) -> Mapping[str | None, Pairs]:
    groups: defaultdict[str | None, Pairs] = defaultdict(list)
    for pair, billed in spent.pairs.items():
        groups[GROUP_KEYS[by](pair)].append((pair, billed))
    # What was only used free of charge is no row of spend.
    return {
        key: pairs for key, pairs in groups.items() if any(billed.amount for _, billed in pairs)
    }


def _sum(pairs: Sequence[tuple[ProjectLineItem, BilledAmount]]) -> Decimal:
    return exact_sum(billed.amount for _, billed in pairs) if pairs else ZERO
