"""Sums along each way of looking."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from hypothesis import given
from hypothesis import strategies as st

from app.spend.cost_rows import rows_of
from app.spend.days import DayRange
from app.spend.filters import Filters, SpendQuery
from app.spend.models import CostLine, Project
from app.spend.report_context import ReportContext
from app.spend.spend_by_key import aggregate
from app.spend.summary import ProjectCount, Summary, SummaryDay, build_summary
from app.spend.unit_sums import UnitSum, put_together

DAYS = DayRange(date(2026, 11, 1), date(2026, 11, 3))
AS_OF = datetime(2026, 11, 3, 12, tzinfo=UTC)

LINES = st.builds(
    CostLine,
    amount=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9),
    currency=st.sampled_from(["usd", "usd", "usd", "eur"]),
    project_id=st.sampled_from([None, "proj_a", "proj_b", "proj_c"]),
    line_item=st.sampled_from([None, "m1, input", "m1, output", "m2", "priority | m2, output"]),
)
Days = dict[date, list[CostLine]]
COST_DAYS: st.SearchStrategy[Days] = st.fixed_dictionaries(
    {day: st.lists(LINES, max_size=8) for day in DAYS}
)


def project(id_: str, name: str | None = None) -> Project:
    return Project(id_, name, None, "active", None, None, None, None, None)


class HasTotal(Protocol):
    @property
    def total(self) -> Decimal: ...


def key_of(line: CostLine) -> tuple[str | None, ...]:
    return line.line_item, line.project_id, line.currency


def summary(cost_days: Days, projects: list[Project] | None = None) -> Summary:
    """The summary of these days."""
    days = {day: rows_of(("line_item", "project_id"), lines) for day, lines in cost_days.items()}
    totals = {day: rows.total("usd") for day, rows in days.items()}
    sums = [
        UnitSum(
            (line.line_item, line.project_id, line.currency),
            None,
            line.amount,
            None,
            is_uncounted=True,
        )
        for rows in days.values()
        for line in rows.lines()
    ]
    return build_summary(
        SpendQuery(DAYS),
        [totals.get(day, Decimal(0)) for day in DAYS],
        aggregate(put_together(sums), Filters()),
        None,
        ReportContext(projects, DAYS.last, AS_OF),
    )


def total_of(rows: Iterable[HasTotal]) -> Fraction:
    return sum((Fraction(row.total) for row in rows), Fraction(0))


@given(COST_DAYS)
def test_parts_add_up_to_the_whole(cost_days: Days) -> None:
    """Days, projects, models and line items each add up to the total, to the last digit."""
    lines = [line for lines in cost_days.values() for line in lines]
    dollars = sum((Fraction(line.amount) for line in lines if line.currency == "usd"), Fraction(0))
    found = summary(cost_days)
    assert Fraction(found.total) == dollars
    for breakdown in (found.days, found.projects, found.models, found.line_items):
        assert total_of(breakdown) == dollars
    for row in found.projects:
        assert total_of(row.models) == Fraction(row.total)


@given(COST_DAYS)
def test_shares_and_averages_are_of_the_whole(cost_days: Days) -> None:
    """Each row's share is its part of the total, its average that part over the days."""
    found = summary(cost_days)
    total = Fraction(found.total)
    assert abs(Fraction(found.daily_average) - total / DAYS.days) <= Fraction("5e-13")
    shares = [
        *((row.share, row.total) for row in found.projects),
        *((row.share, row.total) for row in found.models),
        *((row.share, row.total) for row in found.line_items),
    ]
    for share, part in shares:
        if share is not None:
            assert abs(Fraction(share) - Fraction(part) / total) <= Fraction("5e-10")
        else:
            assert not total or abs(Fraction(part) / total) >= 10**10
    for row in found.projects:
        average = Fraction(row.total) / DAYS.days
        assert abs(Fraction(row.daily_average) - average) <= Fraction("5e-13")


@given(COST_DAYS)
def test_currencies_are_never_added_together(cost_days: Days) -> None:
    """Money in euros stands apart, whole, with a warning."""
    euros = [line for day in cost_days.values() for line in day if line.currency == "eur"]
    amount = sum((Fraction(line.amount) for line in euros), Fraction(0))
    found = summary(cost_days)
    assert total_of(found.other_currencies) == amount
    codes = [warning.code for warning in found.warnings]
    assert ("other_currencies" in codes) == bool(found.other_currencies)


def test_rows_are_sorted_by_total_and_the_nameless_have_their_own() -> None:
    """The largest comes first; money without a project or a label is a row of its own."""
    lines = [
        CostLine(Decimal(1), "usd", "proj_a", "m1, input"),
        CostLine(Decimal(5), "usd", None, "m2"),
        CostLine(Decimal(3), "usd", "proj_b", None),
    ]
    found = summary({DAYS.first: lines}, [project("proj_a", "A"), project("proj_z")])
    assert [(row.id, row.name, row.total) for row in found.projects] == [
        (None, None, Decimal(5)),
        ("proj_b", None, Decimal(3)),
        ("proj_a", "A", Decimal(1)),
    ]
    assert [row.model for row in found.models] == ["m2", None, "m1"]
    assert [row.line_item for row in found.line_items] == ["m2", None, "m1, input"]


def test_projects_are_counted_among_all_that_are_known() -> None:
    """A spender that no list names counts as known, so that "2 of 3" is never "3 of 2"."""
    lines = [CostLine(Decimal(1), "usd", "proj_a", "m"), CostLine(Decimal(1), "usd", "proj_x", "m")]
    days = {DAYS.first: lines}
    assert summary(days, [project("proj_a"), project("proj_z")]).project_count == ProjectCount(
        with_spend=2, all=3, new=None
    )
    assert summary(days, None).project_count == ProjectCount(with_spend=2, all=None, new=None)


def test_days_are_all_there_and_the_last_is_partial() -> None:
    """A day without rows is a zero; today is marked as not over."""
    found = summary({})
    assert found.days == [
        SummaryDay(date(2026, 11, 1), Decimal(0), partial=False),
        SummaryDay(date(2026, 11, 2), Decimal(0), partial=False),
        SummaryDay(date(2026, 11, 3), Decimal(0), partial=True),
    ]
    assert found.total == found.daily_average == 0
    assert found.projects == []


def test_rows_of_no_money_leave_no_trace() -> None:
    """A project whose every row is zero is not one with spend."""
    zero = CostLine(Decimal("0E-6176"), "usd", "proj_a", "m1, input")
    found = summary({DAYS.first: [zero]}, [project("proj_a")])
    assert found.projects == []
    assert found.project_count == ProjectCount(with_spend=0, all=1, new=None)
