"""Exactness of sums, shares and their form in JSON."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spend.money import average, exact_sum, is_plausible, plain_digits, share

# Whatever OpenAI's decimal128 can hold, in every form that it was seen in.
AMOUNTS = st.builds(
    lambda digits, exponent, sign: Decimal((sign, tuple(map(int, str(digits))), exponent)),
    st.integers(0, 10**34 - 1),
    st.integers(-60, -20) | st.integers(-6_176, -6_100),
    st.integers(0, 1),
)


def smallest_units(amount: Decimal) -> int:
    """The amount in units of 1E-6176, in Python's unbounded whole numbers."""
    numerator, denominator = amount.as_integer_ratio()
    return numerator * (10**6_176 // denominator)


@given(st.lists(AMOUNTS, max_size=20))
def test_a_sum_is_exact(amounts: list[Decimal]) -> None:
    """A sum is that of whole numbers of the smallest unit, to the last digit."""
    assert smallest_units(exact_sum(amounts)) == sum(map(smallest_units, amounts))


@given(AMOUNTS)
def test_plain_digits_are_all_digits(amount: Decimal) -> None:
    """What is written is a plain JSON number of the same value."""
    text = plain_digits(amount)
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", text)
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0E-6176", "0"),
        ("-0", "0"),
        ("0.00000255", "0.00000255"),
        ("1E-7", "0.0000001"),
        ("12.50", "12.5"),
        ("1E+3", "1000"),
        ("-3.10", "-3.1"),
        ("1234567890123.456789012345678901234", "1234567890123.456789012345678901234"),
    ],
)
def test_plain_digits(amount: str, text: str) -> None:
    """No exponent, no needless zero, zero is 0."""
    assert plain_digits(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "plausible"),
    [
        ("12.5", True),
        ("-12.5", True),
        ("0E-6176", True),
        ("999999999999999", True),
        ("1E15", False),
        ("1E+999999", False),
        ("NaN", False),
        ("Infinity", False),
        ("1E-6177", False),
    ],
)
def test_what_can_be_money(amount: str, plausible: bool) -> None:
    """Numbers that no bill can hold are refused before they are added."""
    assert is_plausible(Decimal(amount)) is plausible


def test_shares_and_averages() -> None:
    """A share of nothing is None; shares are rounded to nine places, averages to twelve."""
    assert share(Decimal(1), Decimal(3)) == Decimal("0.333333333")
    assert share(Decimal(1), Decimal(0)) is None
    assert share(Decimal(5), Decimal("1E-60")) is None
    assert share(Decimal(-5), Decimal(2)) == Decimal("-2.5")
    assert share(Decimal(0), Decimal("1.0000000000000001")) == 0
    assert average(Decimal(100), 3) == Decimal("33.333333333333")
