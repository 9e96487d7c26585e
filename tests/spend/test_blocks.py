"""Blocks of days cover a range exactly."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.spend.blocks import Block, cover
from app.spend.days import DayRange

RANGES = st.builds(
    lambda first, days: DayRange(first, first + timedelta(days=days)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 2_000),
)


def days_of(block: Block) -> list[date]:
    """Down to the smallest parts."""
    smaller = [day for part in block.smaller for day in days_of(part)]
    return smaller or list(block.days)


@given(RANGES)
def test_each_day_is_covered_once(days: DayRange) -> None:
    """By a block or by itself, and by few of either."""
    blocks, left = cover(days)
    covered = sorted([day for block in blocks for day in block.days] + left)
    assert covered == list(days)
    assert len(blocks) <= days.days // 64 + 14
    assert len(left) <= 14


@given(RANGES)
def test_a_block_is_made_of_its_parts(days: DayRange) -> None:
    """The smaller blocks of a block have its very days."""
    for block in cover(days)[0]:
        assert days_of(block) == list(block.days)
