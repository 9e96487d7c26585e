"""Why the money of one project and model changed: more was used, it got dearer, or other parts of
it were used.

The parts of a change add up to it exactly. A division is rounded to twelve places of a dollar, and
one part takes the rest, so that nothing is left over.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

import msgspec

from app.spend.money import EXACT, ROUNDED, ZERO, exact_sum
from app.spend.quantities import BilledAmount, Unit, common_unit, counted_in, price_change

_PLACES = Decimal("1e-12")
# A part five times as large as the bill itself does not explain it: then a price was made of a
# handful of tokens, or hardly anything is left of what was compared.
_LARGEST_PART = Decimal(5)
_LARGEST_AMOUNT = 30  # as a power of ten

Items = Mapping[str | None, BilledAmount]
"""What was billed under each line item, normalised."""


class VarianceParts(msgspec.Struct, frozen=True):
    """US dollars of a change by what made them.

    ``volume``: more or less was used, at the old mean price. ``unit_price``: what is used now got
    dearer or cheaper. ``mix``: other line items of the model are used, such as more of the dear
    output or of the cheap cached input. ``new``, ``gone``: there was no money before, or after.
    ``unsplit``: the quantities do not tell.
    """

    volume: Decimal = ZERO
    unit_price: Decimal = ZERO
    mix: Decimal = ZERO
    new: Decimal = ZERO
    gone: Decimal = ZERO
    unsplit: Decimal = ZERO

    @property
    def amounts(self) -> tuple[Decimal, ...]:
        """All parts, in the order of their names above."""
        return msgspec.structs.astuple(self)


def sum_of_parts(all_parts: Iterable[VarianceParts]) -> VarianceParts:
    """Each part added up."""
    columns = zip(VarianceParts().amounts, *(parts.amounts for parts in all_parts), strict=True)
    return VarianceParts(*map(exact_sum, columns))


def total_of(items: Items) -> Decimal:
    """The money of all line items."""
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
        parts = _explained(used_before, used_after, change)
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
    """The line items that something was used of. None where the unit is not one, or one of them is
    a credit or money for nothing: those have no price.
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


def _explained(before: _Uses, after: _Uses, change: Decimal) -> VarianceParts | None:
    """Volume, unit price and mix; None where one is beyond all measure."""
    dearer = _made_dearer(before, after)
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
    unit_price = _rounded(dearer)
    if volume is None or unit_price is None:
        return None
    with localcontext(EXACT):
        if not same_mix:
            return VarianceParts(volume, unit_price, mix=change - volume - unit_price)
        # Whatever rounding left over belongs to the one thing that happened.
        if not dearer and count != old_count:
            return VarianceParts(volume=change)
        return VarianceParts(volume, unit_price=change - volume)


def _made_dearer(before: _Uses, after: _Uses) -> Decimal:
    """What the quantities of now cost more than at the prices of then, of the line items that both
    periods used.
    """
    dearer = ZERO
    for label, new in after.items():
        old = before.get(label)
        # OpenAI rounds amounts, too: prices that agree to nine digits are the same price.
        if old is None or price_change(BilledAmount(*old), BilledAmount(*new)) == 0:
            continue
        at_old_price = EXACT.multiply(old.amount, new.quantity)
        paid = EXACT.multiply(new.amount, old.quantity)
        more = ROUNDED.divide(EXACT.subtract(paid, at_old_price), old.quantity)
        dearer = ROUNDED.add(dearer, more)
    return dearer


def _rounded(amount: Decimal) -> Decimal | None:
    if amount and amount.adjusted() >= _LARGEST_AMOUNT:
        return None
    return ROUNDED.quantize(amount, _PLACES)
