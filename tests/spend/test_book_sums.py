"""Sums know what was billed for how much, whichever way the days were added up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.spend.book_sums import BookSums
from app.spend.daybook import Key, book_of_lines, decode_book, encode_book
from app.spend.models import CostLine
from app.spend.quantities import BilledAmount, to_base_unit
from tests.spend.test_daybook import GROUPING

LINES = st.builds(
    CostLine,
    amount=st.sampled_from(["0", "0", "5", "0.25"]).map(Decimal),
    currency=st.just("usd"),
    project_id=st.sampled_from([None, "a"]),
    line_item=st.sampled_from(["m, input", "m, output"]),
    quantity=st.one_of(st.none(), st.integers(0, 9).map(Decimal)),
    quantity_unit=st.sampled_from(["tokens", "1000_tokens"]),
)
DAYS = st.lists(st.lists(LINES, max_size=5), min_size=1, max_size=8)


def paid(sums: BookSums) -> dict[Key, BilledAmount]:
    return {key: to_base_unit(billed) for key, billed in sums.billed().items() if billed.amount}


@given(DAYS, st.data())
def test_a_block_of_days_counts_as_its_days_do(
    days: list[list[CostLine]], data: st.DataObject
) -> None:
    """Free use on some days is part of the price, wherever a block that was kept begins or ends."""
    cut = data.draw(st.integers(min_value=0, max_value=len(days)))
    by_day, by_block, block = BookSums(), BookSums(), BookSums()
    for position, lines in enumerate(days):
        book = book_of_lines(GROUPING, lines)
        by_day.add(book)
        (block if position < cut else by_block).add(book)
    by_block.add(decode_book(encode_book(block.book(GROUPING))))
    assert paid(by_block) == paid(by_day)


def test_free_use_lowers_the_price() -> None:
    """A million tokens for nothing and a million for five dollars are two million for five."""
    free = CostLine(
        Decimal(0), "usd", "a", "m", quantity=Decimal(1_000_000), quantity_unit="tokens"
    )
    dear = CostLine(
        Decimal(5), "usd", "a", "m", quantity=Decimal(1_000), quantity_unit="1000_tokens"
    )
    block, sums = BookSums(), BookSums()
    block.add(book_of_lines(GROUPING, [free]))
    sums.add(block.book(GROUPING))
    sums.add(book_of_lines(GROUPING, [dear]))
    assert paid(sums) == {("m", "a", "usd"): BilledAmount(Decimal(5), Decimal(2_000_000), "tokens")}


def test_money_without_a_quantity_has_none() -> None:
    """What is not known of a part is not known of the whole."""
    known = CostLine(Decimal(1), "usd", "a", "m", quantity=Decimal(3), quantity_unit="images")
    unknown = CostLine(Decimal(2), "usd", "a", "m")
    sums = BookSums()
    sums.add(book_of_lines(GROUPING, [known]))
    sums.add(book_of_lines(GROUPING, [unknown]))
    assert paid(sums) == {("m", "a", "usd"): BilledAmount(Decimal(3))}
