"""``GET /projects/spend``: every project with its recent spend."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from app.api.schemas.common import Notice, SummaryRange
from app.api.schemas.numbers import Amount, ChangeFraction, Number, Share


class ProjectSpendRow(msgspec.Struct):
    """One project; ``id`` null is money without a project."""

    id: str | None
    name: str | None
    description: str | None
    status: str | None
    permission: str | None
    created_at: Annotated[int | None, Meta(description="Unix seconds.")]
    archived_at: Annotated[int | None, Meta(description="Unix seconds.")]
    external_key_id: str | None
    residency: Annotated[Any, Meta(description="As OpenAI sends it.")]
    rank: Annotated[int, Meta(description="Its place by descending spend of this month, from 1.")]
    this_month: Amount
    last_month: Amount
    change: Annotated[
        Number,
        Meta(description="This month so far, less the same days of last month."),
    ]
    change_fraction: ChangeFraction
    share: Annotated[Share, Meta(description="Of this month's total.")]
    last_spend: Annotated[
        date | None, Meta(description="The last UTC day with spend since last_spend_since.")
    ]
    trend: Annotated[
        list[Number],
        Meta(description="US dollars of each day of last month and this one."),
    ]


class ProjectsFound(msgspec.Struct):
    """What the search found, on all pages together."""

    count: int
    all: Annotated[int, Meta(description="How many there are without a search.")]
    archived: Annotated[int, Meta(description="How many archived ones the search finds.")]
    this_month: Amount
    last_month: Amount
    change: Amount


class ProjectsSpend(msgspec.Struct):
    """One page of all projects with their spend."""

    currency: str
    this_month: SummaryRange
    last_month: SummaryRange
    compared: Annotated[
        SummaryRange,
        Meta(description="The same days of last month, which this month is compared with."),
    ]
    total_this_month: Amount
    total_last_month: Amount
    change: Amount
    change_fraction: ChangeFraction
    found: ProjectsFound
    page: int
    pages: int
    rows: list[ProjectSpendRow]
    last_spend_since: Annotated[date, Meta(description="How far back last_spend was searched.")]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
