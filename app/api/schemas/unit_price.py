"""Measured unit prices."""

from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.numbers import Number


class UnitPrice(msgspec.Struct):
    """What was paid for a quantity: the billed amount over the billed quantity."""

    amount: Annotated[
        Number,
        Meta(description="US dollars for `per` of `unit`, to twelve places."),
    ]
    per: Annotated[int, Meta(description="How many of the unit the amount pays for.")]
    unit: Annotated[
        str | None,
        Meta(description="Such as tokens, images or duration_seconds; null for a plain count."),
    ]
