"""Unusually dear days: which are marked, and which are not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.spend.anomalies import (
    FEWEST_DAYS,
    HISTORY_DAYS,
    Anomaly,
    AnomalyRow,
    anomaly_row,
    find_anomalies,
    model_with_largest_excess,
)
from app.spend.days import DayRange
from bench.unusual import (
    MOST_FALSE_MARKS,
    is_found,
    marks_by_month,
    milliseconds,
    runaways,
)

MONDAY = date(2026, 11, 9)
WEEK = [120, 120, 120, 120, 120, 50, 50]
JUDGED = DayRange(MONDAY, MONDAY + timedelta(days=6))
DAYS = DayRange(MONDAY - timedelta(days=HISTORY_DAYS), JUDGED.last)
BEFORE = WEEK * 8


def marked(
    a: list[int], *, others: int = 500, today: date = date.max, times: int = 1
) -> list[Anomaly]:
    """The marks of a week of one project, or so many alike, beside one that never changes."""
    amounts: dict[str | None, list[Decimal]] = {"steady": [Decimal(others)] * DAYS.days}
    for number in range(times):
        amounts["a" * (number + 1)] = [Decimal(total) for total in a]
    totals = [sum(day, Decimal(0)) for day in zip(*amounts.values(), strict=True)]
    return find_anomalies(DAYS, amounts, totals, JUDGED, today)


def days_of(marks: list[Anomaly]) -> list[int]:
    """Which days of the week they are on, Monday 0."""
    return [(anomaly.date - MONDAY).days for anomaly in marks]


def test_quiet_months_have_few_marks() -> None:
    """Where nothing happens there is at most one mark a month."""
    found = [len(marks) for seed in (100, 101) for marks in marks_by_month(seed).values()]
    assert sum(found) / len(found) <= MOST_FALSE_MARKS


def test_a_runaway_week_is_found_on_its_first_day() -> None:
    """Every runaway week is marked once its Monday is over."""
    found = [runaway for seed in (100, 103) for runaway in runaways(seed)]
    assert len(found) > 8
    assert all(map(is_found, found))


def test_it_is_quick() -> None:
    """A thousand projects over 400 days take less than 300 milliseconds."""
    assert milliseconds(1000, 400, 3) < 300


def test_an_even_week_has_no_mark() -> None:
    """A week as all others is not unusual, nor is a cheap one, such as a holiday's."""
    assert marked(BEFORE + WEEK) == []
    assert marked(BEFORE + [0] * 7) == []


def test_a_mark_says_what_was_spent_and_what_is_usual() -> None:
    """The amounts are exact, and the usual is that of the same weekday."""
    [anomaly] = marked([*BEFORE, 120, 120, 120, 120, 120, 250, 50])
    assert anomaly == Anomaly(
        MONDAY + timedelta(days=5), "a", False, Decimal(250), Decimal(50), partial=False
    )
    assert anomaly.excess == 200


def test_what_stays_is_marked_on_its_first_two_days() -> None:
    """Of a lasting step the second day is the last that is news."""
    assert days_of(marked(BEFORE + [3 * total for total in WEEK])) == [0, 1]


def test_what_grows_is_marked_as_it_grows() -> None:
    """A loop that takes more from day to day is marked up to its dearest day."""
    assert days_of(marked([*BEFORE, 400, 900, 1400, 2000, 1700, 700, 400])) == [0, 1, 2, 3]


def test_a_second_run_is_marked_too() -> None:
    """A mishap of five weeks ago hides no new one."""
    runaway = [10 * total for total in WEEK]
    assert days_of(marked(WEEK * 3 + runaway + WEEK * 4 + runaway)) == [0, 1]


def test_what_is_small_is_not_marked() -> None:
    """A project that spends many times its usual is no news where it moves nothing."""
    assert marked(a=BEFORE + [5 * total for total in WEEK], others=100_000) == []


def test_what_varies_much_is_not_marked() -> None:
    """Where days differ wildly, a wild day is usual."""
    wild = [(7 * n * n) % 300 for n in range(HISTORY_DAYS)]
    assert marked([*wild, 290, 290, 290, 290, 290, 290, 290]) == []


