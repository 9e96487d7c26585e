"""``GET /costs/series``: spend over time, stacked by what it was spent on.

In each bucket the values of all series add up to the bucket's total exactly.
"""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.common import Comparison, Notice, SummaryRange
from app.api.schemas.numbers import Amount, AmountOrNull, Number
from app.spend.chart_series import StackedBy
from app.spend.comparison_periods import Interval


class SeriesBucket(msgspec.Struct):
    """A stretch of UTC days: a day, or what the range has of an ISO week or a calendar month."""

    start_date: date
    end_date: date
    total: Amount
    partial: Annotated[bool, Meta(description="It includes the incomplete UTC day.")]
    previous: Annotated[
        AmountOrNull,
        Meta(description="The spend of its counterpart in the comparison."),
    ]


class OneSeries(msgspec.Struct):
    """One series of the chart."""

    key: Annotated[
        str | None,
        Meta(
            description="The project's id, the model, the line item or the direction; null for "
            "money without one, and for all others together."
        ),
    ]
    name: Annotated[str | None, Meta(description="The project's name.")]
    total: Amount
    others: Annotated[
        int,
        Meta(
            description="Zero for a series of its own; else how many others the last one sums up."
        ),
    ]
    values: Annotated[
        list[Number],
        Meta(description="US dollars of each bucket, exact to the last digit."),
    ]


class Series(msgspec.Struct):
    """Spend over time. With ``cumulative``, totals and values are running sums."""

    range: SummaryRange
    currency: str
    by: StackedBy
    interval: Interval
    cumulative: bool
    total: Amount
    buckets: list[SeriesBucket]
    series: list[OneSeries]
    comparison: Comparison | None
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
