"""Billed amounts in rows of any grouping, for other programs and spreadsheets."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from app.spend.filters import Filters
from app.spend.models import Project
from app.spend.quantities import BilledAmount, LineItemAmount, merge
from app.spend.spend_by_key import GROUP_KEYS, ProjectLineItem
from app.spend.unit_sums import Key

ExportColumn = Literal["date", "project_id", "model", "line_item", "direction"]


class ExportRow(msgspec.Struct, frozen=True, gc=False):
    """The amount of one combination of the columns grouped by; all other columns are None.

    ``currency`` is lower case. ``quantity`` counts ``unit`` and is None where it is not known of
    all that was billed.
    """

    date: date | None
    project_id: str | None
    project_name: str | None
    model: str | None
    line_item: str | None
    direction: str | None
    amount: Decimal
    currency: str
    quantity: Decimal | None
    unit: str | None


COLUMNS: Mapping[ExportColumn, Callable[[ProjectLineItem], str | None]] = {
    "project_id": GROUP_KEYS["project"],
    "model": GROUP_KEYS["model"],
    "line_item": GROUP_KEYS["line_item"],
    "direction": GROUP_KEYS["direction"],
}
"""The columns that rows may be grouped by besides the date."""

_Group = tuple[str | None, ...]


def export_rows(
    sums: Mapping[Key, BilledAmount],
    filters: Filters,
    columns: Sequence[ExportColumn],
    known: Mapping[str | None, Project],
    day: date | None,
) -> Iterator[ExportRow]:
    """The rows of a day, or of a whole range where ``day`` is None, sorted by name. Each currency
    has rows of its own.
    """
    kept = [column for column in COLUMNS if column in columns]
    groups: defaultdict[_Group, list[LineItemAmount]] = defaultdict(list)
    for (label, project_id, currency), billed in filters.select(sums).items():
        if billed.amount or billed.quantity:
            group = (COLUMNS[column]((project_id, label)) for column in kept)
            groups[*group, currency].append((label, billed))
    for key in sorted(groups, key=_sort_key):
        *names, currency = key
        values = dict(zip(kept, names, strict=True))
        project = known.get(values.get("project_id"))
        billed = merge(groups[key])
        if not any(part.amount for _, part in groups[key]):
            continue
        yield ExportRow(
            date=day,
            project_id=values.get("project_id"),
            project_name=project.name if project else None,
            model=values.get("model"),
            line_item=values.get("line_item"),
            direction=values.get("direction"),
            amount=billed.amount,
            currency=currency or "",
            quantity=billed.quantity,
            unit=billed.unit,
        )


def fields_of(columns: Sequence[ExportColumn]) -> list[str]:
    """The fields of a row that are not always None where it is grouped by these columns."""
    fields = [field.name for field in msgspec.structs.fields(ExportRow)]
    unused = {"date", *COLUMNS} - set(columns)
    return [
        name
        for name in fields
        if name not in unused and (name != "project_name" or "project_id" in columns)
    ]


def _sort_key(group: _Group) -> list[tuple[bool, str]]:
    return [(name is None, name or "") for name in group]
