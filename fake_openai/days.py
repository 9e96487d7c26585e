"""UTC days, counted from 1970-01-01."""

from datetime import UTC, date, datetime

SECONDS = 86_400
_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """The number of days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The date of a day number."""
    return date.fromordinal(number + _EPOCH)


def unix(day: date) -> int:
    """Unix seconds of the start of the day, UTC."""
    return day_number(day) * SECONDS


def utc_day(moment: datetime) -> date:
    """The UTC day of a datetime with its time zone."""
    return moment.astimezone(UTC).date()


def seconds_elapsed(day: date, now: datetime) -> int:
    """Seconds of the day that have passed at `now`: 0 to 86,400."""
    return max(0, min(SECONDS, int(now.timestamp()) - unix(day)))
