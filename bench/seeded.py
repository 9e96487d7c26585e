"""Daily spend of seeded organisations, summed from the fake's rows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from app.spend.days import DayRange
from fake_openai import Organisation, organisation_named

FIRST_DAY = date(2024, 9, 1)
_LATER = datetime(2028, 1, 1, tzinfo=UTC)

ProjectSums = dict[str | None, Decimal]


class Seeded:
    """One seed of northwind or quiet."""

    def __init__(self, kind: str, seed: int) -> None:
        self._organisation: Organisation = organisation_named(f"{kind}:{seed}")
        self.projects = self._organisation.projects
        self._days: dict[date, ProjectSums] = {}

    def by_project(self, day: date) -> ProjectSums:
        """The spend of each project on a day, once the day is over."""
        if day not in self._days:
            self._days[day] = self._sums(day, _LATER)
        return self._days[day]

    def total(self, day: date) -> Decimal:
        """The spend of a day, once it is over."""
        return sum(self.by_project(day).values(), Decimal(0))

    def by_project_at(self, day: date, hour: int) -> ProjectSums:
        """The spend of each project on a day up to that hour, UTC."""
        return self._sums(day, datetime.combine(day, time(hour), UTC))

    def _sums(self, day: date, now: datetime) -> ProjectSums:
        sums: defaultdict[str | None, Decimal] = defaultdict(Decimal)
        for row in self._organisation.rows_of_day(day, now):
            sums[row.project_id] += row.amount
        return dict(sums)


@cache
def seeded(kind: str, seed: int) -> Seeded:
    """The organisation; its days are summed once in a process."""
    return Seeded(kind, seed)


def months(first: date, last: date) -> Iterator[DayRange]:
    """The calendar months from the one that holds ``first`` to the one that holds ``last``."""
    begin = first.replace(day=1)
    while begin <= last:
        following = (begin + timedelta(days=31)).replace(day=1)
        yield DayRange(begin, following - timedelta(days=1))
        begin = following
