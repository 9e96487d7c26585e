"""What several answers have in common."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.numbers import Amount, ChangeFraction
from app.spend.comparison_periods import Comparing


class SummaryRange(msgspec.Struct):
    """The UTC days that the figures cover, both ends included; never beyond today."""

    start_date: date
    end_date: date
    days: int
    days_elapsed: Annotated[int, Meta(description="Days of the range that have begun.")]


class Comparison(msgspec.Struct):
    """The days that the range is compared with, what they cost, and the change since."""

    kind: Comparing
    start_date: date
    end_date: date
    days: int
    total: Amount
    change: Amount
    change_fraction: ChangeFraction
    partial: Annotated[
        bool,
        Meta(
            description="The range includes the incomplete day, which is compared with a complete "
            "one."
        ),
    ]


class Notice(msgspec.Struct):
    """A warning about the figures."""

    code: str
    message: str
