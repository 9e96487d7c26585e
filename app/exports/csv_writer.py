"""CSV that spreadsheets open correctly and safely.

Spreadsheets run a text that begins like a formula when the file is opened. Names come from other
people, so an apostrophe is put before such texts, which spreadsheets take to mean "this is text".
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from app.spend.money import plain_digits

Cell = str | int | bool | Decimal | None

# Some spreadsheets treat the full-width forms alike. Where semicolons or tabs separate cells, as in
# many countries, a formula may also begin within a text.
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"^(?=[{_SIGNS}\t\r\n])|(?<=.[;\t\r\n])(?=[{_SIGNS}])", re.DOTALL)
# Without this mark Excel reads the file in the system's legacy encoding.
BYTE_ORDER_MARK = "\ufeff"


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file line by line, the heading first."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(heading)
    yield BYTE_ORDER_MARK + buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(map(_formatted, row))
        yield buffer.getvalue()


def csv_file(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The whole file."""
    return "".join(csv_lines(heading, rows)).encode()


def _formatted(cell: Cell) -> str:
    """Numbers with all their digits; texts so that they stay texts."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain_digits(cell)
    if isinstance(cell, str):
        return _FORMULA.sub("'", cell)
    return str(cell)
