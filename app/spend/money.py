"""Exact money: Decimal amounts, sums that lose no digit, shares and averages.

OpenAI sends US dollars with up to 34 significant digits and exponents down to -6176 (IEEE
decimal128), as JSON numbers or strings. They are never converted to floats.
"""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext

# Wide enough for the sum of any plausible amounts. Should a digit be lost all the same, Inexact
# raises: an error is better than a wrong total.
EXACT = Context(prec=7_000, traps=[Inexact, InvalidOperation, Overflow])
# For quotients, such as shares and averages, which may have no exact decimal representation.
ROUNDED = Context(prec=50, traps=[InvalidOperation, Overflow])

CURRENCY = "usd"
ZERO = Decimal(0)
_AVERAGE_PLACES = Decimal("1e-12")
_LARGEST_SHARE = 9  # as a power of ten
_SHARE_PLACES = Decimal("1e-9")


def is_plausible(amount: Decimal) -> bool:
    """Whether a number can be an amount of money: finite, below 1e15, within decimal128."""
    if not amount.is_finite():
        return False
    exponent = amount.as_tuple().exponent
    return (
        isinstance(exponent, int) and exponent >= -6176 and (not amount or amount.adjusted() < 15)
    )


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """The sum to the last digit; of nothing, zero."""
    with localcontext(EXACT):
        return sum(amounts, ZERO)


def average(total: Decimal, days: int) -> Decimal:
    """The amount per day, rounded to twelve places."""
    return ROUNDED.quantize(ROUNDED.divide(total, Decimal(days)), _AVERAGE_PLACES)


def plain_digits(number: Decimal) -> str:
    """All digits of a number: no exponent, no trailing zeros, ``0`` for zero."""
    return format(number.normalize(EXACT), "f") if number else "0"


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """``part`` as a fraction of ``whole``, rounded to nine places. None where the whole is zero, or
    so close to it (charges and credits nearly cancel) that the fraction would exceed 10^10.
    """
    fraction = ROUNDED.divide(part, whole) if whole else None
    # A zero has an exponent, too, which says nothing.
    if fraction is None or (fraction and fraction.adjusted() > _LARGEST_SHARE):
        return None
    return ROUNDED.quantize(fraction, _SHARE_PLACES)
