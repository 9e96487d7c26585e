"""``GET /costs/export``: billed amounts in rows, for programs and spreadsheets."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.schemas.numbers import Amount, Number


class ExportRow(msgspec.Struct):
    """The amount of one combination of the columns grouped by; all other columns are null."""

    date: date | None
    project_id: str | None
    project_name: str | None
    model: str | None
    line_item: str | None
    direction: str | None
    amount: Amount
    currency: Annotated[
        str, Meta(description="Lower case. Only amounts of one currency may be added.")
    ]
    quantity: Annotated[
        Number | None,
        Meta(description="How many of `unit` were billed; null where that is not known for all."),
    ]
    unit: str | None


class Export(msgspec.Struct):
    """All rows, by day where grouped by date, then by name."""

    rows: list[ExportRow]
