"""Money and quantities of several units, put together."""

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.spend.quantities import BilledAmount
from app.spend.unit_sums import UnitSum, put_together

KEY = ("m, input", "proj_a", "usd")
SUMS = st.lists(
    st.builds(
        UnitSum,
        key=st.just(KEY),
        unit=st.sampled_from(["tokens", "1000_tokens", "images", None]),
        amount=st.decimals(-100, 100, places=4),
        quantity=st.one_of(st.none(), st.integers(0, 9).map(Decimal)),
        is_uncounted=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def part(amount: str, quantity: str | None, unit: str | None = "tokens") -> UnitSum:
    """Money with its quantity; without one it is uncounted."""
    counted = None if quantity is None else Decimal(quantity)
    return UnitSum(KEY, unit, Decimal(amount), counted, is_uncounted=quantity is None)


def together(*parts: UnitSum) -> BilledAmount:
    return put_together(parts)[KEY]


def test_free_use_lowers_the_price() -> None:
    """A million tokens for nothing and a million for five dollars are two million for five."""
    found = together(part("0", "1000000"), part("5", "1000", "1000_tokens"))
    assert found == BilledAmount(Decimal(5), Decimal(2_000_000), "tokens")


def test_one_unit_keeps_its_name() -> None:
    """Thousands of tokens stay thousands where nothing else is beside them."""
    found = together(part("1", "2", "1000_tokens"), part("1", "3", "1000_tokens"))
    assert found == BilledAmount(Decimal(2), Decimal(5), "1000_tokens")


def test_money_without_a_quantity_has_none() -> None:
    """What is not known of a part is not known of the whole."""
    assert together(part("1", "3", "images"), part("2", None)) == BilledAmount(Decimal(3))


def test_different_things_are_not_added() -> None:
    """Three images and five tokens are not eight of anything."""
    assert together(part("1", "3", "images"), part("2", "5")) == BilledAmount(Decimal(3))


@given(SUMS, st.randoms())
def test_the_order_does_not_matter(sums: list[UnitSum], random: Random) -> None:
    """Nor does any of the money get lost."""
    shuffled = random.sample(sums, len(sums))
    [one], [other] = put_together(sums).values(), put_together(shuffled).values()
    assert one.amount == other.amount == sum(each.amount for each in sums)
    assert (one.quantity is None) == (other.quantity is None)
