"""``GET /costs/forecast``: what the current month will have cost when it is over."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.api.schemas.common import Notice
from app.api.schemas.numbers import Amount, Number

Estimate = Annotated[
    Number,
    Meta(description="US dollars, an estimate in whole cents."),
]
EstimateOrNull = Annotated[
    Number | None,
    Meta(
        description="US dollars, an estimate in whole cents; null where there is too little "
        "history for it."
    ),
]


class ExpectedDay(msgspec.Struct):
    """One UTC day that is not over."""

    date: date
    expected: Annotated[
        Number,
        Meta(
            description="US dollars that the whole day is expected to cost, an estimate; for today "
            "never less than what has been billed."
        ),
    ]


class ForecastAnswer(msgspec.Struct):
    """The current UTC month: what it has cost so far, and what it is expected to cost."""

    month_start: date
    month_end: date
    currency: str
    so_far: Amount
    expected: EstimateOrNull
    low: EstimateOrNull
    high: EstimateOrNull
    coverage: Annotated[
        Number, Meta(description="The share of months whose total lies between low and high.")
    ]
    history_days: Annotated[
        int,
        Meta(description="Days before today that the forecast is based on, from the first spend."),
    ]
    reason: Annotated[
        Literal["too_little_history"] | None,
        Meta(description="Why low and high are null, and perhaps expected; null where none is."),
    ]
    days: Annotated[list[ExpectedDay], Meta(description="Today and every later day of the month.")]
    last_month_total: Amount
    change: Annotated[
        Number | None,
        Meta(description="What is expected, less what the whole last month cost."),
    ]
    change_fraction: Annotated[
        Number | None,
        Meta(
            description="The same as a fraction of last month, 0.25 for a quarter more; null "
            "where that is zero or nothing is expected."
        ),
    ]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
