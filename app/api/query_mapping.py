"""From query parameters to what reports take: UTC days, filters, and the days to compare with."""

from datetime import date, timedelta

from app.api.pagination import cursor, days_after
from app.api.query_params import ComparedQuery, CostsQuery, DaysQuery, FilteredQuery
from app.errors import InvalidParameter
from app.spend.comparison_periods import Comparing, compared_with
from app.spend.days import DayRange, day_of
from app.spend.filters import ComparisonRange, Filters, SpendQuery
from app.sync.cached_admin import CostsPageRequest

# Five years with the most leap days that five years can have.
_MOST_DAYS = 5 * 365 + 2


def parse_costs_page(query: CostsQuery, today: date) -> CostsPageRequest:
    """A page of the complete UTC days that the times fall into, none after today."""
    last = _last_day(query.start_time, query.end_time)
    rest = (
        days_after(query)
        if query.page
        else _up_to_today(day_of(query.start_time), last, today, "start_time")
    )
    page = DayRange(rest.first, min(rest.last, rest.first + timedelta(days=query.limit - 1)))
    more = page.last < rest.last
    after = DayRange(page.last + timedelta(days=1), rest.last) if more else None
    return CostsPageRequest(
        days=page,
        rest=rest,
        next_page=None if after is None else cursor(query, after),
        group_by=query.group_by,
        project_ids=query.project_ids,
        api_key_ids=query.api_key_ids,
        line_items=query.line_items,
    )


def parse_range(query: DaysQuery, today: date) -> DayRange:
    """The days that are asked for, given as dates or as times, none after today."""
    by_date = (query.start_date, query.end_date)
    by_time = (query.start_time, query.end_time)
    if any(value is not None for value in by_date) and any(value is not None for value in by_time):
        raise InvalidParameter(
            "Give days (start_date, end_date) or times (start_time, end_time), not both.",
            param="start_time" if query.start_time is not None else "end_time",
        )
    if query.start_time is not None:
        first = day_of(query.start_time)
        last = _last_day(query.start_time, query.end_time)
    elif query.start_date is not None:
        first, last = query.start_date, query.end_date
    else:
        raise InvalidParameter(
            "start_date is missing: the first UTC day, such as 2026-11-01.", param="start_date"
        )
    if last is not None and last < first:
        raise InvalidParameter("end_date lies before start_date.", param="end_date")
    start = "start_time" if query.start_date is None else "start_date"
    days = _up_to_today(first, last, today, start)
    if days.days > _MOST_DAYS:
        raise InvalidParameter(
            f"Figures cover at most five years ({_MOST_DAYS} days), not {days.days} days. "
            "Ask for a shorter range.",
            param=start,
        )
    return days


def parse_spend_query(query: ComparedQuery, today: date) -> SpendQuery:
    """Days, filters and comparison; the days never reach beyond today."""
    days = parse_range(query, today)
    comparison = None if query.compare == "none" else parse_comparison(query.compare, days, today)
    return SpendQuery(days, parse_filters(query), comparison)


def parse_comparison(kind: Comparing, days: DayRange, today: date) -> ComparisonRange:
    """The days that ``days`` are compared with."""
    return ComparisonRange(kind, compared_with(days, kind, today))


def parse_filters(query: FilteredQuery) -> Filters:
    """The filters of the query."""
    return Filters(
        frozenset(query.project_ids), frozenset(query.models), frozenset(query.line_items)
    )


def _last_day(start_time: int, end_time: int | None) -> date | None:
    """The UTC day of the last second that an exclusive ``end_time`` includes."""
    if end_time is None:
        return None
    if end_time <= start_time:
        raise InvalidParameter("end_time must lie after start_time.", param="end_time")
    return day_of(end_time - 1)


def _up_to_today(first: date, last: date | None, today: date, name: str) -> DayRange:
    if first > today:
        raise InvalidParameter(
            f"{name} lies after today, {today} in UTC: there is nothing to ask for yet.", param=name
        )
    return DayRange(first, today if last is None else min(last, today))
