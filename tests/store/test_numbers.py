"""Amounts as whole numbers of 10^-12, and as text where they are none."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.numbers import LOW, least_scaled, scale, unscaled, unscaled_sum

AMOUNTS = st.one_of(
    st.decimals("-99999", "99999", allow_nan=False, places=12),
    st.sampled_from(["0", "1E-12", "1E-13", "-1E-41", "7E+14", "9007.199254740991"]).map(Decimal),
)
QUANTITIES = st.one_of(
    st.none(), st.integers(-10, 2**48).map(Decimal), st.sampled_from([Decimal("0.5")])
)


@given(st.lists(st.tuples(AMOUNTS, QUANTITIES), max_size=40))
def test_each_row_is_kept_exactly_once(rows: list[tuple[Decimal, Decimal | None]]) -> None:
    """As whole numbers, whose sums cannot overflow, or as digits beside 0 and null."""
    scaled = scale([amount for amount, _ in rows], [quantity for _, quantity in rows])
    for place, row in enumerate(rows):
        if place in scaled.digits:
            assert scaled.digits[place] == row
            assert (scaled.amounts[place], scaled.quantities[place]) == (0, None)
        else:
            assert (unscaled(scaled.amounts[place]), scaled.quantities[place]) == row
    assert sum(map(abs, scaled.amounts)) * 64 < 2**63
    assert sum(abs(quantity or 0) for quantity in scaled.quantities) * 5 * 366 < 2**63


@pytest.mark.parametrize(
    ("amount", "is_whole"),
    [("1E-12", True), ("1E-13", False), ("9007.199254740991", True), ("9007.199254740992", False)],
)
def test_the_edges_of_whole_numbers(amount: str, is_whole: bool) -> None:
    """Twelve places, and less than 2^53 of them."""
    for sign in ("", "-"):
        assert (not scale([Decimal(sign + amount)], [None]).digits) is is_whole


@given(st.lists(st.integers(-(2**62), 2**62), max_size=100))
def test_sums_of_high_and_low_parts(amounts: list[int]) -> None:
    """Whether a database rounds towards zero, as both do, or down."""
    expected = Fraction(sum(amounts), 10**12)
    signs = [-1 if amount < 0 else 1 for amount in amounts]
    parts = [(abs(amount) // LOW, abs(amount) % LOW) for amount in amounts]
    high = sum(sign * part for sign, (part, _) in zip(signs, parts, strict=True))
    low = sum(sign * part for sign, (_, part) in zip(signs, parts, strict=True))
    assert unscaled_sum(high, low) == expected
    down = [divmod(amount, LOW) for amount in amounts]
    assert unscaled_sum(sum(part for part, _ in down), sum(part for _, part in down)) == expected


@given(st.floats(0, 1e15))
def test_no_amount_that_reaches_the_least_lies_below_it(least: float) -> None:
    """Though a float is not exact."""
    reached = least_scaled(least)
    assert reached <= 2**62
    assert Fraction(reached, 10**12) <= Fraction(least)
