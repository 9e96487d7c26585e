"""Spend by project and line item, from which most reports are computed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from app.spend.filters import Filters
from app.spend.line_items import parse_line_item
from app.spend.money import CURRENCY, EXACT, exact_sum
from app.spend.quantities import BilledAmount
from app.spend.unit_sums import Key

ProjectLineItem = tuple[str | None, str | None]
"""A project's id and a line item; None where OpenAI bills without one."""

GroupBy = Literal["project", "model", "line_item", "direction"]

Amounts = dict[str | None, Decimal]


class SpendByKey(NamedTuple):
    """US dollars by :data:`ProjectLineItem`, and money in other currencies by currency.

    Pairs that were used free of charge are included: they count for the mean price.
    """

    pairs: dict[ProjectLineItem, BilledAmount]
    other_currencies: dict[str, Decimal]

    def by(self, by: GroupBy) -> Amounts:
        """The US dollars by group. Pairs without an amount are left out."""
        sums: defaultdict[str | None, Decimal] = defaultdict(Decimal)
        key_of = GROUP_KEYS[by]
        with localcontext(EXACT):
            for pair, billed in self.pairs.items():
                if billed.amount:
                    sums[key_of(pair)] += billed.amount
        return dict(sums)


def aggregate(sums: Mapping[Key, BilledAmount], filters: Filters) -> SpendByKey:
    """The spend that matches the filters, from sums by (line_item, project_id, currency)."""
    pairs: dict[ProjectLineItem, BilledAmount] = {}
    others: defaultdict[str, Decimal] = defaultdict(Decimal)
    for (label, project_id, currency), billed in filters.select(sums).items():
        if currency == CURRENCY:
            if billed.amount or billed.quantity:
                pairs[project_id, label] = billed
        elif billed.amount:
            with localcontext(EXACT):
                others[currency or ""] += billed.amount
    return SpendByKey(pairs, dict(others))


def total_spent(spent: SpendByKey) -> Decimal:
    """The sum of all US dollars."""
    return exact_sum(billed.amount for billed in spent.pairs.values())


def _project(pair: ProjectLineItem) -> str | None:
    return pair[0]


def _line_item(pair: ProjectLineItem) -> str | None:
    return pair[1]


def _model(pair: ProjectLineItem) -> str | None:
    return None if pair[1] is None else parse_line_item(pair[1]).model


def _direction(pair: ProjectLineItem) -> str | None:
    return None if pair[1] is None else parse_line_item(pair[1]).direction


GROUP_KEYS: Mapping[GroupBy, Callable[[ProjectLineItem], str | None]] = {
    "project": _project,
    "line_item": _line_item,
    "model": _model,
    "direction": _direction,
}
"""The group that a pair belongs to, by what is grouped by."""


def largest_first(sums: Iterable[tuple[str | None, Decimal]]) -> list[tuple[str | None, Decimal]]:
    """Rows by descending total; ties by name, those without one last, so that order is stable."""
    by_name = sorted(sums, key=lambda row: (row[0] is None, row[0] or ""))
    return sorted(by_name, key=lambda row: row[1], reverse=True)
