"""``GET /costs/summary``: what the Usage page shows for a range of UTC days.

Each breakdown holds the rows with money in them, largest first, and its totals add up to ``total``
exactly. ``id``, ``model`` and ``line_item`` are null for money that OpenAI bills without one.
"""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.common import Comparison, Notice, SummaryRange
from app.api.schemas.numbers import Amount, Number, Share

Others = Annotated[
    int,
    Meta(
        description="Zero for a row of its own; else how many others the last row of a "
        "shortened breakdown sums up."
    ),
]


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
    new: Annotated[
        int | None,
        Meta(description="Those without spend in the comparison; null where nothing is compared."),
    ]


class ModelSummary(msgspec.Struct):
    """One model's part, over all its line items."""

    model: str | None
    total: Amount
    share: Share
    others: Others


class LeadingModel(msgspec.Struct):
    """The most expensive model."""

    model: str
    total: Amount
    share: Share


class ModelCount(msgspec.Struct):
    """How many models had spend; ``leading`` is null where none has any."""

    with_spend: int
    leading: LeadingModel | None
    new: Annotated[
        int | None,
        Meta(description="Those without spend in the comparison; null where nothing is compared."),
    ]


class DearestDay(msgspec.Struct):
    """The most expensive day of a range of several."""

    date: date
    total: Amount


class LineItemSummary(msgspec.Struct):
    """One line item's part."""

    line_item: str | None
    total: Amount
    share: Share
    others: Others


class CurrencyTotal(msgspec.Struct):
    """Money in a currency other than US dollars, which is never added to them."""

    currency: str
    total: Annotated[
        Number,
        Meta(description="In that currency."),
    ]


class Summary(msgspec.Struct):
    """An organisation's spend over a range of UTC days, in US dollars."""

    range: SummaryRange
    currency: str
    total: Amount
    daily_average: Annotated[
        Number,
        Meta(description="The total over the days that have begun, to twelve places."),
    ]
    comparison: Comparison | None
    dearest_day: DearestDay | None
    days: list[SummaryDay]
    projects: list[ProjectSummary]
    project_count: ProjectCount
    models: list[ModelSummary]
    model_count: ModelCount
    line_items: list[LineItemSummary]
    other_currencies: list[CurrencyTotal]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
