"""CSV that a spreadsheet opens as it is meant, and cannot be tricked by.

A text that begins like a formula is run by spreadsheets when the file is opened. Names are made by
other people, so those get an apostrophe before them, which spreadsheets take for "this is text".
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from app.spend.money import plain_digits

Cell = str | int | bool | Decimal | None

# The full-width forms are the same to some spreadsheets.
# Where semicolons or tabs part cells, as in many countries, one may also begin within a text.
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"^(?=[{_SIGNS}\t\r\n])|(?<=.[;\t\r\n])(?=[{_SIGNS}])", re.DOTALL)
# Excel takes a file without this mark for one in the machine's own alphabet.
BYTE_ORDER_MARK = "\ufeff"


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file line by line, heading first."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(heading)
    yield BYTE_ORDER_MARK + buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(map(_written, row))
        yield buffer.getvalue()


def csv_file(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The whole file."""
    return "".join(csv_lines(heading, rows)).encode()


def _written(cell: Cell) -> str:
    """Numbers with all their digits; texts so that they stay texts."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain_digits(cell)
    if isinstance(cell, str):
        return _FORMULA.sub("'", cell)
    return str(cell)
