"""Billed quantities, what they are counted in, and the price of one unit.

A quantity belongs to an amount; quantities of different things are never added up.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import msgspec

from app.spend.money import EXACT, ROUNDED, ZERO, exact_sum

# Other names for multiples of a unit.
_BASE_UNITS: dict[str | None, tuple[str, Decimal]] = {
    "1000_tokens": ("tokens", Decimal(1_000)),
    "duration_minutes": ("duration_seconds", Decimal(60)),
    "duration_hours": ("duration_seconds", Decimal(3_600)),
}
# How many a price is quoted for, as on OpenAI's price list; a plain count is one of tool calls.
_QUOTED_FOR: dict[str | None, int] = {
    "tokens": 1_000_000,
    "characters": 1_000_000,
    "duration_seconds": 3_600,
    None: 1_000,
}
_PRICE_PLACES = Decimal("1e-12")
_FRACTION_PLACES = Decimal("1e-9")
# As powers of ten: what nothing costs, a fraction that says nothing, and what nobody counts to.
_LARGEST_PRICE = 15
_LARGEST_FRACTION = 9
_LARGEST_QUANTITY = 24
_MOST_PLACES = 60


class BilledAmount(NamedTuple):
    """US dollars and what they were billed for. ``quantity`` counts ``unit``, None being a plain
    count; it is None where it is not known or of several units.
    """

    amount: Decimal
    quantity: Decimal | None = None
    unit: str | None = None


LineItemAmount = tuple[str | None, BilledAmount]
"""What was billed, and the line item that it was billed under."""


class Unit(NamedTuple):
    """What is counted. A plain count has no name and counts one line item alone: two searches and
    three pictures are not five.
    """

    name: str | None
    line_item: str | None


def to_base_unit(billed: BilledAmount) -> BilledAmount:
    """The same in the unit that all its multiples are told in: tokens, duration_seconds. A
    quantity that is not one (too large, too fine) is None.
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
    """The one unit of all rows with money; where there is no money, of all rows with a quantity.
    None where they have several, or money whose quantity is not known. Rows are normalised.
    """
    rows = list(rows)
    paid = [row for row in rows if row[1].amount]
    if any(billed.quantity is None for _, billed in paid):
        return None
    units = {_unit_of(row) for row in paid or rows if row[1].quantity is not None}
    return units.pop() if len(units) == 1 else None


def counted_in(unit: Unit | None, rows: Iterable[LineItemAmount]) -> list[LineItemAmount]:
    """The rows, which are normalised, that count this unit; free ones are use as well."""
    return [row for row in rows if row[1].quantity is not None and _unit_of(row) == unit]


def _unit_of(row: LineItemAmount) -> Unit:
    label, billed = row
    return Unit(billed.unit, label if billed.unit is None else None)


def merge(rows: Iterable[LineItemAmount]) -> BilledAmount:
    """All rows as one: the whole amount, and the quantity where :func:`common_unit` is one."""
    rows = [(label, to_base_unit(billed)) for label, billed in rows]
    unit = common_unit(rows)
    return sum_in(unit, rows)


def sum_in(unit: Unit | None, rows: Iterable[LineItemAmount]) -> BilledAmount:
    """The whole amount of these rows, which are normalised, and how many they count of the unit;
    None where there is no unit, or no row that counts it.
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
    """US dollars for as many units as a price is quoted for, to twelve places. None where the
    quantity is zero or not known, and of a credit, which is no price.
    """
    amount, quantity, unit = to_base_unit(billed)
    if quantity is None or quantity <= 0 or amount < 0:
        return None
    found = ROUNDED.divide(EXACT.multiply(amount, Decimal(quoted_for(unit))), quantity)
    if amount and found.adjusted() >= _LARGEST_PRICE:
        return None
    return ROUNDED.quantize(found, _PRICE_PLACES)


def quoted_for(unit: str | None) -> int:
    """How many units a price is told for: a million tokens, an hour, one image."""
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
    """By which fraction a unit got dearer, to nine places, from the amounts and quantities
    themselves; None where one of the prices is not known, or they are for different units.
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
    """The change as a fraction of what was before, to nine places. None where that was nothing or
    less, or so little that the fraction would say nothing.
    """
    return _fraction(EXACT.subtract(after, before), before)


def ratio(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """How many times what was before there is after, to nine places; None as of a change, and
    where one of both is not known.
    """
    return None if before is None or after is None else _fraction(after, before)


def _fraction(part: Decimal, whole: Decimal) -> Decimal | None:
    if whole <= 0:
        return None
    fraction = ROUNDED.divide(part, whole)
    if part and fraction.adjusted() > _LARGEST_FRACTION:
        return None
    return ROUNDED.quantize(fraction, _FRACTION_PLACES)
