"""Aligned blocks of days, so that a long range is added up from few parts."""

from datetime import date
from typing import NamedTuple

from app.spend.days import DayRange

# A block of the first size has eight days, one of the second eight such blocks.
SIZES = (8, 64)


class Block(NamedTuple):
    """``size`` days, whose place is a whole number of such blocks since the calendar's beginning,
    so that a day is always in the same block.
    """

    place: int
    size: int

    @property
    def days(self) -> DayRange:
        """The days of the block."""
        first = self.place * self.size
        return DayRange(date.fromordinal(first), date.fromordinal(first + self.size - 1))

    @property
    def smaller(self) -> list["Block"]:
        """The blocks that it is made of; none for one of the smallest size, made of days."""
        size = max((size for size in SIZES if size < self.size), default=0)
        count = self.size // size if size else 0
        return [Block(self.place * count + n, size) for n in range(count)]


def cover(days: DayRange) -> tuple[list[Block], list[date]]:
    """The largest blocks that lie within the range, and the days that no block covers."""
    blocks: list[Block] = []
    left: list[date] = []
    ordinal, end = days.first.toordinal(), days.last.toordinal() + 1
    while ordinal < end:
        size = max(
            (size for size in SIZES if ordinal % size == 0 and ordinal + size <= end), default=0
        )
        if size:
            blocks.append(Block(ordinal // size, size))
        else:
            left.append(date.fromordinal(ordinal))
        ordinal += size or 1
    return blocks, left
