"""The forecast of the month: what it promises, and what it says when it knows too little."""

import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spend.month_end_forecast import (
    COVERAGE,
    FEWEST_DAYS,
    FEWEST_DAYS_FOR_BAND,
    ExpectedDay,
    Forecast,
    ForecastReport,
    forecast,
    forecast_report,
)
from bench.forecast import (
    KINDS,
    LEAST_HELD,
    MONTHS,
    MOST_HELD,
    MOST_OF_NAIVE,
    cases,
    held,
    history_at,
    of_naive,
)
from bench.seeded import seeded

TODAY = date(2026, 11, 16)
AMOUNTS = st.decimals(-1000, 10**6, allow_nan=False, allow_infinity=False)


def even(days: int, today: date = TODAY, total: str = "100") -> dict[date, Decimal]:
    """So many days before today that cost the same."""
    return {today - timedelta(days=n): Decimal(total) for n in range(1, days + 1)}


@pytest.mark.parametrize("kind", KINDS)
def test_it_keeps_what_it_promises(kind: str) -> None:
    """Over seeds, and each day of a year, its error is a quarter below that of the average so far
    times the days of the month, and the band holds seven to nine of ten months."""
    found = list(cases(kind, range(100, 104), MONTHS[9:21], every=4))
    assert of_naive(found) <= MOST_OF_NAIVE
    assert LEAST_HELD <= held(found) <= MOST_HELD


def test_an_even_month() -> None:
    """Where every day costs the same, so will the month."""
    found = forecast(even(180) | {TODAY: Decimal(50)}, TODAY, 0.5)
    assert found.so_far == 1550
    assert found.expected == 3000
    assert found.low == found.high == 3000
    assert found.days[0] == (TODAY, Decimal(100))
    assert [day for day, _ in found.days] == [TODAY + timedelta(days=n) for n in range(15)]
    assert found.reason is None


@settings(max_examples=50, deadline=None)
@given(
    totals=st.lists(AMOUNTS, max_size=210),
    today=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    elapsed=st.floats(0, 1),
)
def test_what_has_been_billed_is_exact(totals: list[Decimal], today: date, elapsed: float) -> None:
    """So far is the exact sum of the month, and no estimate is below it, nor out of order."""
    history = {today - timedelta(days=n): total for n, total in enumerate(totals)}
    found = forecast(history, today, elapsed)
    month = (Fraction(total) for day, total in history.items() if day >= today.replace(day=1))
    assert Fraction(found.so_far) == sum(month)
    if found.expected is not None:
        assert found.so_far <= found.expected
        assert found.days[0][1] >= history.get(today, 0)
        assert found.days[-1][0] == found.month.last
    if found.low is not None:
        assert found.expected is not None
        assert found.high is not None
        assert found.so_far <= found.low <= found.expected <= found.high


def test_the_days_add_up_to_what_is_expected() -> None:
    """What has been billed before today and the expected days are the expected month."""
    month = MONTHS[20]
    today = month.first + timedelta(days=9)
    history = history_at(seeded("northwind", 7), month, today, 15)
    found = forecast(history, today, 15 / 24)
    coming = sum((total for _, total in found.days), Decimal(0))
    assert found.expected is not None
    assert abs(found.so_far - history[today] + coming - found.expected) < Decimal("0.2")


def test_the_last_moment_of_a_month() -> None:
    """When nothing is left to come, nothing is estimated."""
    today = date(2026, 11, 30)
    found = forecast(even(180, today) | {today: Decimal("77.123")}, today, 1.0)
    assert found.so_far == found.expected == found.low == found.high == Decimal("2977.123")
    assert found.days == [(today, Decimal("77.123"))]


@pytest.mark.parametrize(
    ("days", "has_expectation", "has_band"),
    [
        (0, False, False),
        (FEWEST_DAYS - 1, False, False),
        (FEWEST_DAYS, True, False),
        (FEWEST_DAYS_FOR_BAND - 1, True, False),
        (FEWEST_DAYS_FOR_BAND, True, True),
    ],
)
def test_too_little_history(days: int, has_expectation: bool, has_band: bool) -> None:
    """First nothing is expected, then something without a band, and it says why."""
    found = forecast(even(days), TODAY, 0.5)
    assert found.history_days == days
    assert (found.expected is not None, found.low is not None) == (has_expectation, has_band)
    assert (found.high is None) == (found.low is None)
    assert (found.reason is None) == has_band
    assert bool(found.days) == has_expectation


def test_history_begins_with_the_first_spend() -> None:
    """Days without spend before it are no history, and those of long ago are of no use."""
    nothing = {TODAY - timedelta(days=n): Decimal(0) for n in range(200)}
    assert forecast(nothing, TODAY, 0.5).history_days == 0
    assert forecast(nothing | even(20), TODAY, 0.5).history_days == 20
    assert forecast(even(900), TODAY, 0.5).history_days == 195


def test_spend_that_has_ended() -> None:
    """An organisation that stopped spending is expected to spend nothing more."""
    history = {day: total for day, total in even(150).items() if day < date(2026, 10, 1)}
    found = forecast(history, TODAY, 0.5)
    assert found.so_far == found.expected == 0


def test_it_is_quick() -> None:
    """210 days take less than 20 milliseconds."""
    month = MONTHS[21]
    history = history_at(seeded("quiet", 1), month, month.last, 12)
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        forecast(history, month.last, 0.5)
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.02


def report(found: Forecast, last_month: str) -> ForecastReport:
    as_of = datetime(2026, 11, 16, 12, tzinfo=UTC)
    return forecast_report(found, Decimal(last_month), warnings=[], as_of=as_of)


def test_the_report() -> None:
    """It compares what is expected with the whole month before."""
    answer = report(forecast(even(180), TODAY, 0.0), "2400")
    assert (answer.month_start, answer.month_end) == (date(2026, 11, 1), date(2026, 11, 30))
    expected = (Decimal(1500), Decimal(3000), Decimal(600))
    assert (answer.so_far, answer.expected, answer.change) == expected
    assert (answer.change_fraction, answer.coverage) == (Decimal("0.25"), COVERAGE)
    assert answer.days[0] == ExpectedDay(TODAY, Decimal(100))


def test_the_report_with_too_little_history() -> None:
    """What cannot be estimated is None, and the reason is given."""
    answer = report(forecast({}, TODAY, 0.5), "0")
    nulls = ("expected", "low", "high", "change", "change_fraction")
    assert [getattr(answer, name) for name in nulls] == [None] * 5
    assert answer.so_far == 0
    assert (answer.days, answer.reason) == ([], "too_little_history")
