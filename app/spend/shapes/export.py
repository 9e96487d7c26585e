"""The shape of ``GET /costs/export``: billed money in rows, for programs and spreadsheets."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.spend.money import Amount

ExportColumn = Literal["date", "project_id", "model", "line_item", "direction"]


class ExportRow(msgspec.Struct):
    """The money of one combination of what was grouped by; all else is null."""

    date: date | None
    project_id: str | None
    project_name: str | None
    model: str | None
    line_item: str | None
    direction: str | None
    amount: Amount
    currency: Annotated[str, Meta(description="Lower case. Only one currency may be added up.")]
    quantity: Annotated[
        msgspec.Raw,
        Meta(
            description="How many of `unit` were billed; null where that is not known of all.",
            extra_json_schema={"type": ["number", "null"]},
        ),
    ]
    unit: str | None


class Export(msgspec.Struct):
    """All rows, by day where grouped by date, then by name."""

    rows: list[ExportRow]
