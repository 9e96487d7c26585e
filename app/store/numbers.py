"""Decimals as whole numbers, which a database adds up exactly, and back.

An amount is a whole number of 10^-12 where it is one and small enough that sums cannot overflow 64
bits; any other keeps its digits as text. The same for quantities, in whole numbers of one.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from app.spend.money import EXACT, ZERO

PLACES = 12
_UNIT = Decimal(10) ** PLACES
# Of the amounts of one day together, so that sixty-four days, one block, stay below 2^63.
_MOST_AMOUNT = 2**57
# Of its quantities; five years of days stay below 2^63.
_MOST_QUANTITY = 2**51
# One row takes at most so much of that.
_MOST_AMOUNT_OF_ROW = 2**53
_MOST_QUANTITY_OF_ROW = 2**47

LOW = 2**20
"""Sums over more than a block add ``amount / LOW`` and ``amount % LOW`` apart."""


class Scaled(NamedTuple):
    """Columns of whole numbers; ``digits`` has the rows, by position, that are kept as text."""

    amounts: list[int]
    quantities: list[int | None]
    digits: dict[int, tuple[Decimal, Decimal | None]]


def scale(amounts: Sequence[Decimal], quantities: Sequence[Decimal | None]) -> Scaled:
    """The rows of one day."""
    with localcontext(EXACT):
        whole = list(map(int, map(_UNIT.__mul__, amounts)))
        counts = [None if quantity is None else int(quantity) for quantity in quantities]
        sizes = list(map(abs, whole))
        # What is cut off makes an amount smaller, so equal sums mean that nothing was.
        if (
            sum(sizes) == sum(map(abs, amounts)) * _UNIT
            and _fits(sizes, _MOST_AMOUNT_OF_ROW, _MOST_AMOUNT)
            and counts == quantities
            and _fits(list(map(abs, filter(None, counts))), _MOST_QUANTITY_OF_ROW, _MOST_QUANTITY)
        ):
            return Scaled(whole, counts, {})
        return _apart(amounts, quantities, whole, counts)


def least_scaled(amount: float) -> int:
    """A whole number of 10^-12 that no amount from this one up lies below."""
    return min(2**62, int(amount * 10**PLACES * (1 - 1e-9)))


def unscaled(amount: int) -> Decimal:
    """The Decimal of a whole number of 10^-12."""
    return EXACT.scaleb(Decimal(amount), -PLACES)


def unscaled_sum(high: int, low: int) -> Decimal:
    """The Decimal of sums of ``amount / LOW`` and ``amount % LOW``."""
    return unscaled(int(high) * LOW + int(low))


def _fits(sizes: Sequence[int], most_of_row: int, most: int) -> bool:
    return max(sizes, default=0) < most_of_row and sum(sizes) < most


def _apart(
    amounts: Sequence[Decimal],
    quantities: Sequence[Decimal | None],
    whole: list[int],
    counts: list[int | None],
) -> Scaled:
    digits: dict[int, tuple[Decimal, Decimal | None]] = {}
    room, room_of_quantities = _MOST_AMOUNT, _MOST_QUANTITY
    for row, (amount, quantity) in enumerate(zip(amounts, quantities, strict=True)):
        size, count = abs(whole[row]), abs(counts[row] or 0)
        if (
            Decimal(whole[row]) == amount * _UNIT
            and size < min(_MOST_AMOUNT_OF_ROW, room)
            and counts[row] == quantity
            and count < min(_MOST_QUANTITY_OF_ROW, room_of_quantities)
        ):
            room -= size
            room_of_quantities -= count
        else:
            digits[row] = (amount or ZERO, quantity)
            whole[row], counts[row] = 0, None
    return Scaled(whole, counts, digits)
