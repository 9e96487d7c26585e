"""UTC days and ranges of them: all calendar arithmetic of the program.

OpenAI bills by UTC day and gives times in Unix seconds; a day here is a ``datetime.date``.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

DAY_SECONDS = 86_400
# OpenAI answers at most 180 day buckets a page, so a window of 180 days needs no cursor.
WINDOW_DAYS = 180
# 9999-12-30T23:59:59Z, a day before the calendar's end, so that every day has a next one.
LAST_SECOND = 253_402_214_399
EPOCH = date(1970, 1, 1)
"""The day of the Unix second 0."""

_EPOCH = EPOCH.toordinal()


def day_of(unix_seconds: int) -> date:
    """The UTC day of this second."""
    return date.fromordinal(_EPOCH + unix_seconds // DAY_SECONDS)


def number_of(day: date) -> int:
    """Days since 1970-01-01; negative before it."""
    return day.toordinal() - _EPOCH


def day_numbered(number: int) -> date:
    """The day of :func:`number_of`."""
    return date.fromordinal(_EPOCH + number)


def start_of(day: date) -> int:
    """The Unix second at which the day begins, 00:00:00 UTC."""
    return (day.toordinal() - _EPOCH) * DAY_SECONDS


def end_of(day: date) -> int:
    """The first Unix second after the day, for OpenAI's exclusive ``end_time``."""
    return start_of(day) + DAY_SECONDS


def today_at(now: datetime) -> date:
    """The UTC day of a time-zone-aware moment."""
    return now.astimezone(UTC).date()


def days_later(day: date, days: int) -> date:
    """The day this many days later (negative: earlier), clamped to the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def months_later(day: date, months: int) -> date:
    """The same day of the month this many months later (negative: earlier), or the last day of a
    shorter month, clamped to the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of_week(day: date) -> date:
    """The Sunday that ends the ISO week of the day."""
    return days_later(day, 6 - day.weekday())


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class DayRange:
    """The UTC days from ``first`` to ``last``, both included; never empty."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} lies before {self.first}")

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    @property
    def start_time(self) -> int:
        """The Unix second at which it begins."""
        return start_of(self.first)

    @property
    def end_time(self) -> int:
        """The first Unix second after it."""
        return end_of(self.last)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.days))

    def windows(self, most: int = WINDOW_DAYS) -> list["DayRange"]:
        """The range divided, from its first day on, into ranges of at most ``most`` days."""
        starts = [self.first + timedelta(days=n) for n in range(0, self.days, most)]
        return [
            DayRange(start, min(start + timedelta(days=most - 1), self.last)) for start in starts
        ]


def runs(days: Iterable[date]) -> list[DayRange]:
    """Days in any order as ranges of days that follow one another."""
    found: list[DayRange] = []
    for day in sorted(days):
        if found and day == found[-1].last + timedelta(days=1):
            found[-1] = DayRange(found[-1].first, day)
        else:
            found.append(DayRange(day, day))
    return found
