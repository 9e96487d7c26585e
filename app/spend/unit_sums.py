"""Money with quantities in several units, put together."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from app.spend.money import EXACT, exact_sum
from app.spend.quantities import BilledAmount, to_base_unit

Key = tuple[str | None, ...]
"""The value of each dimension that was grouped by, then the currency."""


class UnitSum(NamedTuple):
    """The money of a key whose quantity counts ``unit``. ``quantity`` is None where there is none;
    ``is_uncounted``: some of the money came without a quantity.
    """

    key: Key
    unit: str | None
    amount: Decimal
    quantity: Decimal | None
    is_uncounted: bool


def put_together(sums: Iterable[UnitSum]) -> dict[Key, BilledAmount]:
    """The whole amount of each key, with its quantity, which is None where some of the money has
    none or where it counts different things.
    """
    parts: dict[Key, list[UnitSum]] = {}
    billed: dict[Key, BilledAmount] = {}
    for sum_ in sums:
        key, unit, amount, quantity, is_uncounted = sum_
        parts.setdefault(key, []).append(sum_)
        # Nearly all keys have one unit, so that this is all of it.
        is_counted = quantity is not None and not is_uncounted
        billed[key] = BilledAmount(amount, quantity, unit) if is_counted else BilledAmount(amount)
    for key, several in parts.items():
        if len(several) > 1:
            amount = exact_sum(part.amount for part in several)
            billed[key] = BilledAmount(amount, *_counted(several))
    return billed


def _counted(parts: list[UnitSum]) -> tuple[Decimal | None, str | None]:
    """The quantity of all parts, and its unit."""
    counted = [part for part in parts if part.quantity is not None]
    if not counted or any(part.is_uncounted for part in parts):
        return None, None
    if len({part.unit for part in counted}) > 1:
        billed = [
            to_base_unit(BilledAmount(part.amount, part.quantity, part.unit)) for part in counted
        ]
    else:
        billed = [BilledAmount(part.amount, part.quantity, part.unit) for part in counted]
    quantities = [one.quantity for one in billed if one.quantity is not None]
    if len(quantities) < len(billed) or len({one.unit for one in billed}) > 1:
        return None, None
    total = quantities[0]
    for quantity in quantities[1:]:
        total = EXACT.add(total, quantity)
    return total, billed[0].unit
