"""Units, and what one of them cost."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.spend.quantities import (
    BilledAmount,
    LineItemAmount,
    UnitPrice,
    fraction_of_change,
    merge,
    price,
    price_change,
    ratio,
    to_base_unit,
    unit_price,
)


def billed(amount: str, quantity: str | None = None, unit: str | None = None) -> BilledAmount:
    return BilledAmount(Decimal(amount), None if quantity is None else Decimal(quantity), unit)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (billed("1", "150", "1000_tokens"), billed("1", "150000", "tokens")),
        (billed("1", "1.5", "duration_minutes"), billed("1", "90", "duration_seconds")),
        (billed("1", "2", "duration_hours"), billed("1", "7200", "duration_seconds")),
        (billed("1", "2", "gibibyte_hours"), billed("1", "2", "gibibyte_hours")),
        (billed("1", "11", "sniffs"), billed("1", "11", "sniffs")),
        (billed("1", "33"), billed("1", "33")),
        (billed("1", None, "tokens"), billed("1")),
        (billed("1", "0E-6176", "tokens"), billed("1", "0", "tokens")),
        (billed("1", "1E-200", "tokens"), billed("1")),
        (billed("1", "1E+30", "tokens"), billed("1")),
        (billed("1", "NaN", "tokens"), billed("1")),
    ],
)
def test_multiples_of_a_unit_are_told_in_the_unit(
    given_: BilledAmount, expected: BilledAmount
) -> None:
    """Thousands of tokens are tokens, minutes seconds; what is no quantity is not known."""
    found = to_base_unit(given_)
    assert found == expected
    assert to_base_unit(found) == found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("m, input", billed("1", "2", "1000_tokens")),
                ("m, output", billed("3", "7", "tokens")),
            ],
            billed("4", "2007", "tokens"),
        ),
        # Free use is use, as long as it can be counted
        (
            [("m, input", billed("1", "2", "tokens")), ("m, free", billed("0", "5", "tokens"))],
            billed("1", "7", "tokens"),
        ),
        (
            [("m, input", billed("1", "2", "tokens")), ("m, free", billed("0", "5", "images"))],
            billed("1", "2", "tokens"),
        ),
        (
            [("m, input", billed("1", "2", "tokens")), ("m", billed("0"))],
            billed("1", "2", "tokens"),
        ),
        ([("m", billed("0", "5", "tokens"))], billed("0", "5", "tokens")),
        # Money of another unit, or whose quantity is not known
        ([("m", billed("1", "2", "tokens")), ("n", billed("1", "2", "images"))], billed("2")),
        ([("m", billed("1", "2", "tokens")), ("n", billed("1", None, "tokens"))], billed("2")),
        # A plain count is one of its line item alone
        ([("search", billed("1", "2")), ("search", billed("1", "3"))], billed("2", "5")),
        ([("search", billed("1", "2")), ("pictures", billed("1", "3"))], billed("2")),
        ([("search", billed("1", "2")), ("m", billed("1", "3", "tokens"))], billed("2")),
        ([], billed("0")),
    ],
)
def test_only_the_same_is_counted_together(
    rows: list[LineItemAmount], expected: BilledAmount
) -> None:
    """The amount is always whole; the quantity is told where all money counts one unit."""
    assert merge(rows) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (billed("9.6", "1000000", "tokens"), ("9.6", 1_000_000, "tokens")),
        (billed("0.9", "150", "1000_tokens"), ("6", 1_000_000, "tokens")),
        (billed("15", "500000", "characters"), ("30", 1_000_000, "characters")),
        (billed("0.06", "2", "duration_hours"), ("0.03", 3_600, "duration_seconds")),
        (billed("0.16", "2", "images"), ("0.08", 1, "images")),
        (billed("0.0084", "2", "gibibyte_hours"), ("0.0042", 1, "gibibyte_hours")),
        (billed("1.1", "11", "sniffs"), ("0.1", 1, "sniffs")),
        # Calls of tools, as the price list has them
        (billed("0.33", "33"), ("10", 1_000, None)),
        (billed("0", "5", "tokens"), ("0", 1_000_000, "tokens")),
        (billed("1", "3", "images"), ("0.333333333333", 1, "images")),
        (billed("1", "0", "tokens"), None),
        (billed("1"), None),
        (billed("-1", "5", "tokens"), None),
        (billed("1", "-5", "tokens"), None),
        (billed("1", "1E-50", "tokens"), None),
    ],
)
def test_a_price_is_told_as_price_lists_tell_it(
    given_: BilledAmount, expected: tuple[str, int, str | None] | None
) -> None:
    """Per million tokens, hour, image or thousand calls; of nothing or a credit there is none."""
    assert unit_price(given_) == (
        None if expected is None else UnitPrice(Decimal(expected[0]), *expected[1:])
    )


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (billed("2.5", "1000000", "tokens"), billed("3", "2000", "1000_tokens"), "-0.4"),
        (billed("1", "3", "images"), billed("2", "6", "images"), "0"),
        (billed("1", "3", "images"), billed("1", "3", "tokens"), None),
        (billed("0", "3", "images"), billed("1", "3", "images"), None),
        (billed("1", "3", "images"), billed("0", "3", "images"), "-1"),
        (billed("1", "3", "images"), billed("1"), None),
    ],
)
def test_prices_are_compared_unrounded(
    before: BilledAmount, after: BilledAmount, change: str | None
) -> None:
    """A third of a dollar is the same as two sixths."""
    assert price_change(before, after) == (None if change is None else Decimal(change))


@pytest.mark.parametrize(
    ("before", "after", "change", "times"),
    [
        ("40", "50", "0.25", "1.25"),
        ("3", "4", "0.333333333", "1.333333333"),
        ("3", "0", "-1", "0"),
        ("3", "-3", "-2", "-1"),
        ("0", "3", None, None),
        ("0E-6176", "3", None, None),
        ("-3", "3", None, None),
        ("1E-6176", "3", None, None),
    ],
)
def test_a_change_is_a_fraction_of_what_was_before(
    before: str, after: str, change: str | None, times: str | None
) -> None:
    """A quarter more is 0.25; of nothing, a credit or all but nothing no fraction is told."""
    told = fraction_of_change(Decimal(before), Decimal(after))
    assert told == (None if change is None else Decimal(change))
    assert ratio(Decimal(before), Decimal(after)) == (None if times is None else Decimal(times))
    assert ratio(None, Decimal(after)) is None


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**14)


@given(AMOUNTS, st.decimals(allow_nan=False, allow_infinity=False, max_value=10**14))
@example(Decimal(0), Decimal(1).scaleb(-61))
@example(Decimal(0), Decimal("1." + "0" * 61))
def test_a_price_times_its_quantity_is_the_amount(amount: Decimal, quantity: Decimal) -> None:
    """But for the rounding to twelve places."""
    found = price(BilledAmount(amount, quantity, "images"))
    if found is not None:
        assert abs(Fraction(found) - Fraction(amount) / Fraction(quantity)) <= Fraction("5e-13")
    else:
        assert quantity <= 0 or decimal_places(quantity) > 60 or amount / quantity > 10**14


def decimal_places(number: Decimal) -> int:
    """A number of more than 60 decimal places is not taken for a quantity."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent
