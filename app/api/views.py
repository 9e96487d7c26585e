"""From a query to the view of the money that it asks for."""

from datetime import date

from app.api.query_mapping import days_asked
from app.api.query_params import FilteredQuery, ViewQuery
from app.spend.comparison_periods import Comparing, compared_with
from app.spend.days import DayRange
from app.spend.filters import Against, Filters, View


def view_of(query: ViewQuery, today: date) -> View:
    """The view, whose days never reach beyond today."""
    days = days_asked(query, today)
    against = None if query.compare == "none" else against_of(query.compare, days, today)
    return View(days, filters_of(query), against)


def against_of(kind: Comparing, days: DayRange, today: date) -> Against:
    """The days that these are compared with."""
    return Against(kind, compared_with(days, kind, today))


def filters_of(query: FilteredQuery) -> Filters:
    """Which money the query looks at."""
    return Filters(
        frozenset(query.project_ids), frozenset(query.models), frozenset(query.line_items)
    )
