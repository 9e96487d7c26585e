"""Builds the report behind each cost endpoint."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from typing import TypeVar

import msgspec

from app.openai_admin.deadline import Deadline
from app.reports.dataset import CostDataset, DatasetLoader
from app.spend.anomalies import HISTORY_DAYS as ANOMALY_HISTORY_DAYS
from app.spend.anomalies import (
    Anomaly,
    AnomalyReport,
    AnomalyRow,
    anomaly_row,
    find_anomalies,
    least_material,
    model_with_largest_excess,
)
from app.spend.breakdown import Breakdown, Table, build_breakdown, find_page
from app.spend.changes import Changes, build_changes
from app.spend.chart_series import (
    Series,
    SeriesPart,
    StackedDays,
    Stacking,
    build_series,
    parts_of,
    top_keys,
)
from app.spend.days import WINDOW_DAYS, DayRange, days_later
from app.spend.export_rows import ExportColumn, ExportRow, export_rows
from app.spend.filters import NO_PROJECT, ComparisonRange, Filters, SpendQuery
from app.spend.money import CURRENCY, exact_sum
from app.spend.month_end_forecast import HISTORY_DAYS as FORECAST_DAYS
from app.spend.month_end_forecast import ForecastReport, forecast, forecast_report, month_of
from app.spend.period_change import summary_range
from app.spend.project_table import (
    Months,
    ProjectsSpend,
    ProjectsTable,
    build_project_table,
    find_project_page,
)
from app.spend.spend_by_key import SpendByKey
from app.spend.summary import Summary, build_summary
from app.sync.freshness import Freshness

Result = TypeVar(
    "Result", Summary, Series, Breakdown, Changes, ProjectsSpend, ForecastReport, AnomalyReport
)
Report = tuple[Result, Freshness]
"""Plain figures, and how fresh they are."""


class ReportService:
    """Loads what a question needs and computes the answer with ``app.spend``. None of a query's
    days may reach beyond today.
    """

    def __init__(self, loader: DatasetLoader, today: Callable[[], date]) -> None:
        self._loader = loader
        self._today = today

    def summary(self, query: SpendQuery, top: int | None, deadline: Deadline) -> Report[Summary]:
        """What ``/costs/summary`` answers.

        With a key that may not read projects, their ids stand for their names.
        """

        def build(dataset: CostDataset) -> Summary:
            each_day = dataset.each_day(query.days, query.filters)
            now, before = _now_and_before(dataset, query)
            return build_summary(query, each_day, now, before, dataset.context, top=top)

        return self._report(_ranges(query), build, deadline)

    def series(self, query: SpendQuery, stacking: Stacking, deadline: Deadline) -> Report[Series]:
        """What ``/costs/series`` answers."""

        def build(dataset: CostDataset) -> Series:
            days, filters = query.days, query.filters
            each_day = dataset.each_day(days, filters)
            return build_series(
                query,
                stacking,
                StackedDays(each_day, _parts(dataset, query, stacking, each_day)),
                query.comparison and dataset.each_day(query.comparison.days, filters),
                dataset.context,
                dataset.other_currencies(days, filters),
            )

        return self._report(_ranges(query), build, deadline)

    def breakdown(self, query: SpendQuery, table: Table, deadline: Deadline) -> Report[Breakdown]:
        """What ``/costs/breakdown`` answers."""

        def build(dataset: CostDataset) -> Breakdown:
            rows = dataset.table_rows(query, table.by)
            page = find_page(table, rows, dataset.context)
            keys = [row.key for row in page.rows]
            daily = dataset.daily(query.days, table.by, query.filters, keys)
            return build_breakdown(query, table, rows, page, daily, dataset.context)

        return self._report(_ranges(query), build, deadline)

    def changes(
        self,
        days: DayRange,
        comparison: ComparisonRange,
        filters: Filters,
        limit: int,
        deadline: Deadline,
    ) -> Report[Changes]:
        """What ``/costs/changes`` answers."""

        def build(dataset: CostDataset) -> Changes:
            now, before = (dataset.spend(these, filters) for these in (days, comparison.days))
            return build_changes(days, comparison, now, before, limit, dataset.context)

        return self._report([days, comparison.days], build, deadline)

    def projects_spend(self, table: ProjectsTable, deadline: Deadline) -> Report[ProjectsSpend]:
        """What ``/projects/spend`` answers."""
        today = self._today()
        lately = DayRange(days_later(today, 1 - WINDOW_DAYS), today)
        stored = self._loader.stored_days(lately)
        months = Months.at(today, stored)

        def build(dataset: CostDataset) -> ProjectsSpend:
            page = find_project_page(table, dataset.spenders(months), dataset.context)
            shown = DayRange(months.last.first, months.this.last)
            return build_project_table(
                table,
                months,
                page,
                dataset.daily(shown, "project", Filters(), page.ids),
                dataset.other_currencies(months.all_days, Filters()),
                dataset.context,
            )

        report = self._report([months.all_days], build, deadline)
        # Nobody waits half a year's reading for a date; the next answer looks further back.
        missing = [day for day in lately if day not in stored]
        if missing:
            self._loader.fetch_in_background(missing)
        return report

    def forecast(self, filters: Filters, deadline: Deadline) -> Report[ForecastReport]:
        """What ``/costs/forecast`` answers."""
        today = self._today()
        first = month_of(today).first
        days = DayRange(days_later(first, -FORECAST_DAYS), today)
        last_month = month_of(days_later(first, -1))

        def build(dataset: CostDataset) -> ForecastReport:
            history = dict(zip(days, dataset.each_day(days, filters), strict=True))
            return forecast_report(
                forecast(history, today, dataset.elapsed_today),
                exact_sum(history[day] for day in last_month),
                warnings=[],
                as_of=dataset.context.as_of,
            )

        return self._report([days], build, deadline)

    def unusual(
        self, days: DayRange, filters: Filters, deadline: Deadline
    ) -> Report[AnomalyReport]:
        """What ``/costs/unusual`` answers."""
        since = DayRange(days_later(days.first, -ANOMALY_HISTORY_DAYS), days.last)

        def build(dataset: CostDataset) -> AnomalyReport:
            currencies = dataset.other_currencies(since, filters)
            return AnomalyReport(
                range=summary_range(days),
                currency=CURRENCY,
                marks=list(_anomalies(dataset, since, days, filters)),
                warnings=list(dataset.context.notices(currencies)),
                as_of=dataset.context.as_of,
            )

        return self._report([since], build, deadline)

    def export(
        self,
        days: DayRange,
        filters: Filters,
        columns: Sequence[ExportColumn],
        deadline: Deadline,
    ) -> tuple[Iterator[ExportRow], Freshness]:
        """What ``/costs/export`` answers: its rows, made while they are sent. What OpenAI fails to
        answer has failed when this returns.
        """
        stack = ExitStack()
        dataset = stack.enter_context(self._loader.load([days], self._today(), deadline))
        return _export(dataset, days, filters, columns, stack), dataset.fresh

    def _report(
        self,
        ranges: Sequence[DayRange],
        build: Callable[[CostDataset], Result],
        deadline: Deadline,
    ) -> Report[Result]:
        """What is built of the figures of these ranges, with notices of their age."""
        dataset: CostDataset
        with self._loader.load(ranges, self._today(), deadline) as dataset:
            result: Result = build(dataset)
            warnings = [*result.warnings, *dataset.notices]
            return msgspec.structs.replace(result, warnings=warnings), dataset.fresh


def _ranges(query: SpendQuery) -> list[DayRange]:
    return [query.days, query.comparison.days] if query.comparison else [query.days]


def _now_and_before(
    dataset: CostDataset, query: SpendQuery
) -> tuple[SpendByKey, SpendByKey | None]:
    """What was spent in the query's days, and in those that they are compared with."""
    comparison = query.comparison
    before = dataset.spend(comparison.days, query.filters) if comparison else None
    return dataset.spend(query.days, query.filters), before


