"""Which days a range is compared with, and how both are divided into days, weeks and months.

Where the calendar ends (the year 1), comparisons stop at its first day instead of failing.
"""

from datetime import date
from typing import Literal

from app.spend.days import DayRange, days_later, last_of_month, last_of_week, months_later

Comparing = Literal["previous", "month", "year"]
"""The previous period, the same days of the month before, or the same days a year earlier."""

Interval = Literal["day", "week", "month"]
"""What a range is divided into; weeks are ISO weeks, which begin on Monday."""

_YEAR = 12


def compared_with(days: DayRange, kind: Comparing, today: date) -> DayRange:
    """The days that ``days``, which do not reach beyond ``today``, are compared with.

    ``previous`` follows the calendar where the range does: whole months (a year is twelve) are
    compared with as many whole months before them, a month or a year to date with the same days of
    the one before. Any other range is compared with as many days directly before it.
    """
    if kind == "month":
        return _months_earlier(days, 1)
    if kind == "year":
        return _months_earlier(days, _YEAR)
    return _previous(days, today)


def _previous(days: DayRange, today: date) -> DayRange:
    first, last = days.first, days.last
    months = _months_begun(days)
    if first.day == 1:
        # A year to date remains one on the last day of a month: the comparison must not jump to
        # the months before for one day. In January it is a month to date.
        if first.month == 1 and last == today and 1 < months <= _YEAR:
            return _months_earlier(days, _YEAR)
        if months == 1 and last == today:
            return _months_earlier(days, 1)
        if last == last_of_month(last):
            earlier = months_later(first, -months)
            return DayRange(earlier, max(earlier, days_later(first, -1)))
    return DayRange(days_later(first, -days.days), days_later(first, -1))


def _months_begun(days: DayRange) -> int:
    """How many calendar months the range has days in."""
    first, last = days.first, days.last
    return (last.year - first.year) * _YEAR + last.month - first.month + 1


def _months_earlier(days: DayRange, months: int) -> DayRange:
    return DayRange(months_later(days.first, -months), months_later(days.last, -months))


def intervals(days: DayRange, interval: Interval) -> list[DayRange]:
    """The range divided into days, ISO weeks or months, of which the first and last may be cut."""
    cut = []
    first = days.first
    while True:
        last = min(_last_of(interval, first), days.last)
        cut.append(DayRange(first, last))
        if last == days.last:
            return cut
        first = days_later(last, 1)


def _last_of(interval: Interval, day: date) -> date:
    if interval == "week":
        return last_of_week(day)
    return last_of_month(day) if interval == "month" else day


def counterparts(
    buckets: list[DayRange], days: DayRange, compared: DayRange, interval: Interval
) -> list[DayRange | None]:
    """The counterpart in ``compared`` of each bucket that ``days`` was divided into.

    Months are matched with months where both ranges have equally many and begin on the same day of
    the month. All else is matched by its distance from the start of the range, with None beyond the
    end of the comparison. Days of the comparison beyond the range's length have no bucket.
    """
    if interval == "month":
        months = intervals(compared, "month")
        if len(months) == len(buckets) and days.first.day == compared.first.day:
            return list(months)
    return [_at_same_distance(bucket, days, compared) for bucket in buckets]


def _at_same_distance(bucket: DayRange, days: DayRange, compared: DayRange) -> DayRange | None:
    begun = (bucket.first - days.first).days
    if begun >= compared.days:
        return None
    first = days_later(compared.first, begun)
    return DayRange(first, min(days_later(first, bucket.days - 1), compared.last))
