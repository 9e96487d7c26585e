"""What the days to come are expected to cost, told from the days before: the model of the forecast.

It is the recent level, the rhythm of the week and the growth of the last three months, each by a
median or a trimmed mean, so that one odd week does not drag the rest. All of it is float: an
expectation is not money. A day is a place in a list of daily totals; the day after the last is the
first that is expected.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

SEASONALITY_WEEKS = 8
LEVEL_DAYS = 35
# How long ago a day counts half as much for the level as the last one.
_HALF_LIFE = 7
GROWTH_WEEKS = 12
# Growth is told from weeks, and from fewer than four nothing can be told.
_FEWEST_WEEKS = 4
# Growth or decline beyond this, some eight percent a month, is not carried on: more often it is a
# step that the weeks still remember.
MOST_GROWTH_A_DAY = 0.0025
# How many spreads (standard deviations, told from the median deviation) away from the usual a day
# is odd; the spread is at least this share of the level, for a week may be even by chance.
_OUTLIER_SPREADS = 2.5
_LEAST_SPREAD = 0.04
_SPREAD_OF_MEDIAN_DEVIATION = 1.4826
# A run of odd days at the end is expected to go on for so many times the days that it has lasted.
STREAK_CONTINUES = 0.5
# How much of a day must be over for its pace to say whether it is odd.
_LEAST_ELAPSED = 0.2


class DailyHistory:
    """Daily totals, the oldest first. ``first_weekday`` is that of the first of them, Monday 0."""

    def __init__(self, totals: Sequence[float], first_weekday: int) -> None:
        self.totals = totals
        self._first_weekday = first_weekday
        self._sums = [0.0, *accumulate(totals)]
        self._shares = [self._share(day) for day in range(len(totals))]

    def __len__(self) -> int:
        return len(self.totals)

    def weekday(self, day: int) -> int:
        """The weekday of any place, also of one after the last; Monday 0."""
        return (day + self._first_weekday) % 7

    def sum(self, first: int, end: int) -> float:
        """What the days from ``first`` until before ``end`` cost."""
        return self._sums[end] - self._sums[first]

    def weekday_factors(self, end: int) -> list[float]:
        """For each weekday, how it compares with the mean day of its week: the median of the last
        weeks before ``end``. Where nothing is known, it is an ordinary day.
        """
        factors = [1.0] * 7
        # The week around a day must be over.
        first = max(0, end - 3 - 7 * SEASONALITY_WEEKS)
        for start in range(first, min(first + 7, end)):
            known = [share for share in self._shares[start : end - 3 : 7] if share is not None]
            if known:
                factors[self.weekday(start)] = max(0.0, median(known))
        mean = sum(factors) / 7
        return [factor / mean for factor in factors] if mean else [1.0] * 7

    def _share(self, day: int) -> float | None:
        """A day's total over the mean of the seven days around it; None where these are not all
        known, or are nothing.
        """
        if day < 3 or day + 4 > len(self.totals):
            return None
        week = self.sum(day - 3, day + 4)
        return self.totals[day] * 7 / week if week > 0 else None


class Today(NamedTuple):
    """The day that is not over: what it has cost so far, and what fraction of it has passed."""

    so_far: float
    elapsed: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The days from place ``end`` on: ``level`` is an ordinary day at ``end``, ``growth`` the
    logarithm of its growth a day. ``run_excess`` comes on top for the next ``run_days``.
    """

    past: DailyHistory
    end: int
    weekday_factors: Sequence[float]
    level: float
    growth: float
    streak_excess: float = 0.0
    streak_days: float = 0.0

    def days(self, count: int) -> list[float]:
        """What each of the next days is expected to cost; never less than nothing."""
        expected = []
        for ahead in range(count):
            running = max(0.0, min(1.0, self.streak_days - ahead))
            size = self.level * math.exp(self.growth * ahead) + self.streak_excess * running
            expected.append(
                max(0.0, size * self.weekday_factors[self.past.weekday(self.end + ahead)])
            )
        return expected


def projection(past: DailyHistory, end: int, today: Today | None = None) -> Projection:
    """What is to be expected from place ``end`` on, by the days before it, at least one, and by
    ``today``, the day at ``end``.
    """
    weekday_factors = past.weekday_factors(end)
    # From the newest to the oldest, without the rhythm. A weekday on which nothing is ever spent
    # says nothing about the others.
    ordinary = [
        past.totals[day] / factor if (factor := weekday_factors[past.weekday(day)]) else None
        for day in range(end - 1, max(-1, end - 1 - 7 * GROWTH_WEEKS), -1)
    ]
    growth = _growth(ordinary)
    recent = [
        (age, total * math.exp(growth * (age + 1)))
        for age, total in enumerate(ordinary[:LEVEL_DAYS])
        if total is not None
    ]
    level, outlier = _level(recent)
    excesses = _streak(recent, level, outlier)
    factor = weekday_factors[past.weekday(end)]
    if today and today.elapsed >= _LEAST_ELAPSED and factor:
        pace = today.so_far / today.elapsed / factor - level
        excesses = [pace, *(excess for excess in excesses if excess > 0)] if pace > outlier else []
    if not excesses:
        return Projection(past, end, weekday_factors, level, growth)
    newest = excesses[:3]
    return Projection(
        past,
        end,
        weekday_factors,
        level,
        growth,
        sum(newest) / len(newest),
        len(excesses) * STREAK_CONTINUES,
    )


def median(values: Sequence[float]) -> float:
    """The middle of the values, at least one, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _growth(ordinary: Sequence[float | None]) -> float:
    """The logarithm of the growth a day: the median slope between the medians of all weeks, two by
    two. Up to a quarter of the weeks may be anything.
    """
    weeks = [
        median([total for total in ordinary[day : day + 7] if total is not None] or [0.0])
        for day in range(0, len(ordinary) - 6, 7)
    ]
    if len(weeks) < _FEWEST_WEEKS or min(weeks) <= 0:
        return 0.0
    sizes = [math.log(week) for week in weeks]
    slopes = [
        (sizes[newer] - sizes[older]) / (7 * (older - newer))
        for newer in range(len(sizes))
        for older in range(newer + 1, len(sizes))
    ]
    return max(-MOST_GROWTH_A_DAY, min(MOST_GROWTH_A_DAY, median(slopes)))


def _level(recent: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """The mean of the days that are not odd, the newer ones weighing more, and how far from it a
    day is odd. Where most days cost nothing, each counts: there is no usual day. A day is its age
    and its total.
    """
    totals = [total for _, total in recent]
    centre = median(totals) if totals else 0.0
    if centre <= 0:
        return max(0.0, sum(totals) / max(1, len(totals))), math.inf
    deviation = median([abs(total - centre) for total in totals])
    outlier = _OUTLIER_SPREADS * max(
        _SPREAD_OF_MEDIAN_DEVIATION * deviation, _LEAST_SPREAD * centre
    )
    weighed = weights = 0.0
    for age, total in recent:
        if abs(total - centre) <= outlier:
            weight = 0.5 ** (age / _HALF_LIFE)
            weighed += weight * total
            weights += weight
    return weighed / weights, outlier


def _streak(recent: Sequence[tuple[int, float]], level: float, outlier: float) -> list[float]:
    """How far the newest days lie from the level, the newest first, as long as they are odd in the
    same direction.
    """
    streak: list[float] = []
    for _, total in recent:
        excess = total - level
        if abs(excess) <= outlier or (streak and (excess > 0) != (streak[0] > 0)):
            break
        streak.append(excess)
    return streak
