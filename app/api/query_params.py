"""The query parameters of the endpoints: one struct each, which validates them and describes them
in the OpenAPI document.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.spend.breakdown_rows import BrokenDownBy
from app.spend.chart_series import StackedBy
from app.spend.comparison_periods import Comparing, Interval
from app.spend.days import LAST_SECOND
from app.spend.export_rows import ExportColumn
from app.spend.models import DIMENSIONS, Dimension
from app.spend.sorting import BreakdownOrder, ProjectsOrder

_LISTS = "Repeat it, or write it with brackets"
_OR_COMMAS = f"{_LISTS}, or join values with commas."

Id = Annotated[str, Meta(min_length=1, max_length=512)]
Cursor = Annotated[str, Meta(min_length=1)]
LineItems = Annotated[
    tuple[Id, ...],
    Meta(
        description="Only costs with exactly these line items. "
        f"{_LISTS}; a comma is part of the name."
    ),
]
UnixSeconds = Annotated[int, Meta(ge=0, le=LAST_SECOND)]


class CostsQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /costs``"""

    start_time: Annotated[
        UnixSeconds,
        Meta(description="Unix seconds, inclusive; counts from the beginning of its UTC day."),
    ]
    end_time: Annotated[
        UnixSeconds | None,
        Meta(
            description="Unix seconds, exclusive; counts to the end of the UTC day of the second "
            "before it. Without it, and beyond today: today included."
        ),
    ] = None
    bucket_width: Annotated[
        Literal["1d"], Meta(description="Buckets are whole UTC days; there is no other width.")
    ] = "1d"
    group_by: Annotated[
        tuple[Dimension, ...],
        Meta(description=f"What each row stands for: {', '.join(DIMENSIONS)}. {_OR_COMMAS}"),
    ] = ()
    limit: Annotated[int, Meta(ge=1, le=180, description="Days on a page, 1 to 180.")] = 7
    page: Annotated[
        Cursor | None, Meta(description="next_page of the page before, all else unchanged.")
    ] = None
    project_ids: Annotated[
        tuple[Id, ...], Meta(description=f"Only costs of these projects. {_OR_COMMAS}")
    ] = ()
    api_key_ids: Annotated[
        tuple[Id, ...], Meta(description=f"Only costs of these API keys. {_OR_COMMAS}")
    ] = ()
    line_items: LineItems = ()


class DaysQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range of UTC days, given as dates or as times."""

    start_date: Annotated[
        date | None,
        Meta(
            description="First UTC day, such as 2026-11-01. Either this or start_time is required; "
            "figures cover at most five years."
        ),
    ] = None
    end_date: Annotated[
        date | None,
        Meta(description="Last UTC day, included. Without it, and beyond today: today."),
    ] = None
    start_time: Annotated[
        UnixSeconds | None, Meta(description="Instead of start_date: any second of that day.")
    ] = None
    end_time: Annotated[
        UnixSeconds | None,
        Meta(description="Instead of end_date: Unix seconds, exclusive, as in /costs."),
    ] = None


_PROJECT_IDS = (
    f"Only costs of these projects; none stands for money without a project. {_OR_COMMAS}"
)


class FilteredQuery(DaysQuery, frozen=True, forbid_unknown_fields=True):
    """Days, and filters on their spend."""

    project_ids: Annotated[tuple[Id, ...], Meta(description=_PROJECT_IDS)] = ()
    models: Annotated[
        tuple[Id, ...],
        Meta(description=f"Only costs of these models, as the breakdown names them. {_LISTS}."),
    ] = ()
    line_items: LineItems = ()


class ComparedQuery(FilteredQuery, frozen=True, forbid_unknown_fields=True):
    """Days, filters on their spend, and what it is compared with."""

    compare: Annotated[
        Literal["none", Comparing],
        Meta(
            description="The days to compare with: the previous period (of a month or year to "
            "date the same number of days of the one before), the same days of the month before, "
            "or of the year before."
        ),
    ] = "none"


class SummaryQuery(ComparedQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/summary``"""

    rows: Annotated[
        Literal["top", "all"],
        Meta(
            description="Whether each breakdown ends after its 100 largest rows, with one more for "
            "all others together, or has all rows."
        ),
    ] = "top"


class SeriesQuery(ComparedQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/series``"""

    by: Annotated[StackedBy, Meta(description="What each series stands for.")] = "none"
    interval: Annotated[
        Interval, Meta(description="Days, ISO weeks or calendar months, cut by the range.")
    ] = "day"
    cumulative: Annotated[bool, Meta(description="Running sums instead of each bucket's own.")] = (
        False
    )
    top: Annotated[
        int, Meta(ge=1, le=50, description="How many series of their own; one more for all others.")
    ] = 7


Format = Annotated[
    Literal["json", "csv"],
    Meta(description="csv: all rows of all pages as a file for spreadsheets."),
]
PageNumber = Annotated[int, Meta(ge=1, le=1_000_000, description="Which page of rows, from 1.")]
RowsOnPage = Annotated[int, Meta(ge=1, le=1_000, description="Rows on a page, 1 to 1000.")]
Search = Annotated[
    str,
    Meta(
        max_length=512,
        description="Words that the row's name, id or description contains, case-insensitive, in "
        "any order.",
    ),
]


class BreakdownQuery(ComparedQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/breakdown``"""

    by: Annotated[BrokenDownBy, Meta(description="What each row stands for.")] = "project"
    search: Search = ""
    sort: Annotated[
        BreakdownOrder, Meta(description="The column to sort by; with - before it, descending.")
    ] = "-total"
    limit: RowsOnPage = 25
    page: PageNumber = 1
    format: Format = "json"


class ChangesQuery(FilteredQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/changes``"""

    compare: Annotated[
        Comparing, Meta(description="The days to compare with, as in /costs/summary.")
    ] = "previous"
    limit: Annotated[
        int, Meta(ge=1, le=1_000, description="How many rows; one more for all others together.")
    ] = 6


class ForecastQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/forecast``"""

    project_ids: Annotated[tuple[Id, ...], Meta(description=_PROJECT_IDS)] = ()


class UnusualQuery(DaysQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/unusual``"""

    project_ids: Annotated[tuple[Id, ...], Meta(description=_PROJECT_IDS)] = ()


class ExportQuery(FilteredQuery, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/export``"""

    group_by: Annotated[
        tuple[ExportColumn, ...],
        Meta(description=f"What each row stands for. {_OR_COMMAS}"),
    ] = ("date", "line_item", "project_id")
    format: Annotated[
        Literal["csv", "json"], Meta(description="A file for spreadsheets, or for programs.")
    ] = "csv"


class ProjectQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /projects/<id>``, which takes no parameter."""


class ProjectsSpendQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /projects/spend``"""

    search: Search = ""
    sort: Annotated[
        ProjectsOrder, Meta(description="The column to sort by; with - before it, descending.")
    ] = "-this_month"
    archived: Annotated[
        Literal["exclude", "only", "include"],
        Meta(description="Whether archived projects are left out, listed alone, or beside all."),
    ] = "exclude"
    limit: RowsOnPage = 25
    page: PageNumber = 1
    format: Format = "json"


class ProjectsQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /projects``"""

    after: Annotated[
        Id | None, Meta(description="last_id of the page before, all else unchanged.")
    ] = None
    include_archived: Annotated[bool, Meta(description="Whether to list archived ones too.")] = (
        False
    )
    limit: Annotated[int, Meta(ge=1, le=100, description="Projects on a page, 1 to 100.")] = 20
    search: Search = ""
