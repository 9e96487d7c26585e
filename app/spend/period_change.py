"""A range compared with another: how much more it cost, in dollars and as a fraction."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import msgspec

from app.spend.comparison_periods import Comparing
from app.spend.days import DayRange
from app.spend.filters import ComparisonRange, SpendQuery
from app.spend.money import EXACT, ZERO
from app.spend.quantities import fraction_of_change


class SummaryRange(msgspec.Struct, frozen=True):
    """The UTC days that the figures cover, both ends included; how many of them have begun."""

    start_date: date
    end_date: date
    days: int
    days_elapsed: int


class Comparison(msgspec.Struct, frozen=True):
    """The days that a range is compared with, what they cost in US dollars, and the change since.

    ``partial``: the range ends today, so an incomplete day is compared with a complete one.
    """

    kind: Comparing
    start_date: date
    end_date: date
    days: int
    total: Decimal
    change: Decimal
    change_fraction: Decimal | None
    partial: bool


class Change(NamedTuple):
    """The US dollars before and how they changed; all None where nothing is compared."""

    previous: Decimal | None
    change: Decimal | None
    change_fraction: Decimal | None


def change_since(before: Decimal | None, after: Decimal) -> Change:
    """The change from ``before``, which is None where there is nothing to compare with."""
    if before is None:
        return Change(None, None, None)
    return Change(before, EXACT.subtract(after, before), fraction_of_change(before, after))


def summary_range(days: DayRange) -> SummaryRange:
    """The range with its length, all of whose days have begun."""
    return SummaryRange(days.first, days.last, days=days.days, days_elapsed=days.days)


def compare(
    query: SpendQuery, before: Decimal | None, after: Decimal, today: date
) -> Comparison | None:
    """How the query's days compare; None where they are compared with nothing."""
    if query.comparison is None:
        return None
    return compare_ranges(query.days, query.comparison, before or ZERO, after, today)


def compare_ranges(
    range_: DayRange, comparison: ComparisonRange, before: Decimal, after: Decimal, today: date
) -> Comparison:
    """How a range compares with other days, given what both cost."""
    return Comparison(
        kind=comparison.kind,
        start_date=comparison.days.first,
        end_date=comparison.days.last,
        days=comparison.days.days,
        total=before,
        change=EXACT.subtract(after, before),
        change_fraction=fraction_of_change(before, after),
        partial=range_.last == today,
    )
