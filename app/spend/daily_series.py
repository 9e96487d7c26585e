"""Amounts of each day of a range, put into longer buckets."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext

from app.spend.days import DayRange
from app.spend.money import EXACT, ZERO, exact_sum


def in_buckets(
    each_day: Sequence[Decimal], days: DayRange, buckets: Sequence[DayRange]
) -> list[Decimal]:
    """The sum of each bucket, which lies within ``days``."""
    return [
        exact_sum(each_day[(bucket.first - days.first).days : (bucket.last - days.first).days + 1])
        for bucket in buckets
    ]


def add_days(series: Iterable[Sequence[Decimal]], days: int) -> list[Decimal]:
    """The sum of several series, day by day."""
    sums = [ZERO] * days
    with localcontext(EXACT):
        for amounts in series:
            sums = [sum_ + amount for sum_, amount in zip(sums, amounts, strict=True)]
    return sums


def subtract_days(each_day: Sequence[Decimal], less: Sequence[Decimal]) -> list[Decimal]:
    """The difference of two series, day by day."""
    with localcontext(EXACT):
        return [amount - other for amount, other in zip(each_day, less, strict=True)]
