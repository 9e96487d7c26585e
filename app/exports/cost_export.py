"""Billed money in rows as CSV or JSON, made while it is sent: a large organisation's year is longer
than what should be held in memory.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app.exports.csv_writer import Cell, csv_lines
from app.spend.export_rows import ExportColumn, ExportRow, fields_of

# Rows are sent so many at a time: one by one each would be a packet of its own.
_ROWS_AT_ONCE = 500


def csv_export(rows: Iterator[ExportRow], columns: Sequence[ExportColumn]) -> Iterator[bytes]:
    """The rows as CSV, with the fields that say something where rows are grouped by ``columns``."""
    fields = fields_of(columns)

    def cell(row: ExportRow, name: str) -> Cell:
        value: Cell | date = getattr(row, name)
        return value.isoformat() if isinstance(value, date) else value

    lines = csv_lines(fields, ([cell(row, name) for name in fields] for row in rows))
    return _in_batches(line.encode() for line in lines)


def json_export(rows: Iterator[ExportRow], encode: Callable[[ExportRow], bytes]) -> Iterator[bytes]:
    """The rows as one JSON object, ``{"rows": [...]}``; ``encode`` makes the JSON of one row."""

    def parts() -> Iterator[bytes]:
        yield b'{"rows":['
        for number, row in enumerate(rows):
            yield (b"," if number else b"") + encode(row)
        yield b"]}"

    return _in_batches(parts())


def _in_batches(parts: Iterator[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    for part in parts:
        held.append(part)
        if len(held) == _ROWS_AT_ONCE:
            yield b"".join(held)
            held.clear()
    yield b"".join(held)
