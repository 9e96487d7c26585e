"""Exact decimal numbers in JSON, and how they are described in the OpenAPI document."""

from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import Meta

from app.spend.money import plain_digits


class ExactDecimal:
    """A number that is written to JSON with all its digits: no exponent, ``0`` for zero."""

    __slots__ = ("json",)

    def __init__(self, number: Decimal) -> None:
        self.json = msgspec.Raw(plain_digits(number))


Number = Annotated[ExactDecimal, Meta(extra_json_schema={"type": "number"})]

Amount = Annotated[Number, Meta(description="US dollars, exact to the last digit.")]

AmountOrNull = Annotated[
    Number | None,
    Meta(description="US dollars, exact to the last digit; null where nothing is compared."),
]

Average = Annotated[
    Number,
    Meta(description="US dollars over the days that have begun, to twelve places."),
]

Share = Annotated[
    Number | None,
    Meta(
        description="Fraction of the total, 0.25 for a quarter, to nine places; null where the "
        "total is zero."
    ),
]

ChangeFraction = Annotated[
    Number | None,
    Meta(
        description="The change as a fraction of what was before, to nine places; null where that "
        "was nothing, or less."
    ),
]
