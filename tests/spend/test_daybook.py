"""Books hold rows without losing a digit, and add up exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spend.book_sums import BookSums
from app.spend.daybook import (
    NotMoney,
    book_of_lines,
    decode_book,
    encode_book,
    lines_of,
    make_book,
    total_in,
)
from app.spend.models import CostLine, Dimension

GROUPING: tuple[Dimension, ...] = ("line_item", "project_id")
AMOUNTS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14),
    st.sampled_from(
        ["0E-6176", "-0", "1E-6176", "1E-41", "7E+14", "0.10", "1.2345678901234567890123"]
    ).map(Decimal),
)
NO_COUNTS = ([None] * 3, [None] * 3)
NAMES = st.one_of(st.none(), st.sampled_from(["a", "b", "usd", "", "tokens"]), st.text(max_size=5))
LINES = st.builds(
    CostLine,
    amount=AMOUNTS,
    currency=st.sampled_from(["usd", "eur"]),
    project_id=NAMES,
    line_item=NAMES,
    quantity=st.one_of(st.none(), AMOUNTS),
    quantity_unit=NAMES,
)
ROWS = st.lists(LINES, max_size=12)


def sums_of(lines: list[CostLine]) -> dict[tuple[str | None, ...], Fraction]:
    sums: dict[tuple[str | None, ...], Fraction] = {}
    for line in lines:
        key = (line.line_item, line.project_id, line.currency)
        sums[key] = sums.get(key, Fraction(0)) + Fraction(line.amount)
    return {key: total for key, total in sums.items() if total}


def exact(totals: dict[tuple[str | None, ...], Decimal]) -> dict[tuple[str | None, ...], Fraction]:
    return {key: Fraction(total) for key, total in totals.items() if total}


@given(ROWS)
def test_rows_come_back_as_they_were(lines: list[CostLine]) -> None:
    """Amounts, names, currencies, quantities and order, through bytes and back."""
    assert lines_of(decode_book(encode_book(book_of_lines(GROUPING, lines)))) == lines


@given(st.lists(ROWS, max_size=4))
def test_books_add_up(days: list[list[CostLine]]) -> None:
    """Several books, each with its own scale, are the exact sum of their rows; so is a book of
    their sums.
    """
    sums = BookSums()
    for lines in days:
        book = book_of_lines(GROUPING, lines)
        sums.add(book)
        dollars = sum(Fraction(line.amount) for line in lines if line.currency == "usd")
        assert Fraction(total_in(book, "usd")) == dollars
    right = sums_of([line for lines in days for line in lines])
    assert exact(sums.totals()) == right
    again = BookSums()
    again.add(decode_book(encode_book(sums.book(GROUPING))))
    assert exact(again.totals()) == right


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+15", "1E-6177"])
def test_what_is_no_money_is_refused(amount: str) -> None:
    """Among good amounts, too."""
    with pytest.raises(NotMoney):
        make_book((), [], ["usd"] * 3, [Decimal(1), Decimal(amount), Decimal(2)], *NO_COUNTS)


def test_a_quantity_that_is_no_number_is_not_known() -> None:
    """Money is kept; the count of one row is not."""
    counts = [Decimal(3), Decimal("NaN"), None]
    book = make_book((), [], ["usd"] * 3, [Decimal(1)] * 3, ["tokens"] * 3, counts)
    assert [line.quantity for line in lines_of(book)] == [3, None, None]


def test_padded_amounts_are_kept_short() -> None:
    """Thirty zeros after the cents are not carried along."""
    book = make_book((), [], ["USD"], [Decimal("12.34" + "0" * 30)], [None], [None])
    assert book.names == ["usd"]
    assert (book.places, book.amounts) == (2, [1234])
