"""What is told of the figures of a view, and how fresh that is."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import msgspec

from app.openai_admin.deadline import Deadline
from app.reports.dataset import Figures, OpenFigures
from app.spend.anomalies import HISTORY_DAYS as ANOMALY_HISTORY_DAYS
from app.spend.anomalies import (
    Anomaly,
    AnomalyReport,
    AnomalyRow,
    anomaly_row,
    find_anomalies,
    model_with_largest_excess,
)
from app.spend.breakdown import Breakdown, Table, build_breakdown
from app.spend.changes import Changes, build_changes
from app.spend.chart_series import Series, Stacking, build_series
from app.spend.daily_series import OverTime
from app.spend.days import WINDOW_DAYS, DayRange, days_later
from app.spend.export_rows import ExportColumn, ExportRow, export_rows
from app.spend.filters import NO_PROJECT, ComparisonRange, Filters, SpendQuery
from app.spend.money import CURRENCY, exact_sum
from app.spend.month_end_forecast import HISTORY_DAYS as FORECAST_DAYS
from app.spend.month_end_forecast import ForecastReport, forecast, forecast_report, month_of
from app.spend.period_change import summary_range
from app.spend.project_table import Months, ProjectsSpend, ProjectsTable, build_project_table
from app.spend.spend_by_key import SpendByKey
from app.spend.summary import Summary, build_summary
from app.sync.freshness import Freshness
from app.sync.made import range_sums

Result = TypeVar(
    "Result", Summary, Series, Breakdown, Changes, ProjectsSpend, ForecastReport, AnomalyReport
)
Report = tuple[Result, Freshness]
"""Plain figures, and how fresh they are."""


class Reports:
    """Makes the answers; none of a view's days may reach beyond today."""

    def __init__(self, figures: Figures, today: Callable[[], date]) -> None:
        self._figures = figures
        self._today = today

    def summary(self, query: SpendQuery, top: int | None, deadline: Deadline) -> Report[Summary]:
        """What ``/costs/summary`` answers.

        With a key that may not read projects, their ids stand for their names.
        """

        def make(opened: OpenFigures) -> Summary:
            each_day = opened.each_day(query.days, query.filters)
            return build_summary(query, each_day, *_spent(opened, query), opened.context, top=top)

        return self._report(_ranges(query), make, deadline)

    def series(self, query: SpendQuery, stacking: Stacking, deadline: Deadline) -> Report[Series]:
        """What ``/costs/series`` answers."""
        by = None if stacking.by == "none" else stacking.by

        def make(opened: OpenFigures) -> Series:
            return build_series(
                query,
                stacking,
                opened.over_time(query.days, by, query.filters),
                opened.spent(query.days, query.filters),
                query.comparison and opened.each_day(query.comparison.days, query.filters),
                opened.context,
            )

        return self._report(_ranges(query), make, deadline)

    def breakdown(self, query: SpendQuery, table: Table, deadline: Deadline) -> Report[Breakdown]:
        """What ``/costs/breakdown`` answers."""

        def make(opened: OpenFigures) -> Breakdown:
            over_time = opened.over_time(query.days, table.by, query.filters)
            return build_breakdown(
                query, table, opened.rows(query, table.by), over_time, opened.context
            )

        return self._report(_ranges(query), make, deadline)

    def changes(
        self,
        days: DayRange,
        comparison: ComparisonRange,
        filters: Filters,
        limit: int,
        deadline: Deadline,
    ) -> Report[Changes]:
        """What ``/costs/changes`` answers."""

        def make(opened: OpenFigures) -> Changes:
            now, before = (opened.spent(these, filters) for these in (days, comparison.days))
            return build_changes(days, comparison, now, before, limit, opened.context)

        return self._report([days, comparison.days], make, deadline)

    def projects_spend(self, table: ProjectsTable, deadline: Deadline) -> Report[ProjectsSpend]:
        """What ``/projects/spend`` answers."""
        today = self._today()
        lately = DayRange(days_later(today, 1 - WINDOW_DAYS), today)
        known = self._figures.known_days(lately)
        months = Months.at(today, known)
        days = months.all_days

        def make(opened: OpenFigures) -> ProjectsSpend:
            over_time = opened.over_time(days, "project", Filters())
            return build_project_table(
                table, months, opened.spenders(months), over_time, opened.context
            )

        report = self._report([days], make, deadline)
        # Nobody waits half a year's reading for a date; the next answer looks further back. Where
        # nothing is known even now, what is read is not kept.
        known = known or self._figures.known_days(lately)
        missing = [day for day in lately if day not in known]
        if known and missing:
            self._figures.read_behind(missing)
        return report

    def forecast(self, filters: Filters, deadline: Deadline) -> Report[ForecastReport]:
        """What ``/costs/forecast`` answers."""
        today = self._today()
        first = month_of(today).first
        days = DayRange(days_later(first, -FORECAST_DAYS), today)
        last_month = month_of(days_later(first, -1))

        def make(opened: OpenFigures) -> ForecastReport:
            history = dict(zip(days, opened.each_day(days, filters), strict=True))
            return forecast_report(
                forecast(history, today, opened.elapsed_today),
                exact_sum(history[day] for day in last_month),
                warnings=[],
                as_of=opened.context.as_of,
            )

        return self._report([days], make, deadline)

    def unusual(
        self, days: DayRange, filters: Filters, deadline: Deadline
    ) -> Report[AnomalyReport]:
        """What ``/costs/unusual`` answers."""
        since = DayRange(days_later(days.first, -ANOMALY_HISTORY_DAYS), days.last)

        def make(opened: OpenFigures) -> AnomalyReport:
            over_time = opened.over_time(since, "project", filters)
            return AnomalyReport(
                range=summary_range(days),
                currency=CURRENCY,
                marks=list(_anomalies(opened, over_time, days)),
                warnings=list(opened.context.notices(over_time.other_currencies())),
                as_of=opened.context.as_of,
            )

        return self._report([since], make, deadline)

    def export(
        self,
        days: DayRange,
        filters: Filters,
        columns: Sequence[ExportColumn],
        deadline: Deadline,
    ) -> tuple[Iterator[ExportRow], Freshness]:
        """``GET /costs/export``: its rows, made while they are sent. What can fail for want of an
        answer of OpenAI's has happened when the first one comes.
        """
        opened = self._figures.open([days], self._today(), deadline)
        return _export(opened, days, filters, columns), opened.fresh

    def _report(
        self, ranges: Sequence[DayRange], make: Callable[[OpenFigures], Result], deadline: Deadline
    ) -> Report[Result]:
        """What is made of the figures of these ranges, all of it of one reading of each day."""
        opened: OpenFigures = self._figures.open(ranges, self._today(), deadline)
        result: Result = make(opened)
        while not opened.is_of_now:
            opened = opened.again()
            result = make(opened)
        warnings = [*result.warnings, *opened.notices]
        return msgspec.structs.replace(result, warnings=warnings), opened.fresh


