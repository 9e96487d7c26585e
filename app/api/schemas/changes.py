"""``GET /costs/changes``: why the spend of two ranges of days differs.

The parts add up to the change, those of the rows and the others to the whole's; all exactly.
"""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.common import Comparison, Notice, SummaryRange
from app.api.schemas.numbers import Amount, ChangeFraction, Number, Share
from app.api.schemas.unit_price import UnitPrice
from app.spend.changes import ChangeKind

Quantity = Annotated[
    Number | None,
    Meta(
        description="How many of the unit were billed; null where that is unknown or of several "
        "units."
    ),
]

QuantityRatio = Annotated[
    Number | None,
    Meta(
        description="The quantity as a multiple of that before, 2.3 for 130 % more, to nine "
        "places; null where one of them is unknown."
    ),
]


class ChangeParts(msgspec.Struct):
    """A change by cause; the parts add up to it exactly."""

    volume: Annotated[
        Amount, Meta(description="More or less was used, at the old mean unit price.")
    ]
    unit_price: Annotated[
        Amount, Meta(description="What is used costs more or less per unit than before.")
    ]
    mix: Annotated[
        Amount,
        Meta(description="Other line items of the model are used: more output, more cached input."),
    ]
    new: Annotated[Amount, Meta(description="There was no spend before.")]
    gone: Annotated[Amount, Meta(description="There is no spend any more.")]
    unsplit: Annotated[
        Amount,
        Meta(
            description="Unexplained: quantities are missing, of several units, or too small for a "
            "price, or there are credits."
        ),
    ]


class ChangeDriver(msgspec.Struct):
    """The line item whose spend changed most."""

    line_item: str | None
    direction: Annotated[
        str | None, Meta(description="input, cached input, cache writes or output, where known.")
    ]
    before: Amount
    after: Amount
    change: Amount
    quantity_ratio: QuantityRatio
    unit_price_before: UnitPrice | None
    unit_price_after: UnitPrice | None
    unit_price_change: ChangeFraction


class ChangeRow(msgspec.Struct):
    """The change of one project's spend on one model."""

    project_id: str | None
    project_name: str | None
    model: str | None
    before: Amount
    after: Amount
    change: Amount
    share: Annotated[Share, Meta(description="Of the whole change.")]
    parts: ChangeParts
    kind: Annotated[ChangeKind, Meta(description="The largest part.")]
    unit: Annotated[
        str | None, Meta(description="What the quantities count; null for a plain count as well.")
    ]
    quantity_before: Quantity
    quantity_after: Quantity
    quantity_ratio: QuantityRatio
    unit_price_before: Annotated[
        UnitPrice | None, Meta(description="The mean of all its line items.")
    ]
    unit_price_after: UnitPrice | None
    unit_price_change: ChangeFraction
    driver: ChangeDriver


class OtherChanges(msgspec.Struct):
    """All rows beyond the limit, together."""

    count: int
    before: Amount
    after: Amount
    change: Amount
    parts: ChangeParts


class Changes(msgspec.Struct):
    """Why the spend differs from that of the days compared with, largest changes first."""

    range: SummaryRange
    currency: str
    comparison: Comparison
    before: Amount
    after: Amount
    change: Amount
    parts: ChangeParts
    rows: list[ChangeRow]
    others: OtherChanges | None
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
