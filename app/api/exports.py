"""``/costs/export``: billed amounts in rows, streamed."""

from functools import partial
from itertools import chain

from flask import Blueprint, Response

from app.api.openapi_spec import documented
from app.api.query_mapping import parse_filters, parse_range
from app.api.query_params import ExportQuery
from app.api.query_parser import read_query
from app.api.response_cache import deadline, download_headers, freshness_headers, services
from app.api.schemas.encoding import encode
from app.api.schemas.export import Export, ExportRow
from app.auth.api_key import require_api_key
from app.exports.cost_export import csv_export, json_export

blueprint = Blueprint("exports", __name__)


@blueprint.get("/costs/export")
@require_api_key
@documented(Export, query=ExportQuery)
def costs_export() -> Response:
    """All billed amounts of a range, in rows of any grouping; csv is safe to open in a spreadsheet.

    A connection that breaks before the end is a failure: nothing is silently missing.
    """
    query = read_query(ExportQuery)
    admin, reports, _ = services()
    days = parse_range(query, admin.today())
    rows, fresh = reports.export(days, parse_filters(query), query.group_by, deadline())
    if query.format == "json":
        parts = json_export(rows, partial(encode, schema=ExportRow))
    else:
        parts = csv_export(rows, query.group_by)
    # A failure up to the first part is an ordinary error answer; later the connection breaks.
    stream = chain([next(parts)], parts)
    headers = [
        *download_headers("spend", days, query.format),
        *freshness_headers(fresh, admin.now()),
    ]
    return Response(stream, headers=headers)
