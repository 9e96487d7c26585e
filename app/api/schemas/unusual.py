"""``GET /costs/unusual``: unusually expensive days."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.common import Notice, SummaryRange
from app.api.schemas.numbers import Amount, Number


class UnusualDay(msgspec.Struct):
    """One UTC day of a project, or of the whole organisation."""

    date: date
    project_id: Annotated[
        str | None,
        Meta(description="Null is money without a project, or the whole organisation."),
    ]
    project_name: str | None
    model: Annotated[
        str | None,
        Meta(description="The model that exceeds its usual the most; null where there is none."),
    ]
    whole_organisation: Annotated[
        bool,
        Meta(description="The day of all projects together, where no single projects explain it."),
    ]
    total: Amount
    usual: Annotated[
        Number,
        Meta(description="US dollars: the median of the same weekday of the eight weeks before."),
    ]
    ratio: Annotated[
        Number | None,
        Meta(description="The total as a multiple of the usual; null where that is zero."),
    ]
    excess: Annotated[
        Number,
        Meta(description="US dollars: the total less the usual."),
    ]
    partial: Annotated[
        bool, Meta(description="The UTC day is incomplete, and already unusually expensive.")
    ]


class UnusualAnswer(msgspec.Struct):
    """The unusual days of a range, by day, and within a day by descending excess."""

    range: SummaryRange
    currency: str
    marks: list[UnusualDay]
    warnings: list[Notice]
    as_of: Annotated[datetime, Meta(description="When these figures were read from OpenAI.")]
