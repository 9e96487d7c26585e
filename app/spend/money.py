"""Exact money: Decimal amounts, sums that lose no digit, and their form in JSON.

OpenAI sends US dollars with up to 34 significant digits and exponents down to -6176 (IEEE
decimal128), as JSON numbers or strings. No float ever comes between.
"""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from typing import Annotated

import msgspec

# Wide enough for the sum of any amounts that `is_plausible` lets in. Should a digit ever be
# lost all the same, Inexact raises: an error is better than a wrong total.
EXACT = Context(prec=7_000, traps=[Inexact, InvalidOperation, Overflow])
# For shares and averages alone, which no decimal number may be able to hold exactly.
ROUNDED = Context(prec=50, traps=[InvalidOperation, Overflow])

CURRENCY = "usd"
ZERO = Decimal(0)
_AVERAGE_PLACES = Decimal("1e-12")
_LARGEST_SHARE = 9  # as a power of ten
_SHARE_PLACES = Decimal("1e-9")

Amount = Annotated[
    msgspec.Raw,
    msgspec.Meta(
        description="US dollars, exact to the last digit.", extra_json_schema={"type": "number"}
    ),
]
"""An amount as it stands in our JSON; made by :func:`as_json`, described as a number."""


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
    """Money per day, to twelve places of a dollar."""
    return ROUNDED.quantize(ROUNDED.divide(total, Decimal(days)), _AVERAGE_PLACES)


def as_json(number: Decimal) -> msgspec.Raw:
    """A JSON number with exactly these digits: no exponent, no needless zeros, ``0`` for zero."""
    if not number:
        return msgspec.Raw(b"0")
    return msgspec.Raw(format(number.normalize(EXACT), "f").encode())


def share_as_json(part: Decimal, whole: Decimal) -> msgspec.Raw:
    """``part`` as a fraction of ``whole`` to nine places. ``null`` of a whole of zero, or of one
    that credits and charges have all but cancelled out.
    """
    fraction = ROUNDED.divide(part, whole) if whole else None
    # A zero has an exponent, too, which says nothing.
    if fraction is None or (fraction and fraction.adjusted() > _LARGEST_SHARE):
        return msgspec.Raw(b"null")
    return as_json(ROUNDED.quantize(fraction, _SHARE_PLACES))
