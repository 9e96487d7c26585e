"""Daily books keep what every row cost on every day, exactly."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.spend.daily import DailySums, decode_daily, encode_daily
from app.spend.daybook import DayBook, Key, book_of_lines
from app.spend.models import CostLine, Dimension
from tests.spend.test_daybook import GROUPING, LINES

DAYS = st.lists(st.lists(LINES, max_size=6), min_size=1, max_size=12)
COARSER = st.sampled_from([GROUPING, ("project_id",), ("line_item",), ()])

Amounts = dict[tuple[Key, int], Fraction]


def books(days: list[list[CostLine]]) -> list[DayBook]:
    return [book_of_lines(GROUPING, lines) for lines in days]


def truth(days: list[list[CostLine]], grouping: tuple[Dimension, ...]) -> Amounts:
    sums: Amounts = defaultdict(Fraction)
    for position, lines in enumerate(days):
        for line in lines:
            key = (*(getattr(line, name) for name in grouping), line.currency)
            sums[key, position] += Fraction(line.amount)
    return {place: amount for place, amount in sums.items() if amount}


def found(sums: DailySums) -> Amounts:
    amounts = {
        (key, position): Fraction(amount)
        for key in sums
        for position, amount in enumerate(sums.of([key]))
    }
    return {place: amount for place, amount in amounts.items() if amount}


@given(DAYS, COARSER)
def test_days_are_added_up_by_any_coarser_grouping(
    days: list[list[CostLine]], grouping: tuple[Dimension, ...]
) -> None:
    """Each key's amount of each day is what its rows cost, to the last digit."""
    sums = DailySums(grouping, len(days))
    for position, book in enumerate(books(days)):
        sums.add_day(position, book)
    assert found(sums) == truth(days, grouping)


@given(DAYS, COARSER, st.data())
def test_books_of_stretches_come_to_the_same(
    days: list[list[CostLine]], grouping: tuple[Dimension, ...], data: st.DataObject
) -> None:
    """Cut anywhere, through bytes and back, in books of the finest grouping."""
    cut = data.draw(st.integers(min_value=0, max_value=len(days)))
    sums = DailySums(grouping, len(days))
    for begin, part in ((0, days[:cut]), (cut, days[cut:])):
        stretch = DailySums(GROUPING, len(part))
        for position, book in enumerate(books(part)):
            stretch.add_day(position, book)
        sums.add_book(begin, decode_daily(encode_daily(stretch.book())))
    assert found(sums) == truth(days, grouping)


@given(DAYS, st.sampled_from(["a", "b", None]))
def test_only_what_is_wanted_is_counted(days: list[list[CostLine]], project: str | None) -> None:
    """One project's money, looked for in the finest rows."""
    sums = DailySums((), len(days))
    for position, book in enumerate(books(days)):
        sums.add_day(position, book, lambda key: key[1] == project)
    theirs = [[line for line in lines if line.project_id == project] for lines in days]
    assert found(sums) == truth(theirs, ())


def test_several_keys_are_added_up_together() -> None:
    """The sum of keys is that of their rows, also where units differ from day to day."""
    lines = [
        [CostLine(Decimal("0.1"), "usd", "a", "x"), CostLine(Decimal(2), "usd", "b", "x")],
        [CostLine(Decimal("1E-45"), "usd", "a", "x"), CostLine(Decimal("0.003"), "usd", "b", "x")],
    ]
    sums = DailySums(("project_id",), 2)
    for position, book in enumerate(books(lines)):
        sums.add_day(position, book)
    assert sums.of([("a", "usd"), ("b", "usd")]) == [
        Decimal("2.1"),
        Decimal("0.003000000000000000000000000000000000000000001"),
    ]


@given(DAYS, st.data())
def test_part_of_the_days_is_added_up_alone(
    days: list[list[CostLine]], data: st.DataObject
) -> None:
    """The total of some days, and the last with money, are those of each day's own amounts."""
    sums = DailySums(("project_id",), len(days))
    for position, book in enumerate(books(days)):
        sums.add_day(position, book)
    first = data.draw(st.integers(min_value=0, max_value=len(days) - 1))
    last = data.draw(st.integers(min_value=first, max_value=len(days) - 1))
    for key in sums:
        each_day = list(map(Fraction, sums.of([key])))
        assert Fraction(sums.total([key], first, last)) == sum(each_day[first : last + 1])
        with_money = [position for position, amount in enumerate(each_day) if amount]
        assert sums.last([key]) == (with_money[-1] if with_money else None)
