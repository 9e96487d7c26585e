"""``GET /costs/breakdown``: one table of the Usage page, searched, sorted and paged.

Before a search, all rows of all pages add up to ``total`` exactly; the rows that a search found,
to ``found.total``.
"""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.common import Comparison, Notice, SummaryRange
from app.api.schemas.numbers import (
    Amount,
    AmountOrNull,
    Average,
    ChangeFraction,
    Number,
    Share,
)
from app.api.schemas.summary import ModelTotal
from app.api.schemas.unit_price import UnitPrice
from app.spend.breakdown import TrendInterval
from app.spend.breakdown_rows import BrokenDownBy


class BreakdownRow(msgspec.Struct):
    """What was spent on one project, model or line item. ``key`` null is money without one."""

    key: str | None
    name: Annotated[str | None, Meta(description="The project's name.")]
    description: str | None
    status: str | None
    rank: Annotated[int, Meta(description="Its place by descending total, from 1.")]
    total: Amount
    share: Share
    daily_average: Average
    previous: AmountOrNull
    change: AmountOrNull
    change_fraction: ChangeFraction
    is_new: Annotated[bool, Meta(description="It had no spend in the days compared with.")]
    unit_price: Annotated[
        UnitPrice | None,
        Meta(description="Null where quantities are unknown or of several units."),
    ]
    unit_price_change: ChangeFraction
    trend: Annotated[
        list[Number],
        Meta(description="US dollars of each day or week of the range."),
    ]
    models: Annotated[
        list[ModelTotal], Meta(description="A project's models by descending total; else none.")
    ]
    project_count: Annotated[
        int | None, Meta(description="How many projects spent on it; null for a project.")
    ]


class Found(msgspec.Struct):
    """What the search found, on all pages together."""

    count: int
    all: Annotated[int, Meta(description="How many rows there are without a search.")]
    total: Amount
    share: Share
    daily_average: Average
    previous: AmountOrNull
    change: AmountOrNull
    change_fraction: ChangeFraction


class Breakdown(msgspec.Struct):
    """One page of a table of spend."""

    range: SummaryRange
    currency: str
    by: BrokenDownBy
    total: Amount
    daily_average: Average
    comparison: Comparison | None
    found: Found
    page: int
    pages: int
    trend_interval: TrendInterval
    rows: list[BreakdownRow]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
