"""Tables as CSV: the columns of each, with names that explain themselves."""

from collections.abc import Iterator

from app.exports.csv_writer import Cell, csv_file
from app.spend.breakdown import Breakdown, BreakdownRow
from app.spend.days import day_of
from app.spend.project_table import ProjectsSpend

_BREAKDOWN = (
    "project",
    "project_id",
    "description",
    "model",
    "line_item",
    "total_usd",
    "share",
    "previous_usd",
    "change_usd",
    "change_fraction",
    "daily_average_usd",
    "unit_price_usd",
    "unit_price_per",
    "unit",
    "unit_price_change",
    "models",
)
_PROJECTS = (
    "project",
    "project_id",
    "description",
    "status",
    "created",
    "this_month_usd",
    "last_month_usd",
    "change_usd",
    "change_fraction",
    "share",
    "last_spend",
)


def breakdown_file(breakdown: Breakdown) -> bytes:
    """All rows that were found, in their order. The totals add up to ``found.total``."""
    by = breakdown.by
    unused = {"project": {"model", "line_item"}}.get(
        by, {"project", "project_id", "description", "models"} | ({"model", "line_item"} - {by})
    )
    if breakdown.comparison is None:
        unused = unused | {
            "previous_usd",
            "change_usd",
            "change_fraction",
            "unit_price_change",
        }
    kept = [name for name in _BREAKDOWN if name not in unused]
    cells = (dict(_breakdown_cells(breakdown, row)) for row in breakdown.rows)
    return csv_file(kept, ([row.get(name) for name in kept] for row in cells))


def _breakdown_cells(breakdown: Breakdown, row: BreakdownRow) -> Iterator[tuple[str, Cell]]:
    if breakdown.by == "project":
        yield "project", row.name or row.key or "No project"
        yield "project_id", row.key
    else:
        yield breakdown.by, row.key
    yield "description", row.description
    yield "total_usd", row.total
    yield "share", row.share
    yield "previous_usd", row.previous
    yield "change_usd", row.change
    yield "change_fraction", row.change_fraction
    yield "daily_average_usd", row.daily_average
    if row.unit_price:
        yield "unit_price_usd", row.unit_price.amount
        yield "unit_price_per", row.unit_price.per
        yield "unit", row.unit_price.unit
    yield "unit_price_change", row.unit_price_change
    yield "models", ", ".join(total.model for total in row.models if total.model is not None)


def projects_file(projects: ProjectsSpend) -> bytes:
    """All projects that were found, in their order."""
    return csv_file(
        _PROJECTS,
        (
            (
                row.name or row.id or "No project",
                row.id,
                row.description,
                row.status,
                None if row.created_at is None else day_of(row.created_at).isoformat(),
                row.this_month,
                row.last_month,
                row.change,
                row.change_fraction,
                row.share,
                None if row.last_spend is None else row.last_spend.isoformat(),
            )
            for row in projects.rows
        ),
    )