def _ranges(query: SpendQuery) -> list[DayRange]:
    return [query.days, query.comparison.days] if query.comparison else [query.days]


def _spent(opened: OpenFigures, query: SpendQuery) -> tuple[SpendByKey, SpendByKey | None]:
    """What was spent in the view's days, and in those that they are compared with."""
    comparison = query.comparison
    before = opened.spent(comparison.days, query.filters) if comparison else None
    return opened.spent(query.days, query.filters), before


def _export(
    opened: OpenFigures, days: DayRange, filters: Filters, columns: Sequence[ExportColumn]
) -> Iterator[ExportRow]:
    known = opened.context.projects_by_id
    if "date" not in columns:
        yield from export_rows(opened.billed(days), filters, columns, known, None)
        return
    for day in days:
        # Past the sums that are held in memory: a year of single days would push out all others.
        sums = range_sums(opened.source, DayRange(day, day))
        yield from export_rows(sums, filters, columns, known, day)


def _anomalies(opened: OpenFigures, over_time: OverTime, days: DayRange) -> Iterator[AnomalyRow]:
    """The unusual ones of these days, seen beside all that ``over_time`` knows."""
    since = over_time.days
    projects = {id_: over_time.each_day(keys) for id_, keys in over_time.keys_by("project").items()}
    # What matters is told by the whole organisation, so that a project's page has the same marks.
    totals = opened.each_day(since, Filters())
    known = opened.context.projects_by_id
    for anomaly in find_anomalies(since, projects, totals, days, opened.today):
        if anomaly.whole_organisation and any(over_time.filters):
            continue
        yield anomaly_row(
            anomaly,
            known[anomaly.project_id].name if anomaly.project_id in known else None,
            None if anomaly.whole_organisation else _dearest_model(opened, since, anomaly),
        )


def _dearest_model(opened: OpenFigures, days: DayRange, anomaly: Anomaly) -> str | None:
    """The model that made a project's day dear, seen beside the same weekdays before it."""
    project = Filters(project_ids=frozenset([anomaly.project_id or NO_PROJECT]))
    over_time = opened.over_time(days, "model", project)
    place = (anomaly.date - days.first).days
    each_day = {
        model: over_time.each_day(keys) for model, keys in over_time.keys_by("model").items()
    }

    def on(position: int) -> dict[str | None, Decimal]:
        return {model: amounts[position] for model, amounts in each_day.items()}

    same_weekdays = range(place % 7, place, 7)[-ANOMALY_HISTORY_DAYS // 7 :]
    return model_with_largest_excess(on(place), list(map(on, same_weekdays)))
