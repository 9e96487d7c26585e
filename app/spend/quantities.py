"""Billed quantities, their units, and unit prices.

A quantity belongs to an amount; quantities of different units are never added.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import msgspec

from app.spend.money import EXACT, ROUNDED, ZERO, exact_sum

# Units that are multiples of a base unit.
_BASE_UNITS: dict[str | None, tuple[str, Decimal]] = {
    "1000_tokens": ("tokens", Decimal(1_000)),
    "duration_minutes": ("duration_seconds", Decimal(60)),
    "duration_hours": ("duration_seconds", Decimal(3_600)),
}
# How many units a price is quoted for, as on OpenAI's price list; a plain count is of tool calls.
_QUOTED_FOR: dict[str | None, int] = {
    "tokens": 1_000_000,
    "characters": 1_000_000,
    "duration_seconds": 3_600,
    None: 1_000,
}
_PRICE_PLACES = Decimal("1e-12")
_FRACTION_PLACES = Decimal("1e-9")
# As powers of ten: beyond these, prices, fractions and quantities are meaningless.
_LARGEST_PRICE = 15
_LARGEST_FRACTION = 9
_LARGEST_QUANTITY = 24
_MOST_PLACES = 60


class BilledAmount(NamedTuple):
    """US dollars and the quantity that they were billed for. ``unit`` None is a plain count;
    ``quantity`` is None where it is unknown or of several units.
    """

    amount: Decimal
    quantity: Decimal | None = None
    unit: str | None = None


LineItemAmount = tuple[str | None, BilledAmount]
"""A line item and what was billed under it."""


class Unit(NamedTuple):
    """A unit of quantities. A plain count has no name and belongs to one line item: two searches
    and three images do not make five of anything.
    """

    name: str | None
    line_item: str | None


def to_base_unit(billed: BilledAmount) -> BilledAmount:
    """The same in the base unit: tokens, duration_seconds. An implausible quantity (too large, or
    with too many decimal places) becomes None.
    """
    amount, quantity, unit = billed
    if quantity is None or not _is_quantity(quantity):
        return BilledAmount(amount)
    name, times = _BASE_UNITS.get(unit, (unit, None))
    if not quantity:
        quantity = ZERO  # not 0E-6176
    return BilledAmount(amount, EXACT.multiply(quantity, times) if times else quantity, name)


def _is_quantity(quantity: Decimal) -> bool:
    if not quantity.is_finite():
        return False
    exponent = quantity.as_tuple().exponent
    return not quantity or (
        isinstance(exponent, int)
        and exponent >= -_MOST_PLACES
        and quantity.adjusted() < _LARGEST_QUANTITY
    )


def common_unit(rows: Iterable[LineItemAmount]) -> Unit | None:
    """The one unit of all rows with money; where none has money, of all rows with a quantity. None
    where there are several, or where the quantity of an amount is unknown. Rows are in base units.
    """
    rows = list(rows)
    paid = [row for row in rows if row[1].amount]
    if any(billed.quantity is None for _, billed in paid):
        return None
    units = {_unit_of(row) for row in paid or rows if row[1].quantity is not None}
    return units.pop() if len(units) == 1 else None


def counted_in(unit: Unit | None, rows: Iterable[LineItemAmount]) -> list[LineItemAmount]:
    """The rows with quantities of this unit, including free ones. Rows are in base units."""
    return [row for row in rows if row[1].quantity is not None and _unit_of(row) == unit]


def _unit_of(row: LineItemAmount) -> Unit:
    label, billed = row
    return Unit(billed.unit, label if billed.unit is None else None)


def merge(rows: Iterable[LineItemAmount]) -> BilledAmount:
    """The sum of all rows: the whole amount, and the quantity where they have a common unit."""
    rows = [(label, to_base_unit(billed)) for label, billed in rows]
    unit = common_unit(rows)
    return sum_in(unit, rows)


def sum_in(unit: Unit | None, rows: Iterable[LineItemAmount]) -> BilledAmount:
    """The whole amount of these rows and their quantity in the unit, which is None where there is
    no unit, or no row that counts it. Rows are in base units.
    """
    rows = list(rows)
    amount = exact_sum(billed.amount for _, billed in rows)
    counts = [billed.quantity for _, billed in counted_in(unit, rows)]
    if unit is None or not counts:
        return BilledAmount(amount)
    return BilledAmount(
        amount, exact_sum(count for count in counts if count is not None), unit.name
    )


def price(billed: BilledAmount) -> Decimal | None:
    """US dollars for as many units as a price is quoted for, rounded to twelve places. None where
    the quantity is zero or unknown, and for a credit.
    """
    amount, quantity, unit = to_base_unit(billed)
    if quantity is None or quantity <= 0 or amount < 0:
        return None
    found = ROUNDED.divide(EXACT.multiply(amount, Decimal(quoted_for(unit))), quantity)
    if amount and found.adjusted() >= _LARGEST_PRICE:
        return None
    return ROUNDED.quantize(found, _PRICE_PLACES)


def quoted_for(unit: str | None) -> int:
    """How many units a price is quoted for: a million tokens, an hour, one image."""
    return _QUOTED_FOR.get(unit, 1)


class UnitPrice(msgspec.Struct, frozen=True):
    """US dollars for ``per`` of ``unit`` (None is a plain count), rounded to twelve places."""

    amount: Decimal
    per: int
    unit: str | None


def unit_price(billed: BilledAmount) -> UnitPrice | None:
    """The price together with the quantity that it is quoted for; None as :func:`price` is."""
    amount, unit = price(billed), to_base_unit(billed).unit
    return None if amount is None else UnitPrice(amount, quoted_for(unit), unit)


def price_change(before: BilledAmount, after: BilledAmount) -> Decimal | None:
    """The change of the unit price as a fraction, rounded to nine places, from unrounded prices.
    None where one of the prices is unknown, or they are for different units.
    """
    before, after = to_base_unit(before), to_base_unit(after)
    if before.unit != after.unit or price(before) is None or price(after) is None:
        return None
    if before.quantity is None or after.quantity is None:
        return None
    return fraction_of_change(
        EXACT.multiply(before.amount, after.quantity),
        EXACT.multiply(after.amount, before.quantity),
    )


def fraction_of_change(before: Decimal, after: Decimal) -> Decimal | None:
    """The change as a fraction of ``before``, rounded to nine places. None where that is zero or
    negative, or so small that the fraction would be meaningless.
    """
    return _fraction(EXACT.subtract(after, before), before)


def ratio(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """``after`` as a multiple of ``before``, rounded to nine places. None where one of them is
    unknown, and where :func:`fraction_of_change` is None.
    """
    return None if before is None or after is None else _fraction(after, before)


def _fraction(part: Decimal, whole: Decimal) -> Decimal | None:
    if whole <= 0:
        return None
    fraction = ROUNDED.divide(part, whole)
    if part and fraction.adjusted() > _LARGEST_FRACTION:
        return None
    return ROUNDED.quantize(fraction, _FRACTION_PLACES)
