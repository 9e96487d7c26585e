"""Billed rows are checked once, when they come in."""

from decimal import Decimal

import pytest

from app.spend.cost_rows import NotMoney, cost_rows, rows_of
from app.spend.models import CostLine

NO_COUNTS = ([None] * 3, [None] * 3)


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+15", "1E-6177"])
def test_what_is_no_money_is_refused(amount: str) -> None:
    """Among good amounts, too."""
    amounts = [Decimal(1), Decimal(amount), Decimal(2)]
    with pytest.raises(NotMoney):
        cost_rows((), [], ["usd"] * 3, amounts, *NO_COUNTS)


def test_a_quantity_that_is_no_number_is_not_known() -> None:
    """The money is kept; the count of one row is not."""
    counts = [Decimal(3), Decimal("NaN"), None]
    rows = cost_rows((), [], ["usd"] * 3, [Decimal(1)] * 3, ["tokens"] * 3, counts)
    assert [line.quantity for line in rows.lines()] == [3, None, None]


def test_a_zero_of_thousands_of_places_is_a_plain_one() -> None:
    """It would make every other amount as long."""
    rows = cost_rows((), [], ["USD"], [Decimal("0E-6176")], [None], [None])
    assert str(rows.amounts[0]) == "0"
    assert rows.currencies == ["usd"]


def test_only_the_rows_of_a_currency_are_its_total() -> None:
    """Dollars and euros are never added."""
    lines = [CostLine(Decimal("0.1"), "usd"), CostLine(Decimal(5), "eur")]
    rows = rows_of((), lines)
    totals = [rows.total(currency) for currency in ("usd", "eur", "gbp")]
    assert totals == [Decimal("0.1"), 5, 0]


def test_dimensions_outside_the_grouping_are_dropped() -> None:
    """What was not grouped by is not told."""
    rows = rows_of(("line_item",), [CostLine(Decimal(1), "usd", "proj_a", "m")])
    assert rows.lines() == [CostLine(Decimal(1), "usd", None, "m")]
