"""Billed rows as CSV and JSON, made while they are sent."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from app.exports.cost_export import csv_export, json_export
from app.spend.export_rows import ExportRow


def row(amount: str) -> ExportRow:
    return ExportRow(
        date=date(2026, 11, 1),
        project_id="proj_a",
        project_name="A",
        model=None,
        line_item=None,
        direction=None,
        amount=Decimal(amount),
        currency="usd",
        quantity=None,
        unit=None,
    )


def amount_of(row: ExportRow) -> bytes:
    return f'"{row.amount}"'.encode()


def test_csv_has_the_columns_that_are_grouped_by() -> None:
    """Columns that would be empty in every row are left out."""
    text = b"".join(csv_export(iter([row("1.50")]), ("date", "project_id"))).decode("utf-8-sig")
    assert text.splitlines() == [
        "date,project_id,project_name,amount,currency,quantity,unit",
        "2026-11-01,proj_a,A,1.5,usd,,",
    ]


def test_json_is_one_object() -> None:
    """Also without a row, and with more rows than are sent at once."""
    for count in (0, 1, 1_200):
        parts = list(json_export((row(str(n)) for n in range(count)), amount_of))
        found = msgspec.json.decode(b"".join(parts))
        assert found == {"rows": [str(n) for n in range(count)]}


def test_rows_are_sent_in_batches() -> None:
    """Neither one by one nor all at once: a part is sent while later rows are yet to be made."""
    made = 0

    def rows() -> Iterator[ExportRow]:
        nonlocal made
        for _ in range(2_000):
            made += 1
            yield row("1")

    parts = json_export(rows(), amount_of)
    next(parts)
    assert 100 < made < 1_000
