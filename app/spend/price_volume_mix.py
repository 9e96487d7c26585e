"""Price-volume-mix analysis: why the spend of one project and model changed between two periods.

The parts of a change add up to it exactly. Divisions are rounded to twelve places of a dollar, and
one part takes the remainder.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

import msgspec

from app.spend.money import EXACT, ROUNDED, ZERO, exact_sum
from app.spend.quantities import BilledAmount, Unit, common_unit, counted_in, price_change

_PLACES = Decimal("1e-12")
# A part five times as large as the bill itself explains nothing: a price was computed from a
# handful of tokens, or hardly anything is left of what was compared.
_LARGEST_PART = Decimal(5)
_LARGEST_AMOUNT = 30  # as a power of ten

Items = Mapping[str | None, BilledAmount]
"""What was billed under each line item, in base units."""


class VarianceParts(msgspec.Struct, frozen=True):
    """US dollars of a change by cause.

    ``volume``: more or less was used, at the old mean unit price. ``unit_price``: the line items in
    use became more or less expensive. ``mix``: other line items of the model are used, such as more
    of the expensive output or of the cheap cached input. ``new``, ``gone``: there was no spend
    before, or there is none now. ``unsplit``: unexplained, for the quantities do not allow it.
    """

    volume: Decimal = ZERO
    unit_price: Decimal = ZERO
    mix: Decimal = ZERO
    new: Decimal = ZERO
    gone: Decimal = ZERO
    unsplit: Decimal = ZERO

    @property
    def amounts(self) -> tuple[Decimal, ...]:
        """All parts, in the order of the fields."""
        return msgspec.structs.astuple(self)


def sum_of_parts(all_parts: Iterable[VarianceParts]) -> VarianceParts:
    """The sum of each part."""
    columns = zip(VarianceParts().amounts, *(parts.amounts for parts in all_parts), strict=True)
    return VarianceParts(*map(exact_sum, columns))


def total_of(items: Items) -> Decimal:
    """The US dollars of all line items."""
    return exact_sum(billed.amount for billed in items.values())


def variance(before: Items, after: Items) -> VarianceParts:
    """The parts of the change from one period to the other."""
    old, new = total_of(before), total_of(after)
    change = EXACT.subtract(new, old)
    if not _has_money(before):
        return VarianceParts(new=change)
    if not _has_money(after):
        return VarianceParts(gone=change)
    unit = common_unit([*before.items(), *after.items()])
    used_before, used_after = _used(unit, before), _used(unit, after)
    if used_before and used_after:
        parts = _price_volume_mix(used_before, used_after, change)
        largest = EXACT.multiply(max(old, new), _LARGEST_PART)
        if parts and all(part.copy_abs() <= largest for part in parts.amounts):
            return parts
    return VarianceParts(unsplit=change)


def _has_money(items: Items) -> bool:
    return any(billed.amount for billed in items.values())


class _Use(NamedTuple):
    amount: Decimal
    quantity: Decimal


_Uses = dict[str | None, _Use]


def _used(unit: Unit | None, items: Items) -> _Uses | None:
    """The line items with a quantity. None where they have no common unit, or where one of them is
    a credit or an amount without a quantity: those have no price.
    """
    if unit is None:
        return None
    used = {}
    for label, billed in counted_in(unit, items.items()):
        quantity = billed.quantity or ZERO
        if billed.amount < 0 or quantity < 0 or (billed.amount and not quantity):
            return None
        if quantity:
            used[label] = _Use(billed.amount, quantity)
    return used


def _price_volume_mix(before: _Uses, after: _Uses, change: Decimal) -> VarianceParts | None:
    """Volume, unit price and mix; None where one is absurdly large."""
    price_effect = _price_effect(before, after)
    with localcontext(EXACT):
        old = sum((use.amount for use in before.values()), ZERO)
        old_count = sum((use.quantity for use in before.values()), ZERO)
        count = sum((use.quantity for use in after.values()), ZERO)
        more = (count - old_count) * old
        same_mix = before.keys() == after.keys() and all(
            use.quantity * old_count == before[label].quantity * count
            for label, use in after.items()
        )
    volume = _rounded(ROUNDED.divide(more, old_count))
    unit_price = _rounded(price_effect)
    if volume is None or unit_price is None:
        return None
    with localcontext(EXACT):
        if not same_mix:
            return VarianceParts(volume, unit_price, mix=change - volume - unit_price)
        # With a single cause, the rounding remainder belongs to it.
        if not price_effect and count != old_count:
            return VarianceParts(volume=change)
        return VarianceParts(volume, unit_price=change - volume)


def _price_effect(before: _Uses, after: _Uses) -> Decimal:
    """How much more today's quantities cost than at the old prices, over the line items that both
    periods used.
    """
    effect = ZERO
    for label, new in after.items():
        old = before.get(label)
        # OpenAI rounds amounts, too: prices that agree to nine digits count as equal.
        if old is None or price_change(BilledAmount(*old), BilledAmount(*new)) == 0:
            continue
        at_old_price = EXACT.multiply(old.amount, new.quantity)
        paid = EXACT.multiply(new.amount, old.quantity)
        more = ROUNDED.divide(EXACT.subtract(paid, at_old_price), old.quantity)
        effect = ROUNDED.add(effect, more)
    return effect


def _rounded(amount: Decimal) -> Decimal | None:
    if amount and amount.adjusted() >= _LARGEST_AMOUNT:
        return None
    return ROUNDED.quantize(amount, _PLACES)
