"""What the current month will have cost when it is over.

What has been billed is exact. What is still to come is an estimate, computed in floats and rounded
to cents.
"""

import calendar
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

import msgspec

from app.spend.days import DayRange
from app.spend.forecast_model import DailyHistory, Today, projection
from app.spend.money import CURRENCY, EXACT, ROUNDED, ZERO, exact_sum
from app.spend.quantities import fraction_of_change
from app.spend.report_context import Notice

COVERAGE = Decimal("0.8")
HISTORY_DAYS = 180
"""How many days before the month the forecast looks at."""
FEWEST_DAYS = 14
"""The fewest days before today, from the first with spend, for there to be an expectation."""
FEWEST_DAYS_FOR_BAND = 56
"""The fewest for there to be a band: with fewer, there are too few past errors."""

# How many days a backtest must know before it counts.
_FEWEST_DAYS_KNOWN = 28
# Backtests of neighbouring days err alike, so every second day is enough.
_STEP = 2
_CENT = Decimal("0.01")

Reason = Literal["too_little_history"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The month of today. ``so_far`` is exact; all else is an estimate in whole cents.

    ``days`` is today, as a complete day, and every later day of the month. ``expected`` is None and
    ``days`` empty with fewer than FEWEST_DAYS of history; ``low`` and ``high`` are None with fewer
    than FEWEST_DAYS_FOR_BAND. The month ends between these two in COVERAGE of all cases. None of
    the three is below what has been billed.
    """

    month: DayRange
    so_far: Decimal
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    history_days: int
    reason: Reason | None
    days: Sequence[tuple[date, Decimal]]


class ExpectedDay(msgspec.Struct, frozen=True):
    """One UTC day that is not over, and its expected US dollars; for today never less than what
    has been billed.
    """

    date: date
    expected: Decimal


class ForecastReport(msgspec.Struct, frozen=True):
    """A :class:`Forecast` compared with the month before. ``change`` is what is expected less the
    total of that month, ``change_fraction`` the same as a fraction of it; both are None without an
    expectation.
    """

    month_start: date
    month_end: date
    currency: str
    so_far: Decimal
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    coverage: Decimal
    history_days: int
    reason: Reason | None
    days: list[ExpectedDay]
    last_month_total: Decimal
    change: Decimal | None
    change_fraction: Decimal | None
    warnings: list[Notice]
    as_of: datetime


def forecast(history: Mapping[date, Decimal], today: date, elapsed: float) -> Forecast:
    """The forecast at a moment of ``today`` of which the fraction ``elapsed`` has passed.

    ``history`` is the US dollars of each day up to today, whose amount is that so far. Missing days
    cost nothing, days after today are ignored.
    """
    month = month_of(today)
    so_far = exact_sum(total for day, total in history.items() if month.first <= day <= today)
    known = [day for day, total in history.items() if total and day < today]
    first = max(min(known, default=today), month.first - timedelta(days=HISTORY_DAYS))
    count = (today - first).days
    if count < FEWEST_DAYS:
        return Forecast(month, so_far, None, None, None, count, "too_little_history", ())

    totals = [float(history.get(first + timedelta(days=n), ZERO)) for n in range(count)]
    past = DailyHistory(totals, first.weekday())
    billed = history.get(today, ZERO)
    left = (month.last - today).days + 1
    now = Today(float(billed), min(1.0, max(0.0, elapsed)))
    coming = projection(past, count, now).days(left)
    coming[0] *= 1 - now.elapsed
    rest = sum(coming)
    band = _band(past, count, left) if count >= FEWEST_DAYS_FOR_BAND else None
    return Forecast(
        month=month,
        so_far=so_far,
        expected=_on_top_of(so_far, rest),
        low=_on_top_of(so_far, rest * band[0]) if band else None,
        high=_on_top_of(so_far, rest * band[1]) if band else None,
        history_days=count,
        reason=None if band else "too_little_history",
        days=[
            (today + timedelta(days=n), _on_top_of(ZERO if n else billed, size))
            for n, size in enumerate(coming)
        ],
    )


def forecast_report(
    found: Forecast, last_month_total: Decimal, *, warnings: list[Notice], as_of: datetime
) -> ForecastReport:
    """The forecast, compared with the total of the month before."""
    change = None if found.expected is None else EXACT.subtract(found.expected, last_month_total)
    return ForecastReport(
        month_start=found.month.first,
        month_end=found.month.last,
        currency=CURRENCY,
        so_far=found.so_far,
        expected=found.expected,
        low=found.low,
        high=found.high,
        coverage=COVERAGE,
        history_days=found.history_days,
        reason=found.reason,
        days=[ExpectedDay(day, total) for day, total in found.days],
        last_month_total=last_month_total,
        change=change,
        change_fraction=(
            None if found.expected is None else fraction_of_change(last_month_total, found.expected)
        ),
        warnings=warnings,
        as_of=as_of,
    )


def month_of(day: date) -> DayRange:
    """The calendar month that holds the day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return DayRange(day.replace(day=1), day.replace(day=last))


def _band(past: DailyHistory, end: int, left: int) -> tuple[float, float] | None:
    """How much less and how much more the coming days may cost, as factors of what is expected.

    They are quantiles of the model's own past errors: what it would have expected on earlier days,
    knowing only the days before them, against what came. None where it expected nothing.
    """
    # With too little history for backtests as long as the rest of the month, shorter ones serve.
    length = min(left, (end - _FEWEST_DAYS_KNOWN) // 2)
    errors = []
    for start in range(end - length, _FEWEST_DAYS_KNOWN - 1, -_STEP):
        expected = sum(projection(past, start).days(length))
        if expected > 0:
            errors.append(past.sum(start, start + length) / expected)
    if not errors:
        return None
    errors.sort()
    # Backtests overlap. Only as many are independent as fit side by side, and the outermost of few
    # errors are not yet far enough out for a tenth of the cases to lie beyond them.
    independent = (end - _FEWEST_DAYS_KNOWN) / length
    beyond = (1 - float(COVERAGE)) / 2
    inner = min(1.0, (1 - beyond) * (independent + 1) / independent)
    return min(1.0, _quantile(errors, 1 - inner)), max(1.0, _quantile(errors, inner))


def _quantile(ordered: Sequence[float], fraction: float) -> float:
    place = fraction * (len(ordered) - 1)
    below = math.floor(place)
    above = math.ceil(place)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _on_top_of(billed: Decimal, estimate: float) -> Decimal:
    """The sum in whole cents, but never less than what has been billed."""
    return max(billed, ROUNDED.quantize(ROUNDED.add(billed, Decimal(estimate)), _CENT))
