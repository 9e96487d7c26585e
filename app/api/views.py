"""From a query to the view of the money that it asks for."""

from datetime import date

from app.api.queries import FilteredQuery, ViewQuery
from app.api.ranges import days_asked
from app.spend.views import Against, Filters, View
from app.spend.periods import compared_with


def view_of(query: ViewQuery, today: date) -> View:
    """The view, whose days never reach beyond today."""
    days = days_asked(query, today)
    against = None
    if query.compare != "none":
        against = Against(query.compare, compared_with(days, query.compare, today))
    return View(days, filters_of(query), against)


def filters_of(query: FilteredQuery) -> Filters:
    """Which money the query looks at."""
    return Filters(
        frozenset(query.project_ids), frozenset(query.models), frozenset(query.line_items)
    )
