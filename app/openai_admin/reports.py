"""What is told of the figures of a view, as encoded JSON with its freshness."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec

from app.openai_admin.deadline import Deadline
from app.openai_admin.figures import Figures, OpenFigures
from app.openai_admin.freshness import Freshness
from app.spend.breakdown import Table, break_down
from app.spend.changes import explain
from app.spend.days import DayRange
from app.spend.pairs import Spent
from app.spend.project_spend import Months, ProjectsTable, list_projects
from app.spend.series import Stacking, stack
from app.spend.shapes.common import Notice
from app.spend.totals import summarise
from app.spend.views import Against, Filters, View

Made = tuple[bytes, Freshness]


class Answer(Protocol):
    """What all answers about figures have."""

    warnings: list[Notice]


class Reports:
    """Makes the answers; none of a view's days may reach beyond today."""

    def __init__(self, figures: Figures, today: Callable[[], date]) -> None:
        self._figures = figures
        self._today = today

    def summary(self, view: View, top: int | None, deadline: Deadline) -> Made:
        """``GET /costs/summary``: a :class:`~app.spend.shapes.summary.Summary`.

        With a key that may not read projects, their ids stand for their names.
        """
        opened = self._open(view, deadline)
        return _made(
            opened,
            summarise(
                view,
                opened.each_day(view.days, view.filters),
                *_spent(opened, view),
                opened.told,
                top=top,
            ),
        )

    def series(self, view: View, stacking: Stacking, deadline: Deadline) -> Made:
        """``GET /costs/series``: a :class:`~app.spend.shapes.series.Series`."""
        opened = self._open(view, deadline)
        by = None if stacking.by == "none" else stacking.by
        before = view.against and opened.each_day(view.against.days, view.filters)
        return _made(
            opened,
            stack(
                view,
                stacking,
                opened.over_time(view.days, by, view.filters),
                opened.spent(view.days, view.filters),
                before,
                opened.told,
            ),
        )

    def breakdown(self, view: View, table: Table, deadline: Deadline) -> Made:
        """``GET /costs/breakdown``: a :class:`~app.spend.shapes.breakdown.Breakdown`."""
        opened = self._open(view, deadline)
        over_time = opened.over_time(view.days, table.by, view.filters)
        return _made(opened, break_down(view, table, *_spent(opened, view), over_time, opened.told))

    def changes(
        self, days: DayRange, against: Against, filters: Filters, limit: int, deadline: Deadline
    ) -> Made:
        """``GET /costs/changes``: a :class:`~app.spend.shapes.changes.Changes`."""
        opened = self._figures.open([days, against.days], self._today(), deadline)
        now, before = (opened.spent(these, filters) for these in (days, against.days))
        return _made(opened, explain(days, against, now, before, limit, opened.told))

    def projects_spend(self, table: ProjectsTable, deadline: Deadline) -> Made:
        """``GET /projects/spend``: a :class:`~app.spend.shapes.project_spend.ProjectsSpend`."""
        today = self._today()
        months = Months.at(today)
        opened = self._figures.open([DayRange(months.since, today)], today, deadline)
        over_time = opened.over_time(DayRange(months.since, today), "project", Filters())
        return _made(opened, list_projects(table, months, over_time, opened.told))

    def _open(self, view: View, deadline: Deadline) -> OpenFigures:
        ranges = [view.days, view.against.days] if view.against else [view.days]
        return self._figures.open(ranges, self._today(), deadline)


def _spent(opened: OpenFigures, view: View) -> tuple[Spent, Spent | None]:
    """What was spent in the view's days, and in those that they are compared with."""
    against = view.against
    before = opened.spent(against.days, view.filters) if against else None
    return opened.spent(view.days, view.filters), before


def _made(opened: OpenFigures, answer: Answer) -> Made:
    answer.warnings += opened.notices
    return msgspec.json.encode(answer), opened.fresh
