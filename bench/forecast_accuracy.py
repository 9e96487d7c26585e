"""How accurate the month-end forecast is, over many seeds of the demo organisation."""

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from app.spend.days import DayRange
from app.spend.month_end_forecast import HISTORY_DAYS, forecast
from bench.context import Context
from bench.report import Report, Row, at_most, between
from bench.seeded import FIRST_DAY, Seeded, months, seeded

KINDS = ("northwind", "quiet")
MONTHS = tuple(months(date(2025, 1, 1), date(2026, 12, 31)))
# One for each day, in turn, so that each weekday meets each of them.
HOURS = (3, 8, 13, 18, 22)
MOST_OF_NAIVE = 0.75
LEAST_HELD, MOST_HELD = 0.7, 0.9
_MILLISECONDS = 20


class Case(NamedTuple):
    """One forecast and its error, in US dollars; ``band`` is None where there was none."""

    today: date
    actual: float
    error: float
    naive_error: float
    band: tuple[float, float] | None

    @property
    def is_held(self) -> bool:
        """Whether the month ended within the band."""
        return self.band is not None and self.band[0] <= self.actual <= self.band[1]


def cases(
    kind: str, seeds: Iterable[int], over: Sequence[DayRange] = MONTHS, every: int = 1
) -> Iterator[Case]:
    """Forecasts on every day of these months, or on every ``every``-th, for each seed."""
    for seed in seeds:
        organisation = seeded(kind, seed)
        for month in over:
            for number in range(seed % every, month.days, every):
                today = month.first + timedelta(days=number)
                yield _case(organisation, month, today, HOURS[(number + seed) % len(HOURS)])


def _case(organisation: Seeded, month: DayRange, today: date, hour: int) -> Case:
    elapsed = hour / 24
    history = history_at(organisation, month, today, hour)
    found = forecast(history, today, elapsed)
    actual = float(sum(organisation.total(day) for day in month))
    # The average so far, to the hour, times the days of the month.
    begun = (today - month.first).days + elapsed
    naive = float(found.so_far) / begun * month.days
    if found.expected is None:
        raise RuntimeError(f"{today} has too little history")
    return Case(
        today,
        actual,
        abs(float(found.expected) - actual),
        abs(naive - actual),
        None if found.low is None or found.high is None else (float(found.low), float(found.high)),
    )


def history_at(
    organisation: Seeded, month: DayRange, today: date, hour: int
) -> dict[date, Decimal]:
    """The daily spend known at that hour of today: past days, and today so far."""
    first = max(FIRST_DAY, month.first - timedelta(days=HISTORY_DAYS))
    known = {
        first + timedelta(days=n): organisation.total(first + timedelta(days=n))
        for n in range((today - first).days)
    }
    known[today] = sum(organisation.by_project_at(today, hour).values(), Decimal(0))
    return known


def of_naive(found: Sequence[Case]) -> float:
    """The mean error in dollars, as a ratio to that of the naive forecast."""
    return sum(case.error for case in found) / sum(case.naive_error for case in found)


def held(found: Sequence[Case]) -> float:
    """The fraction of the forecasts with a band whose month ended within it."""
    banded = [case for case in found if case.band]
    return sum(case.is_held for case in banded) / len(banded)


def measure(run: Context) -> Report:
    """Errors as ratios to the naive forecast's, and how often a month ended within its band."""
    seeds, every = (range(4), 3) if run.quick else (range(24), 1)
    found = {kind: list(cases(kind, seeds, every=every)) for kind in KINDS}
    both = [case for kind in KINDS for case in found[kind]]
    rows = list(_rows(f"both, {len(seeds)} seeds, {len(both)} forecasts", both))
    for kind in KINDS:
        rows += _rows(kind, found[kind])
    for kind in KINDS:
        rows += _parts(kind, found[kind])
    rows.append(at_most("one forecast of 210 days", _milliseconds(), _MILLISECONDS, " ms"))
    return Report(rows)


def _rows(name: str, found: Sequence[Case]) -> Iterator[Row]:
    yield at_most(f"{name}: mean error in dollars, of the naive", of_naive(found), MOST_OF_NAIVE)
    ours = statistics.mean(case.error / case.actual for case in found)
    naive = statistics.mean(case.naive_error / case.actual for case in found)
    yield at_most(f"{name}: mean error in percent, of the naive", ours / naive, MOST_OF_NAIVE)
    yield Row(f"{name}: mean error; the naive", f"{ours:.1%}; {naive:.1%} of the month")
    yield between(f"{name}: the month ended within the band", held(found), LEAST_HELD, MOST_HELD)
    widths = [(case.band[1] - case.band[0]) / case.actual for case in found if case.band]
    yield Row(f"{name}: width of the band, mean", f"{statistics.mean(widths):.1%} of the month")


def _parts(kind: str, found: Sequence[Case]) -> Iterator[Row]:
    """The same for parts of a month and of a year."""
    parts = {
        "the 1st to the 10th": [case for case in found if case.today.day <= 10],
        "the 11th to the 20th": [case for case in found if 10 < case.today.day <= 20],
        "the 21st to the end": [case for case in found if case.today.day > 20],
        "December": [case for case in found if case.today.month == 12],
        "odd months": [case for case in found if case.today.month % 2],
        "even months": [case for case in found if not case.today.month % 2],
    }
    for name, some in parts.items():
        ours = statistics.mean(case.error / case.actual for case in some)
        naive = statistics.mean(case.naive_error / case.actual for case in some)
        yield Row(
            f"{kind}, {name}: mean error; the naive; within the band",
            f"{ours:.1%}; {naive:.1%}; {held(some):.0%}",
        )


def _milliseconds() -> float:
    """The median time of forecasts on the first day of a long month, the slowest case."""
    month = next(iter(months(date(2026, 10, 1), date(2026, 10, 1))))
    history = history_at(seeded("northwind", 0), month, month.first, 12)
    taken = []
    for _ in range(21):
        began = time.perf_counter()
        forecast(history, month.first, 0.5)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000
