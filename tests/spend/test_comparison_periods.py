"""What is compared with what, by literals and for any range."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.spend.comparison_periods import Comparing, Interval, compared_with, counterparts, intervals
from app.spend.days import DayRange, days_later, months_later

KINDS: tuple[Comparing, ...] = get_args(Comparing)
INTERVALS: tuple[Interval, ...] = get_args(Interval)


def days(written: str) -> DayRange:
    """A range from "2026-11-01/2026-11-22", or of one day."""
    first, _, last = written.partition("/")
    return DayRange(date.fromisoformat(first), date.fromisoformat(last or first))


def written(days: DayRange | None) -> str | None:
    return None if days is None else f"{days.first}/{days.last}"


@st.composite
def ranges(draw: st.DrawFn, longest: int = 800) -> DayRange:
    """Any range, often one from the 1st of a month or at an end of the calendar."""
    first = draw(st.dates() | st.sampled_from([date.min, date.max]))
    if draw(st.booleans()):
        first = first.replace(day=1)
    return DayRange(first, days_later(first, draw(st.integers(0, longest))))


@pytest.mark.parametrize(
    ("range_", "today", "compared"),
    [
        # A month to date
        ("2026-11-01/2026-11-22", "2026-11-22", "2026-10-01/2026-10-22"),
        ("2026-11-01", "2026-11-01", "2026-10-01/2026-10-01"),
        ("2026-03-01/2026-03-30", "2026-03-30", "2026-02-01/2026-02-28"),
        ("2028-03-01/2028-03-30", "2028-03-30", "2028-02-01/2028-02-29"),
        ("2026-01-01/2026-01-22", "2026-01-22", "2025-12-01/2025-12-22"),
        # The same days once they are over are no month to date
        ("2026-11-01/2026-11-22", "2026-11-23", "2026-10-10/2026-10-31"),
        # Whole months, today's last day in
        ("2026-10-01/2026-10-31", "2026-11-22", "2026-09-01/2026-09-30"),
        ("2026-10-01/2026-10-31", "2026-10-31", "2026-09-01/2026-09-30"),
        ("2026-02-01/2026-02-28", "2026-11-22", "2026-01-01/2026-01-31"),
        ("2026-01-01/2026-01-31", "2026-01-31", "2025-12-01/2025-12-31"),
        ("2026-08-01/2026-10-31", "2026-11-22", "2026-05-01/2026-07-31"),
        ("2028-02-01/2028-03-31", "2028-11-22", "2027-12-01/2028-01-31"),
        # A year to date
        ("2026-01-01/2026-11-22", "2026-11-22", "2025-01-01/2025-11-22"),
        ("2026-01-01/2026-03-31", "2026-03-31", "2025-01-01/2025-03-31"),
        ("2028-01-01/2028-02-29", "2028-02-29", "2027-01-01/2027-02-28"),
        ("2027-01-01/2027-02-28", "2027-02-28", "2026-01-01/2026-02-28"),
        # A quarter that is over
        ("2026-01-01/2026-03-31", "2026-04-01", "2025-10-01/2025-12-31"),
        # Whole years
        ("2025-01-01/2025-12-31", "2026-11-22", "2024-01-01/2024-12-31"),
        ("2026-01-01/2026-12-31", "2026-12-31", "2025-01-01/2025-12-31"),
        ("2024-01-01/2025-12-31", "2026-11-22", "2022-01-01/2023-12-31"),
        # Anything else
        ("2026-11-16/2026-11-22", "2026-11-22", "2026-11-09/2026-11-15"),
        ("2026-11-22", "2026-11-22", "2026-11-21/2026-11-21"),
        ("2026-09-01/2026-11-22", "2026-11-22", "2026-06-10/2026-08-31"),
        ("2025-01-01/2026-11-22", "2026-11-22", "2023-02-10/2024-12-31"),
        # Where the calendar ends
        ("0001-01-01", "2026-11-22", "0001-01-01/0001-01-01"),
        ("0001-01-02/0001-01-09", "2026-11-22", "0001-01-01/0001-01-01"),
        ("0001-01-01/0001-01-31", "2026-11-22", "0001-01-01/0001-01-01"),
    ],
)
def test_the_previous_period_goes_by_the_calendar(range_: str, today: str, compared: str) -> None:
    """Months and years, whole or to date, stand beside months and years; all else beside days."""
    found = compared_with(days(range_), "previous", date.fromisoformat(today))
    assert written(found) == compared


@pytest.mark.parametrize(
    ("range_", "month", "year"),
    [
        ("2026-11-01/2026-11-22", "2026-10-01/2026-10-22", "2025-11-01/2025-11-22"),
        ("2026-03-29/2026-03-31", "2026-02-28/2026-02-28", "2025-03-29/2025-03-31"),
        ("2026-01-31/2026-02-02", "2025-12-31/2026-01-02", "2025-01-31/2025-02-02"),
        ("2028-02-29", "2028-01-29/2028-01-29", "2027-02-28/2027-02-28"),
        ("2028-02-01/2028-02-29", "2028-01-01/2028-01-29", "2027-02-01/2027-02-28"),
        ("2026-09-05/2026-11-04", "2026-08-05/2026-10-04", "2025-09-05/2025-11-04"),
        ("0001-01-05", "0001-01-01/0001-01-01", "0001-01-01/0001-01-01"),
    ],
)
def test_the_same_days_of_another_month_or_year(range_: str, month: str, year: str) -> None:
    """Each end moves by itself, to the last day of a month that is shorter."""
    today = date(2028, 11, 22)
    assert written(compared_with(days(range_), "month", today)) == month
    assert written(compared_with(days(range_), "year", today)) == year


@given(ranges(), st.sampled_from(KINDS), st.dates() | st.none())
@example(DayRange(date.max, date.max), "year", None)
def test_every_range_has_a_comparison(
    range_: DayRange, kind: Comparing, today: date | None
) -> None:
    """No range fails. The comparison begins and ends earlier and is as long, give or take what
    months differ by, unless the calendar begins in between.
    """
    found = compared_with(range_, kind, today or range_.last)
    assert found.first < range_.first or found.first == date.min
    assert found.last < range_.last or found.last == date.min
    assert found.first == date.min or abs(found.days - range_.days) <= 3


@pytest.mark.parametrize(
    ("range_", "interval", "cut"),
    [
        ("2026-11-21/2026-11-22", "day", ["2026-11-21/2026-11-21", "2026-11-22/2026-11-22"]),
        ("2026-11-18/2026-11-22", "week", ["2026-11-18/2026-11-22"]),
        (
            "2026-11-22/2026-11-30",
            "week",
            ["2026-11-22/2026-11-22", "2026-11-23/2026-11-29", "2026-11-30/2026-11-30"],
        ),
        (
            "2027-12-31/2028-03-01",
            "month",
            [
                "2027-12-31/2027-12-31",
                "2028-01-01/2028-01-31",
                "2028-02-01/2028-02-29",
                "2028-03-01/2028-03-01",
            ],
        ),
        ("9999-12-30/9999-12-31", "week", ["9999-12-30/9999-12-31"]),
    ],
)
def test_a_range_is_cut_by_the_calendar(range_: str, interval: Interval, cut: list[str]) -> None:
    """Weeks begin on Monday, months on the 1st; the range cuts the outer ones short."""
    assert [written(bucket) for bucket in intervals(days(range_), interval)] == cut


@given(ranges(), st.sampled_from(INTERVALS))
def test_intervals_hold_each_day_once_in_order(range_: DayRange, interval: Interval) -> None:
    """The intervals are the range itself, and each begins where the calendar says."""
    cut = intervals(range_, interval)
    assert [day for bucket in cut for day in bucket] == list(range_)
    for bucket in cut[1:]:
        assert interval != "week" or bucket.first.weekday() == 0
        assert interval != "month" or bucket.first.day == 1
    assert interval != "day" or len(cut) == range_.days


@pytest.mark.parametrize(
    ("range_", "compared", "interval", "beside"),
    [
        # By the place from the start; a shorter comparison ends early
        (
            "2026-03-27/2026-03-30",
            "2026-02-27/2026-02-28",
            "day",
            ["2026-02-27/2026-02-27", "2026-02-28/2026-02-28", None, None],
        ),
        # Wednesday to Tuesday beside the seven days before: the range says where weeks begin
        (
            "2026-11-18/2026-11-24",
            "2026-11-11/2026-11-17",
            "week",
            ["2026-11-11/2026-11-15", "2026-11-16/2026-11-17"],
        ),
        (
            "2026-03-16/2026-03-30",
            "2026-02-16/2026-02-28",
            "week",
            ["2026-02-16/2026-02-22", "2026-02-23/2026-02-28", None],
        ),
        # Month beside month, whatever their length
        (
            "2026-02-01/2026-03-31",
            "2025-12-01/2026-01-31",
            "month",
            ["2025-12-01/2025-12-31", "2026-01-01/2026-01-31"],
        ),
        ("2026-02-01/2026-02-28", "2026-01-01/2026-01-31", "month", ["2026-01-01/2026-01-31"]),
        # As many days, other months: by the place
        (
            "2026-10-24/2026-11-22",
            "2026-10-01/2026-10-30",
            "month",
            ["2026-10-01/2026-10-08", "2026-10-09/2026-10-30"],
        ),
    ],
)
def test_each_bucket_has_its_counterpart(
    range_: str, compared: str, interval: Interval, beside: list[str | None]
) -> None:
    """Months stand beside months where there are as many; all else goes by its place."""
    buckets = intervals(days(range_), interval)
    found = counterparts(buckets, days(range_), days(compared), interval)
    assert [written(stretch) for stretch in found] == beside


@given(ranges(200), st.sampled_from(KINDS), st.sampled_from(INTERVALS))
def test_counterparts_never_overlap(range_: DayRange, kind: Comparing, interval: Interval) -> None:
    """Counterparts are one stretch after another of the comparison, from its first day on."""
    compared = compared_with(range_, kind, range_.last)
    found = counterparts(intervals(range_, interval), range_, compared, interval)
    stretches = [stretch for stretch in found if stretch is not None]
    assert found == stretches + [None] * (len(found) - len(stretches))
    covered = [day for stretch in stretches for day in stretch]
    assert covered == list(compared)[: len(covered)]
    # All of the comparison is beside something, unless it is the longer of the two.
    assert len(covered) == compared.days or len(covered) == range_.days


@given(st.dates(), st.integers(-30_000, 30_000))
def test_months_and_days_stop_at_the_ends_of_the_calendar(day: date, count: int) -> None:
    """Any number of months or days leads to a day that is there."""
    assert date.min <= months_later(day, count) <= date.max
    later = days_later(day, count)
    assert later in {date.min, date.max} or later - day == timedelta(days=count)
