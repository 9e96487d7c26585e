"""Billed rows of one UTC day in columns, which are quick to check, to add up and to store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, DecimalException, localcontext

from app.spend.models import DIMENSIONS, CostLine, Dimension
from app.spend.money import EXACT, ZERO, exact_sum, is_plausible


class NotMoney(ValueError):
    """An amount that is not a sum of money: not finite, absurdly large, or absurdly fine."""


@dataclass(frozen=True, slots=True)
class CostRows:
    """Rows in OpenAI's order. ``dimensions`` has one column for each of ``grouping``; currencies
    are in lower case; an amount of zero is ``Decimal(0)``.
    """

    grouping: tuple[Dimension, ...]
    dimensions: Sequence[Sequence[str | None]]
    currencies: Sequence[str]
    amounts: Sequence[Decimal]
    units: Sequence[str | None]
    quantities: Sequence[Decimal | None]

    def total(self, currency: str) -> Decimal:
        """The exact sum of all rows in this currency."""
        amounts: Iterable[Decimal] = self.amounts
        if set(self.currencies) != {currency}:
            pairs = zip(self.amounts, self.currencies, strict=True)
            amounts = (amount for amount, name in pairs if name == currency)
        return exact_sum(amounts)

    def lines(self) -> list[CostLine]:
        """The rows one by one; dimensions outside the grouping are None."""
        columns = dict(zip(self.grouping, self.dimensions, strict=True))
        nothing = [None] * len(self.amounts)
        return [
            # mypy takes the five dimensions for any number of them.
            CostLine(amount, currency, *dimensions, quantity, unit)  # type: ignore[call-arg]
            for amount, currency, quantity, unit, *dimensions in zip(
                self.amounts,
                self.currencies,
                self.quantities,
                self.units,
                *(columns.get(name, nothing) for name in DIMENSIONS),
                strict=True,
            )
        ]


def cost_rows(
    grouping: tuple[Dimension, ...],
    dimensions: Sequence[Iterable[str | None]],
    currencies: Sequence[str],
    amounts: Sequence[Decimal],
    units: Sequence[str | None],
    quantities: Sequence[Decimal | None],
) -> CostRows:
    """Rows as OpenAI sends them, checked: NotMoney where an amount cannot be one; a quantity that
    cannot be one is None.
    """
    if not all(amounts):
        # A zero may come as 0E-6176, which would make every other amount thousands of digits long.
        amounts = [amount or ZERO for amount in amounts]
    if not _are_plausible(amounts):
        raise NotMoney
    if not _are_plausible([quantity for quantity in quantities if quantity is not None]):
        quantities = [
            quantity if quantity is not None and is_plausible(quantity) else None
            for quantity in quantities
        ]
    lower = {currency: currency.lower() for currency in set(currencies)}
    return CostRows(
        grouping,
        [list(column) for column in dimensions],
        [lower[currency] for currency in currencies],
        amounts,
        units,
        quantities,
    )


def rows_of(grouping: tuple[Dimension, ...], lines: Sequence[CostLine]) -> CostRows:
    """The columns of these rows; dimensions outside the grouping are dropped."""
    return cost_rows(
        grouping,
        [[getattr(line, name) for line in lines] for name in grouping],
        [line.currency for line in lines],
        [line.amount for line in lines],
        [line.quantity_unit for line in lines],
        [line.quantity for line in lines],
    )


def _are_plausible(numbers: Sequence[Decimal]) -> bool:
    try:
        with localcontext(EXACT):
            # As large as the largest of them, with the places of the finest.
            size = sum(map(abs, numbers), ZERO)
    except DecimalException:
        return False
    return is_plausible(size) or all(map(is_plausible, numbers))
