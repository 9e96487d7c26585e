"""The calendar, by literals."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spend.days import DayRange, day_of, end_of, start_of, today_at

DAYS = st.dates(date(1970, 1, 1), date(9999, 12, 30))


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        (0, date(1970, 1, 1)),
        (86_399, date(1970, 1, 1)),
        (86_400, date(1970, 1, 2)),
        (1_764_979_199, date(2025, 12, 5)),
        (1_764_979_200, date(2025, 12, 6)),
        (1_709_164_800, date(2024, 2, 29)),
    ],
)
def test_a_second_belongs_to_its_utc_day(seconds: int, day: date) -> None:
    """A UTC day begins at midnight and holds its last second."""
    assert day_of(seconds) == day


@given(DAYS)
def test_a_day_is_its_seconds(day: date) -> None:
    """From its start to the second before its end, a day is itself, and the next follows."""
    assert day_of(start_of(day)) == day_of(end_of(day) - 1) == day
    assert day_of(end_of(day)) == day + timedelta(days=1)


def test_today_is_the_utc_day_wherever_the_clock_hangs() -> None:
    """Half past one at night in Kiribati is still the day before yesterday's evening in UTC."""
    kiribati = timezone(timedelta(hours=14))
    assert today_at(datetime(2026, 11, 22, 1, 30, tzinfo=kiribati)) == date(2026, 11, 21)
    assert today_at(datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 2_000), st.integers(1, 400))
def test_windows_hold_each_day_once_in_order(first: date, more: int, most: int) -> None:
    """Windows are the range itself, cut into stretches that are never too long."""
    days = DayRange(first, first + timedelta(days=more))
    windows = days.windows(most)
    assert [day for window in windows for day in window] == list(days)
    assert all(window.days <= most for window in windows)
    assert days.days == more + 1


def test_a_range_cannot_run_backwards() -> None:
    """A last day before the first is a mistake of the program, not an empty range."""
    with pytest.raises(ValueError, match="before"):
        DayRange(date(2026, 11, 2), date(2026, 11, 1))
