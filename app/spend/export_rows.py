"""Billed money in rows of any grouping: what other programs and spreadsheets go on with."""

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
    """The money of one combination of what was grouped by; all else is None.

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
"""What a row may be told apart by, besides the date."""

_Group = tuple[str | None, ...]


def export_rows(
    sums: Mapping[Key, BilledAmount],
    filters: Filters,
    columns: Sequence[ExportColumn],
    known: Mapping[str | None, Project],
    day: date | None,
) -> Iterator[ExportRow]:
    """The rows of a day, or of a whole range where ``day`` is None, in order of their names; each
    currency has rows of its own.
    """
    kept = [column for column in COLUMNS if column in columns]
    groups: defaultdict[_Group, list[LineItemAmount]] = defaultdict(list)
    for (label, project_id, currency), billed in filters.select(sums).items():
        if billed.amount or billed.quantity:
            group = (COLUMNS[column]((project_id, label)) for column in kept)
            groups[*group, currency].append((label, billed))
    for key in sorted(groups, key=_in_words):
        *names, currency = key
        told = dict(zip(kept, names, strict=True))
        project = known.get(told.get("project_id"))
        billed = merge(groups[key])
        if not any(part.amount for _, part in groups[key]):
            continue
        yield ExportRow(
            date=day,
            project_id=told.get("project_id"),
            project_name=project.name if project else None,
            model=told.get("model"),
            line_item=told.get("line_item"),
            direction=told.get("direction"),
            amount=billed.amount,
            currency=currency or "",
            quantity=billed.quantity,
            unit=billed.unit,
        )


def fields_of(columns: Sequence[ExportColumn]) -> list[str]:
    """Which fields of a row say something where it is grouped by these columns."""
    fields = [field.name for field in msgspec.structs.fields(ExportRow)]
    silent = {"date", *COLUMNS} - set(columns)
    return [
        name
        for name in fields
        if name not in silent and (name != "project_name" or "project_id" in columns)
    ]


def _in_words(group: _Group) -> list[tuple[bool, str]]:
    return [(name is None, name or "") for name in group]
