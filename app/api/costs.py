"""``/costs`` and the reports made of it."""

from itertools import starmap

from flask import Blueprint, Response

from app.api.openai_schemas import CostsPage, cost_bucket, encoded_page
from app.api.openapi_spec import documented
from app.api.query_mapping import (
    parse_comparison,
    parse_costs_page,
    parse_filters,
    parse_range,
    parse_spend_query,
)
from app.api.query_params import (
    BreakdownQuery,
    ChangesQuery,
    CostsQuery,
    ForecastQuery,
    SeriesQuery,
    SummaryQuery,
    UnusualQuery,
)
from app.api.query_parser import read_query
from app.api.response_cache import (
    Body,
    cached_response,
    download_headers,
    encode_report,
    services,
)
from app.api.schemas.breakdown import Breakdown
from app.api.schemas.changes import Changes
from app.api.schemas.forecast import ForecastAnswer
from app.api.schemas.series import Series
from app.api.schemas.summary import Summary
from app.api.schemas.unusual import UnusualAnswer
from app.auth.api_key import require_api_key
from app.exports.csv_tables import breakdown_file
from app.openai_admin.deadline import Deadline
from app.spend.breakdown import Table
from app.spend.chart_series import Stacking
from app.spend.filters import Filters
from app.sync.freshness import Freshness

blueprint = Blueprint("costs", __name__)

_TOP = 100


@blueprint.get("/costs")
@blueprint.get("/v1/organization/costs")
@require_api_key
@documented(CostsPage, query=CostsQuery)
def costs_page() -> Response:
    """Costs by UTC day, in OpenAI's page shape.

    The amounts have all the digits that OpenAI sent.
    """
    query = read_query(CostsQuery)
    admin = services().admin

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        page = parse_costs_page(query, admin.today())
        days, fresh = admin.cost_days(page, deadline)
        return encoded_page(starmap(cost_bucket, days), page.next_page), fresh

    return cached_response(query, make)


@blueprint.get("/costs/summary")
@require_api_key
@documented(Summary, query=SummaryQuery)
def costs_summary() -> Response:
    """What was spent in a range of at most five years, and on what.

    Each breakdown adds up to the total exactly. With a key that may not read projects, ids stand
    for names and a warning says so.
    """
    query = read_query(SummaryQuery)
    top = None if query.rows == "all" else _TOP
    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        spend_query = parse_spend_query(query, admin.today())
        return encode_report(reports.summary(spend_query, top, deadline), Summary)

    return cached_response(query, make)


@blueprint.get("/costs/series")
@require_api_key
@documented(Series, query=SeriesQuery)
def costs_series() -> Response:
    """Spend over time, stacked by what it was spent on.

    In each bucket the series add up to the total exactly.
    """
    query = read_query(SeriesQuery)
    stacking = Stacking(query.by, query.interval, query.cumulative, query.top)
    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        spend_query = parse_spend_query(query, admin.today())
        return encode_report(reports.series(spend_query, stacking, deadline), Series)

    return cached_response(query, make)


@blueprint.get("/costs/breakdown")
@require_api_key
@documented(Breakdown, query=BreakdownQuery)
def costs_breakdown() -> Response:
    """One page of a table of spend by project, model or line item, searched and sorted.

    As csv it is a file of all pages, whose totals add up to what was found.
    """
    query = read_query(BreakdownQuery)
    is_file = query.format == "csv"
    table = Table(query.by, query.search, query.sort, None if is_file else query.limit, query.page)

    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        report = reports.breakdown(parse_spend_query(query, admin.today()), table, deadline)
        if is_file:
            return [breakdown_file(report[0])], report[1]
        return encode_report(report, Breakdown)

    if not is_file:
        return cached_response(query, make)
    days = parse_range(query, admin.today())
    return cached_response(query, make, download_headers(f"spend-by-{query.by}", days))


@blueprint.get("/costs/changes")
@require_api_key
@documented(Changes, query=ChangesQuery)
def costs_changes() -> Response:
    """Why spend differs from that of the days compared with, by project and model.

    Volume, unit price, mix, new, gone and the unexplained part add up to the change exactly.
    """
    query = read_query(ChangesQuery)

    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        days = parse_range(query, admin.today())
        comparison = parse_comparison(query.compare, days, admin.today())
        report = reports.changes(days, comparison, parse_filters(query), query.limit, deadline)
        return encode_report(report, Changes)

    return cached_response(query, make)


@blueprint.get("/costs/forecast")
@require_api_key
@documented(ForecastAnswer, query=ForecastQuery)
def costs_forecast() -> Response:
    """The total of the current UTC month: what is billed, and an estimate of the rest."""
    query = read_query(ForecastQuery)
    projects = Filters(project_ids=frozenset(query.project_ids))
    reports = services().reports
    return cached_response(
        query,
        lambda deadline: encode_report(reports.forecast(projects, deadline), ForecastAnswer),
    )


@blueprint.get("/costs/unusual")
@require_api_key
@documented(UnusualAnswer, query=UnusualQuery)
def costs_unusual() -> Response:
    """Days on which a project, or the whole organisation, was unusually expensive."""
    query = read_query(UnusualQuery)
    projects = Filters(project_ids=frozenset(query.project_ids))
    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        days = parse_range(query, admin.today())
        return encode_report(reports.unusual(days, projects, deadline), UnusualAnswer)

    return cached_response(query, make)
