"""CSV that spreadsheets open as it is meant."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.exports.csv_writer import BYTE_ORDER_MARK, Cell, csv_file, csv_lines


def read_back(content: bytes) -> list[list[str]]:
    text = content.decode()
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (Decimal("0E-6176"), "0"),
        (Decimal("-12.50"), "-12.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("2.55E-10"), "0.000000000255"),
        (7, "7"),
        ("plain, with a comma", "plain, with a comma"),
        ('"quoted"', '"quoted"'),
        ("two\nlines", "two\nlines"),
    ],
)
def test_cells_keep_their_value(cell: Cell, written: str) -> None:
    """Numbers have all their digits, texts every character, None is empty."""
    assert read_back(csv_file(["name", "cell"], [["a", cell]])) == [
        ["name", "cell"],
        ["a", written],
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "\t=1", "a;=1", "a\n=1"]
)
def test_no_text_is_run_as_a_formula(text: str) -> None:
    """Before each sign that a spreadsheet takes for the start of a formula stands an apostrophe."""
    [[written]] = read_back(csv_file(["name"], [[text]]))[1:]
    assert written.replace("'", "") == text
    assert "'" in written


def test_lines_are_made_as_they_are_taken() -> None:
    """The heading comes before the first row is asked for."""
    rows: Iterator[list[Cell]] = iter([["a"]])
    lines = csv_lines(["name"], rows)
    assert next(lines) == f"{BYTE_ORDER_MARK}name\r\n"
    assert next(rows) == ["a"]
