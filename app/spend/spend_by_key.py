"""What was billed by project and line item, in US dollars: what most answers are made of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from app.spend.daybook import Key
from app.spend.filters import Filters
from app.spend.line_items import parse_line_item
from app.spend.money import CURRENCY, EXACT, exact_sum
from app.spend.quantities import Billed

Pair = tuple[str | None, str | None]
"""A project's id and a line item; None where OpenAI bills without one."""

By = Literal["project", "model", "line_item", "direction"]

Amounts = dict[str | None, Decimal]


class Spent(NamedTuple):
    """US dollars by :data:`Pair`, and money in other currencies by currency. Pairs that were used
    free of charge are there, too, for they make the mean price.
    """

    pairs: dict[Pair, Billed]
    other_currencies: dict[str, Decimal]

    def by(self, by: By) -> Amounts:
        """The dollars added up by what they were spent on. What had no money leaves no trace."""
        sums: defaultdict[str | None, Decimal] = defaultdict(Decimal)
        key_of = KEYS[by]
        with localcontext(EXACT):
            for pair, billed in self.pairs.items():
                if billed.amount:
                    sums[key_of(pair)] += billed.amount
        return dict(sums)


def spent(sums: Mapping[Key, Billed], filters: Filters) -> Spent:
    """The money that is looked at, of sums by (line_item, project_id, currency)."""
    pairs: dict[Pair, Billed] = {}
    others: defaultdict[str, Decimal] = defaultdict(Decimal)
    for (label, project_id, currency), billed in filters.of_pairs(sums).items():
        if currency == CURRENCY:
            if billed.amount or billed.quantity:
                pairs[project_id, label] = billed
        elif billed.amount:
            with localcontext(EXACT):
                others[currency or ""] += billed.amount
    return Spent(pairs, dict(others))


def total_spent(spent: Spent) -> Decimal:
    """All its dollars."""
    return exact_sum(billed.amount for billed in spent.pairs.values())


def _project(pair: Pair) -> str | None:
    return pair[0]


def _line_item(pair: Pair) -> str | None:
    return pair[1]


def _model(pair: Pair) -> str | None:
    return None if pair[1] is None else parse_line_item(pair[1]).model


def _direction(pair: Pair) -> str | None:
    return None if pair[1] is None else parse_line_item(pair[1]).direction


KEYS: Mapping[By, Callable[[Pair], str | None]] = {
    "project": _project,
    "line_item": _line_item,
    "model": _model,
    "direction": _direction,
}
"""What a pair counts as."""


def largest_first(sums: Iterable[tuple[str | None, Decimal]]) -> list[tuple[str | None, Decimal]]:
    """Rows by falling total; equal ones by name, the nameless last, so that the order is stable."""
    by_name = sorted(sums, key=lambda row: (row[0] is None, row[0] or ""))
    return sorted(by_name, key=lambda row: row[1], reverse=True)
