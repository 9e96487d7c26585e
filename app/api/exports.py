"""``/costs/export``: billed money in rows, sent while they are made."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import msgspec
from flask import Blueprint, Response

from app.api.openapi_spec import documented
from app.api.query_mapping import days_asked
from app.api.query_params import ExportQuery
from app.api.query_parser import read_query
from app.api.response_cache import as_file, deadline, freshness_headers, openai_admin
from app.api.views import filters_of
from app.auth.api_key import require_api_key
from app.exports.csv_writer import Cell, csv_lines
from app.spend.export_rows import fields_of
from app.spend.shapes.export import Export, ExportRow

blueprint = Blueprint("exports", __name__)

# Rows are sent so many at a time: one by one they would be packets of their own.
_AT_ONCE = 500


@blueprint.get("/costs/export")
@require_api_key
@documented(Export, query=ExportQuery)
def costs_export() -> Response:
    """All billed money of a range, in rows of any grouping; csv is safe to open in a spreadsheet.

    A connection that breaks before the end is a failure: nothing is left out silently.
    """
    query = read_query(ExportQuery)
    admin = openai_admin()
    days = days_asked(query, admin.today())
    rows, fresh = admin.reports.export(days, filters_of(query), query.group_by, deadline())
    parts = _gathered(
        _json(rows) if query.format == "json" else _csv(rows, fields_of(query.group_by))
    )
    # What fails by now is told as any failure is; later a connection can only break.
    begun = chain([next(parts)], parts)
    headers = [*as_file("spend", days, query.format), *freshness_headers(fresh, admin.now())]
    return Response(begun, headers=headers)


def _csv(rows: Iterator[ExportRow], fields: list[str]) -> Iterator[str]:
    def cell(row: ExportRow, name: str) -> Cell:
        value: Cell | date = getattr(row, name)
        return value.isoformat() if isinstance(value, date) else value

    return csv_lines(fields, ([cell(row, name) for name in fields] for row in rows))


def _json(rows: Iterator[ExportRow]) -> Iterator[str]:
    yield '{"rows":['
    for number, row in enumerate(rows):
        yield ("," if number else "") + msgspec.json.encode(row).decode()
    yield "]}"


def _gathered(parts: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for part in parts:
        held.append(part)
        if len(held) == _AT_ONCE:
            yield "".join(held)
            held.clear()
    yield "".join(held)
