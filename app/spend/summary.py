"""The shape of ``GET /costs/summary``: what the Usage page shows for a range of UTC days.

Each breakdown holds the rows with money in them, largest first, and its totals add up to ``total``
exactly. ``id``, ``model`` and ``line_item`` are null for money that OpenAI bills without one.
"""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.spend.money import Amount

Share = Annotated[
    msgspec.Raw,
    Meta(
        description="Fraction of the total, 0.25 for a quarter, to nine places; null where the "
        "total is zero.",
        extra_json_schema={"type": ["number", "null"]},
    ),
]


Others = Annotated[
    int,
    Meta(
        description="Zero for a row of its own. The last row of a breakdown that was cut short "
        "stands for so many others together."
    ),
]


class SummaryRange(msgspec.Struct):
    """The UTC days that the figures cover, both ends included; never beyond today."""

    start_date: date
    end_date: date
    days: int
    days_elapsed: Annotated[int, Meta(description="Days of the range that have begun.")]


class SummaryDay(msgspec.Struct):
    """One UTC day."""

    date: date
    total: Amount
    partial: Annotated[bool, Meta(description="The day is not over yet, in UTC.")]


class ModelTotal(msgspec.Struct):
    """What one project spent on one model."""

    model: str | None
    total: Amount


class ProjectSummary(msgspec.Struct):
    """One project's part. ``id`` null is money without a project."""

    id: str | None
    name: str | None
    description: str | None
    status: str | None
    total: Amount
    share: Share
    daily_average: Amount
    models: list[ModelTotal]
    others: Others


class ProjectCount(msgspec.Struct):
    """How many projects had spend, of how many known ones; ``all`` is null where the key may not
    read projects.
    """

    with_spend: int
    all: int | None


class ModelSummary(msgspec.Struct):
    """One model's part, over all its line items."""

    model: str | None
    total: Amount
    share: Share
    others: Others


class LineItemSummary(msgspec.Struct):
    """One line item's part."""

    line_item: str | None
    total: Amount
    share: Share
    others: Others


class CurrencyTotal(msgspec.Struct):
    """Money in another currency than US dollars: told, and never added to them."""

    currency: str
    total: Annotated[
        msgspec.Raw,
        Meta(description="In that currency.", extra_json_schema={"type": "number"}),
    ]


class Notice(msgspec.Struct):
    """Something a reader of the figures should know."""

    code: str
    message: str


class Summary(msgspec.Struct):
    """An organisation's spend over a range of UTC days, in US dollars."""

    range: SummaryRange
    currency: str
    total: Amount
    daily_average: Annotated[
        msgspec.Raw,
        Meta(
            description="The total over the days that have begun, to twelve places.",
            extra_json_schema={"type": "number"},
        ),
    ]
    days: list[SummaryDay]
    projects: list[ProjectSummary]
    project_count: ProjectCount
    models: list[ModelSummary]
    line_items: list[LineItemSummary]
    other_currencies: list[CurrencyTotal]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
