"""The queries that the doors take: one definition validates them and describes them in the
OpenAPI document.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.spend.days import LAST_SECOND
from app.spend.records import DIMENSIONS, Dimension

_LISTS = "Repeat it, or write it with brackets"
_OR_COMMAS = f"{_LISTS}, or join values with commas."

Id = Annotated[str, Meta(min_length=1, max_length=512)]
Cursor = Annotated[str, Meta(min_length=1)]
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
    line_items: Annotated[
        tuple[Id, ...],
        Meta(
            description="Only costs with exactly these line items. "
            f"{_LISTS}; a comma is part of the name."
        ),
    ] = ()


class SummaryQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /costs/summary``"""

    start_date: Annotated[
        date | None,
        Meta(
            description="First UTC day, such as 2026-11-01. Either this or start_time is required; "
            "a summary covers at most five years."
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
    rows: Annotated[
        Literal["top", "all"],
        Meta(
            description="Whether each breakdown ends after its 100 largest rows, with one more for "
            "all others together, or has all rows."
        ),
    ] = "top"


class ProjectsQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``GET /projects``"""

    after: Annotated[
        Id | None, Meta(description="last_id of the page before, all else unchanged.")
    ] = None
    include_archived: Annotated[bool, Meta(description="Whether to list archived ones too.")] = (
        False
    )
    limit: Annotated[int, Meta(ge=1, le=100, description="Projects on a page, 1 to 100.")] = 20
    search: Annotated[
        str, Meta(max_length=512, description="Part of the name, id or description, in any case.")
    ] = ""
