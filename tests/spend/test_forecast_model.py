"""What is expected of the days to come."""

import pytest

from app.spend.forecast_model import MOST_GROWTH_A_DAY, DailyHistory, Today, projection

WEEK = [120.0, 120.0, 120.0, 120.0, 120.0, 50.0, 50.0]


def expected(totals: list[float], days: int = 7, today: Today | None = None) -> list[float]:
    """The next days after these, whose first is a Monday."""
    return projection(DailyHistory(totals, 0), len(totals), today).days(days)


def test_an_even_week_goes_on() -> None:
    """What has repeated itself is expected to repeat itself, each weekday as before."""
    assert expected(WEEK * 12) == pytest.approx(WEEK)
    assert expected((WEEK * 12)[:-2]) == pytest.approx(WEEK[5:] + WEEK[:5])


def test_a_runaway_week_does_not_count() -> None:
    """One week of many times the usual does not move what is expected two weeks later."""
    runaway = [10 * day for day in WEEK]
    assert expected(WEEK * 8 + runaway + WEEK * 2) == pytest.approx(WEEK)


def test_a_run_goes_on_for_half_as_long() -> None:
    """After four odd days two more are expected, then the usual."""
    streak = [100.0] * 56 + [300.0] * 4
    assert expected(streak, 4) == pytest.approx([300, 300, 100, 100], rel=0.25)
    assert expected(streak, 4)[2:] == pytest.approx([100, 100], rel=0.1)


def test_today_ends_a_run_or_begins_one() -> None:
    """A day that is half over and as usual ends a run; one that is far above begins one."""
    even = [100.0] * 56
    after = expected([*even, 300.0, 300.0], 2, Today(50.0, 0.5))
    assert after == pytest.approx([100, 100], rel=0.06)
    begun = expected(even, 2, Today(200.0, 0.5))
    assert begun[0] > 200
    assert begun[1] == pytest.approx(100)


def test_a_step_becomes_the_level() -> None:
    """Three weeks after a step, in either direction, the new level is expected."""
    assert expected([100.0] * 63 + [150.0] * 21) == pytest.approx([150] * 7, rel=0.1)
    assert expected([100.0] * 63 + [60.0] * 21) == pytest.approx([60] * 7, rel=0.1)


def test_growth_goes_on() -> None:
    """Steady growth is carried on, up to a bound."""
    slow = [1.001**day for day in range(100)]
    assert expected(slow, 10) == pytest.approx([1.001 ** (100 + day) for day in range(10)])
    fast = projection(DailyHistory([1.05**day for day in range(100)], 0), 100)
    assert fast.growth == MOST_GROWTH_A_DAY


def test_days_without_spend() -> None:
    """Weekends that never cost anything are expected to cost nothing, and say nothing else."""
    office = [120.0, 120.0, 120.0, 120.0, 120.0, 0.0, 0.0]
    assert expected(office * 8) == pytest.approx(office)
    assert expected([0.0] * 60) == [0.0] * 7


def test_seldom_spend_counts_by_its_mean() -> None:
    """Where most days cost nothing there is no usual day, so that all of them are averaged."""
    seldom = [0.0] * 100
    seldom[3::10] = [100.0] * 10
    assert sum(expected(seldom, 28)) == pytest.approx(280, rel=0.35)


def test_credits() -> None:
    """Days below nothing do not make anything below nothing expected."""
    assert min(expected([-5.0] * 60)) == 0
    assert expected([*[100.0] * 40, -900.0, *[100.0] * 20]) == pytest.approx([100] * 7, rel=0.05)