@pytest.mark.parametrize(("known", "is_marked"), [(FEWEST_DAYS - 1, False), (FEWEST_DAYS, True)])
def test_what_is_new_is_not_unusual(known: int, is_marked: bool) -> None:
    """A project is judged once it has spent for four weeks; until then only the organisation is."""
    began = [0] * (HISTORY_DAYS - known) + [100] * known
    found = marked([*began, 900, 100, 100, 100, 100, 100, 100])
    assert days_of(found) == [0]
    assert found[0].whole_organisation != is_marked


def test_today_counts_as_far_as_it_has_come() -> None:
    """A day that is not over is marked when it is already too dear, and said to be partial."""
    assert marked([*BEFORE, 150, 0, 0, 0, 0, 0, 0], today=MONDAY) == []
    [anomaly] = marked([*BEFORE, 400, 0, 0, 0, 0, 0, 0], today=MONDAY)
    assert anomaly.partial


def test_the_organisation_is_marked_where_no_project_tells_it() -> None:
    """Where everybody spends a bit more, that is one mark of all; where one project does, its."""
    a_bit_more = [100] * HISTORY_DAYS + [130] + [100] * 6
    [anomaly] = marked(a_bit_more, others=0, times=20)
    assert (anomaly.whole_organisation, anomaly.project_id) == (True, None)
    assert (anomaly.total, anomaly.usual) == (Decimal(2600), Decimal(2000))
    [anomaly] = marked([*BEFORE, 1000, *WEEK[1:]])
    assert (anomaly.whole_organisation, anomaly.project_id) == (False, "a")


def test_money_without_a_project_is_judged_too() -> None:
    """None is a project like others."""
    amounts = [Decimal(100)] * HISTORY_DAYS + [Decimal(900)] + [Decimal(100)] * 6
    [anomaly] = find_anomalies(DAYS, {None: amounts}, amounts, JUDGED, date.max)
    assert (anomaly.project_id, anomaly.whole_organisation) == (None, False)


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_and_credits_are_not_unusual(amount: int) -> None:
    """Neither an organisation without spend nor one that is paid back has marks."""
    assert marked(a=[amount] * DAYS.days, others=0) == []
    assert find_anomalies(DAYS, {}, [Decimal(0)] * DAYS.days, JUDGED, date.max) == []


def test_spend_on_one_weekday_only() -> None:
    """A weekly job is usual on its day, and dear when it is dearer; another day is marked too."""
    weekly = [300, 0, 0, 0, 0, 0, 0]
    assert marked(weekly * 9) == []
    assert days_of(marked(weekly * 8 + [900, 0, 0, 500, 0, 0, 0])) == [0, 3]


def test_days_without_history() -> None:
    """Judged days at the beginning of what is known are not marked."""
    amounts = [Decimal(n) for n in (1, 500, 1, 1, 1, 1, 1)]
    assert find_anomalies(JUDGED, {"a": amounts}, amounts, JUDGED, date.max) == []


def test_the_model_that_did_it() -> None:
    """It is the one with the largest excess over its own usual, not the largest one."""
    usual: dict[str | None, Decimal] = {"large": Decimal(500), "small": Decimal(10)}
    before = [usual] * 8
    day: dict[str | None, Decimal] = {"large": Decimal(510), "small": Decimal(90)}
    assert model_with_largest_excess(day, before) == "small"
    assert model_with_largest_excess(day | {"new": Decimal(200)}, before) == "new"
    assert model_with_largest_excess(day, []) == "large"
    assert model_with_largest_excess({None: Decimal(3)}, []) is None
    assert model_with_largest_excess({}, []) is None


def test_a_row_has_ratio_and_excess() -> None:
    """Amounts are exact, and a usual of nothing has no multiple."""
    anomaly = Anomaly(MONDAY, "a", False, Decimal("3.30"), Decimal("1.1"), partial=True)
    assert anomaly_row(anomaly, "A", "m") == AnomalyRow(
        date=MONDAY,
        project_id="a",
        project_name="A",
        model="m",
        whole_organisation=False,
        total=Decimal("3.3"),
        usual=Decimal("1.1"),
        ratio=Decimal(3),
        excess=Decimal("2.2"),
        partial=True,
    )
    nothing = anomaly_row(
        Anomaly(MONDAY, "a", False, Decimal(3), Decimal(0), partial=False), None, None
    )
    assert nothing.ratio is None
