"""Query parameters, parsed and validated with OpenAI's rules and error messages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from fake_openai.days import SECONDS, day_number, utc_day
from fake_openai.errors import ApiError

Pairs = list[tuple[str, str]]

DIMENSIONS = ("project_id", "line_item", "api_key_id", "user_id", "api_source")
FILTERS = {"project_ids": "project_id", "api_key_ids": "api_key_id", "line_items": "line_item"}
API_KEYS_SINCE = 1764979200  # 2025-12-06T00:00Z; grouping by key is refused before it
_LAST_SECOND = 253402300799  # of the year 9999


@dataclass(frozen=True)
class CostsQuery:
    """A costs request. Days are counted from 1970-01-01; `end` is exclusive.

    `filters` holds the allowed values of each filtered dimension. `fingerprint` identifies all
    parameters except the cursor, whatever their order and list encoding.
    """

    first: int
    end: int
    limit: int
    group_by: tuple[str, ...]
    filters: tuple[tuple[str, frozenset[str]], ...]
    page: str | None
    fingerprint: bytes


@dataclass(frozen=True)
class ProjectsQuery:
    """A projects request."""

    limit: int
    after: str | None
    include_archived: bool


def costs_query(pairs: Pairs, now: datetime) -> CostsQuery:
    """Parse a costs request; ApiError 400 if it is invalid."""
    start = _seconds(pairs, "start_time")
    if start is None:
        raise ApiError(
            400,
            "Missing required parameter: 'start_time'.",
            param="start_time",
            code="missing_required_parameter",
        )
    end = _seconds(pairs, "end_time")
    if end is not None and end <= start:
        raise ApiError(
            400, "Invalid time range: end_time must be after start_time.", param="end_time"
        )
    width = _first(pairs, "bucket_width")
    if width not in (None, "1d"):
        raise _unsupported(f"Invalid value: '{width}'.", ["1d"], "bucket_width")
    first = start // SECONDS
    return CostsQuery(
        first=first,  # rounded down: the bucket covers the whole day
        end=-(-end // SECONDS) if end is not None else max(first, day_number(utc_day(now)) + 1),
        limit=_limit(pairs, default=7, maximum=180),
        group_by=_group_by(pairs, start),
        filters=tuple(
            (dimension, frozenset(_listed(pairs, name)))
            for name, dimension in FILTERS.items()
            if _listed(pairs, name)
        ),
        page=_first(pairs, "page"),
        fingerprint=_fingerprint(pairs),
    )


def projects_query(pairs: Pairs) -> ProjectsQuery:
    """Parse a projects request; ApiError 400 if it is invalid."""
    archived = _first(pairs, "include_archived") or "false"
    if archived.lower() not in ("true", "false"):
        raise ApiError(
            400,
            "Invalid type for 'include_archived': expected a boolean, "
            f"but got '{archived}' instead.",
            param="include_archived",
            code="invalid_type",
        )
    return ProjectsQuery(
        limit=_limit(pairs, default=20, maximum=100),
        after=_first(pairs, "after") or None,
        include_archived=archived.lower() == "true",
    )


def _bare(name: str) -> str:
    return name.removesuffix("[]")


def _listed(pairs: Pairs, name: str) -> list[str]:
    """A list parameter: `name[]=a&name[]=b` or `name=a&name=b`. Commas do not separate values."""
    return [value for key, value in pairs if _bare(key) == name]


def _first(pairs: Pairs, name: str) -> str | None:
    return next((value for key, value in pairs if key == name), None)


def _whole_number(pairs: Pairs, name: str) -> int | None:
    text = _first(pairs, name)
    if text is None:
        return None
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        raise ApiError(
            400,
            f"Invalid type for '{name}': expected an integer, but got '{text}' instead.",
            param=name,
            code="invalid_type",
        )
    return int(text)


def _seconds(pairs: Pairs, name: str) -> int | None:
    number = _whole_number(pairs, name)
    if number is not None and not 0 <= number <= _LAST_SECOND:
        raise ApiError(400, f"Invalid {name} provided: {number}.", param=name, code="invalid_value")
    return number


def _limit(pairs: Pairs, *, default: int, maximum: int) -> int:
    """A page size. One that is too large is an error and is not clamped."""
    limit = _whole_number(pairs, "limit")
    if limit is None:
        return default
    if limit > maximum:
        rule = f"less than or equal to {maximum}"
    elif limit < 1:
        rule = "greater than or equal to 1"
    else:
        return limit
    message = f"Invalid limit provided: {limit}. Limit must be {rule}."
    raise ApiError(400, message, code="invalid_request_error")


def _group_by(pairs: Pairs, start: int) -> tuple[str, ...]:
    """The dimensions in a fixed order. A comma-joined value is accepted and groups by nothing."""
    values = [value for value in _listed(pairs, "group_by") if "," not in value]
    for value in values:
        if value not in DIMENSIONS:
            raise _unsupported(f"Invalid value: '{value}'.", DIMENSIONS, "group_by")
    if "api_key_id" in values and start < API_KEYS_SINCE:
        raise ApiError(
            400,
            "Grouping by api_key_id is only supported for a start_time of "
            f"{API_KEYS_SINCE} or later.",
            param="start_time",
        )
    return tuple(dimension for dimension in DIMENSIONS if dimension in values)


def _unsupported(message: str, supported: Iterable[str], param: str) -> ApiError:
    names = ", ".join(f"'{value}'" for value in supported)
    return ApiError(
        400, f"{message} Supported values are: {names}", param=param, code="invalid_value"
    )


def _fingerprint(pairs: Pairs) -> bytes:
    bound = sorted((_bare(key), value) for key, value in pairs if key != "page")
    return sha256(repr(bound).encode()).digest()[:18]
