"""The model of the forecast: what the coming days are expected to cost, from the days before.

It combines the recent level, the seasonality of the week and the growth of the last three months,
each a median or a trimmed mean, so that one unusual week does not distort the rest. All numbers are
floats: an estimate is not money. A day is an index into a list of daily totals; the day after the
last is the first to be estimated.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

SEASONALITY_WEEKS = 8
LEVEL_DAYS = 35
# The age in days at which a day counts half as much for the level as the newest one.
_HALF_LIFE = 7
GROWTH_WEEKS = 12
# Growth is estimated from weeks, and fewer than four say nothing.
_FEWEST_WEEKS = 4
# Growth or decline beyond this, some eight percent a month, is not extrapolated: more often it is a
# step within the weeks that it is estimated from.
MOST_GROWTH_A_DAY = 0.0025
# How many spreads (standard deviations, estimated from the median absolute deviation) from the
# median a day is an outlier. The spread is at least this share of the level, for days may be equal
# by chance.
_OUTLIER_SPREADS = 2.5
_LEAST_SPREAD = 0.04
_SPREAD_OF_MEDIAN_DEVIATION = 1.4826
# A streak of outliers at the end is expected to last for so many times its length so far.
STREAK_CONTINUES = 0.5
# How much of a day must be over for its pace to show whether it is an outlier.
_LEAST_ELAPSED = 0.2


class DailyHistory:
    """Daily totals, oldest first, the first one on ``first_weekday`` (Monday is 0)."""

    def __init__(self, totals: Sequence[float], first_weekday: int) -> None:
        self.totals = totals
        self._first_weekday = first_weekday
        self._sums = [0.0, *accumulate(totals)]
        self._shares = [self._share(day) for day in range(len(totals))]

    def __len__(self) -> int:
        return len(self.totals)

    def weekday(self, day: int) -> int:
        """The weekday of any day, including those after the last; Monday is 0."""
        return (day + self._first_weekday) % 7

    def sum(self, first: int, end: int) -> float:
        """What the days from ``first`` until before ``end`` cost."""
        return self._sums[end] - self._sums[first]

    def weekday_factors(self, end: int) -> list[float]:
        """For each weekday, its ratio to the mean day of its week: the median over the last weeks
        before ``end``, 1 where nothing is known.
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
        known, or sum to nothing.
        """
        if day < 3 or day + 4 > len(self.totals):
            return None
        week = self.sum(day - 3, day + 4)
        return self.totals[day] * 7 / week if week > 0 else None


class Today(NamedTuple):
    """The incomplete day: its cost so far, and the fraction of it that has passed."""

    so_far: float
    elapsed: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The days from index ``end`` on: ``level`` is an average day at ``end``, ``growth`` the
    logarithm of its daily growth. ``streak_excess`` is added for the next ``streak_days``.
    """

    history: DailyHistory
    end: int
    weekday_factors: Sequence[float]
    level: float
    growth: float
    streak_excess: float = 0.0
    streak_days: float = 0.0

    def days(self, count: int) -> list[float]:
        """The expected cost of each of the next days; never negative."""
        expected = []
        for ahead in range(count):
            running = max(0.0, min(1.0, self.streak_days - ahead))
            size = self.level * math.exp(self.growth * ahead) + self.streak_excess * running
            expected.append(
                max(0.0, size * self.weekday_factors[self.history.weekday(self.end + ahead)])
            )
        return expected


def projection(history: DailyHistory, end: int, today: Today | None = None) -> Projection:
    """The projection from index ``end`` on, from the days before it, at least one, and from
    ``today``, the incomplete day at ``end``.
    """
    weekday_factors = history.weekday_factors(end)
    # From the newest to the oldest, without the seasonality. A weekday on which nothing is ever
    # spent says nothing about the others.
    deseasonalised = [
        history.totals[day] / factor if (factor := weekday_factors[history.weekday(day)]) else None
        for day in range(end - 1, max(-1, end - 1 - 7 * GROWTH_WEEKS), -1)
    ]
    growth = _growth(deseasonalised)
    recent = [
        (age, total * math.exp(growth * (age + 1)))
        for age, total in enumerate(deseasonalised[:LEVEL_DAYS])
        if total is not None
    ]
    level, outlier_distance = _level(recent)
    excesses = _streak(recent, level, outlier_distance)
    factor = weekday_factors[history.weekday(end)]
    if today and today.elapsed >= _LEAST_ELAPSED and factor:
        pace = today.so_far / today.elapsed / factor - level
        excesses = (
            [pace, *(excess for excess in excesses if excess > 0)]
            if pace > outlier_distance
            else []
        )
    if not excesses:
        return Projection(history, end, weekday_factors, level, growth)
    newest = excesses[:3]
    return Projection(
        history,
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


def _growth(deseasonalised: Sequence[float | None]) -> float:
    """The logarithm of the daily growth: the median slope over all pairs of weekly medians (the
    Theil-Sen estimator), which tolerates up to a quarter of the weeks being arbitrary.
    """
    weeks = [
        median([total for total in deseasonalised[day : day + 7] if total is not None] or [0.0])
        for day in range(0, len(deseasonalised) - 6, 7)
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
    """The mean of the days that are no outliers, newer ones weighing more, and the distance from
    it at which a day is an outlier. Where most days cost nothing every day counts, for none is
    typical. A day is a pair of its age and its total.
    """
    totals = [total for _, total in recent]
    centre = median(totals) if totals else 0.0
    if centre <= 0:
        return max(0.0, sum(totals) / max(1, len(totals))), math.inf
    deviation = median([abs(total - centre) for total in totals])
    outlier_distance = _OUTLIER_SPREADS * max(
        _SPREAD_OF_MEDIAN_DEVIATION * deviation, _LEAST_SPREAD * centre
    )
    weighed = weights = 0.0
    for age, total in recent:
        if abs(total - centre) <= outlier_distance:
            weight = 0.5 ** (age / _HALF_LIFE)
            weighed += weight * total
            weights += weight
    return weighed / weights, outlier_distance


def _streak(
    recent: Sequence[tuple[int, float]], level: float, outlier_distance: float
) -> list[float]:
    """How far the newest days lie from the level, newest first, for as long as they are outliers
    in the same direction.
    """
    streak: list[float] = []
    for _, total in recent:
        excess = total - level
        if abs(excess) <= outlier_distance or (streak and (excess > 0) != (streak[0] > 0)):
            break
        streak.append(excess)
    return streak