def _parts(
    dataset: CostDataset, query: SpendQuery, stacking: Stacking, each_day: Sequence[Decimal]
) -> list[SeriesPart]:
    if stacking.by == "none":
        return [SeriesPart(None, 0, each_day)]
    amounts = dataset.amounts(query.days, stacking.by, query.filters)
    shown = top_keys(amounts, stacking.top)
    daily = dataset.daily(query.days, stacking.by, query.filters, shown)
    return parts_of(each_day, len(amounts), shown, daily)


def _export(
    dataset: CostDataset,
    days: DayRange,
    filters: Filters,
    columns: Sequence[ExportColumn],
    stack: ExitStack,
) -> Iterator[ExportRow]:
    known = dataset.context.projects_by_id
    with stack:
        if "date" not in columns:
            yield from export_rows(dataset.billed(days), filters, columns, known, None)
            return
        for day in days:
            sums = dataset.billed_once(DayRange(day, day))
            yield from export_rows(sums, filters, columns, known, day)


def _anomalies(
    dataset: CostDataset, since: DayRange, days: DayRange, filters: Filters
) -> Iterator[AnomalyRow]:
    """The unusual ones of these days, seen beside the days ``since`` then."""
    # The whole organisation decides what matters, so that a project's page has the same marks.
    totals = dataset.each_day(since, Filters())
    # Most projects of a large organisation are never worth looking at.
    least = least_material(since, totals, days)
    ids = dataset.projects_reaching(days, filters, least)
    projects = dataset.daily(since, "project", filters, ids)
    known = dataset.context.projects_by_id
    for anomaly in find_anomalies(since, projects, totals, days, dataset.today):
        if anomaly.whole_organisation and any(filters):
            continue
        yield anomaly_row(
            anomaly,
            known[anomaly.project_id].name if anomaly.project_id in known else None,
            None if anomaly.whole_organisation else _expensive_model(dataset, since, anomaly),
        )


def _expensive_model(dataset: CostDataset, days: DayRange, anomaly: Anomaly) -> str | None:
    """The model that made a project's day expensive, beside the same weekdays before it."""
    project = Filters(project_ids=frozenset([anomaly.project_id or NO_PROJECT]))
    models = dataset.amounts(days, "model", project)
    each_day = dataset.daily(days, "model", project, models)
    place = (anomaly.date - days.first).days

    def on(position: int) -> dict[str | None, Decimal]:
        return {model: amounts[position] for model, amounts in each_day.items()}

    same_weekdays = range(place % 7, place, 7)[-ANOMALY_HISTORY_DAYS // 7 :]
    return model_with_largest_excess(on(place), list(map(on, same_weekdays)))
