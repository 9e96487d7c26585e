"""The requests whose answers are compared between two revisions, with their parameters pairwise.

``/projects`` is searched for single words without accents only: several words were one text to
look for in earlier revisions, and accents counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote, urlencode

from bench.pairwise import pairwise

Parameters = tuple[tuple[str, str], ...]
Options = Sequence[Parameters]

_NO_PARAMETERS: Parameters = ()
_DIMENSIONS = ("project_id", "line_item", "api_key_id", "user_id", "api_source")
_EXPORT_COLUMNS = ("date", "project_id", "model", "line_item", "direction")
_BREAKDOWN_ORDERS = (
    "name",
    "total",
    "share",
    "daily_average",
    "previous",
    "change",
    "change_fraction",
    "unit_price",
    "unit_price_change",
)
_PROJECT_ORDERS = (
    "name",
    "status",
    "created_at",
    "this_month",
    "last_month",
    "change",
    "change_fraction",
    "share",
    "last_spend",
)
_API_KEYS_COMPLETE = date(2025, 12, 6)
"""From this day on OpenAI groups costs by API key; of earlier days it can be asked for one key."""


class Values(NamedTuple):
    """What an organisation can be filtered by; the largest amounts come first."""

    projects: Sequence[str]
    models: Sequence[str]
    line_items: Sequence[str]
    api_keys: Sequence[str]


def requests(values: Values, now: datetime, most_days: int) -> list[str]:
    """The paths with queries, of ranges of at most so many days."""
    today = now.date()
    ranges = _ranges(today, most_days)
    # What an earlier month or year is compared with lies as far back.
    kinds = ("none", "previous", "month", "year") if most_days > 31 else ("none", "previous")
    comparisons = _each("compare", *kinds)
    filters = _filters(values)
    by_project = [one for one in filters if all(name == "project_ids" for name, _ in one)]
    endpoints: dict[str, Mapping[str, Options]] = {
        "/costs/summary": {
            "range": ranges,
            "compare": comparisons,
            "filters": filters,
            "rows": _each("rows", "top", "all"),
        },
        "/costs/series": {
            "range": ranges,
            "compare": comparisons,
            "filters": filters,
            "by": _each("by", "none", "project", "model", "line_item", "direction"),
            "interval": _each("interval", "day", "week", "month"),
            "cumulative": _each("cumulative", "false", "true"),
            "top": [_NO_PARAMETERS, *_each("top", "1", "50")],
        },
        "/costs/breakdown": {
            "range": ranges,
            "compare": comparisons,
            "filters": filters,
            "by": _each("by", "project", "model", "line_item"),
            "table": _table(_BREAKDOWN_ORDERS),
            "search": _each("search", "", "gpt", "GPT-5.4 input", "team", "project 00", "zzz"),
        },
        "/costs/changes": {
            "range": ranges,
            "compare": comparisons[1:],
            "filters": filters,
            "limit": [_NO_PARAMETERS, *_each("limit", "1", "1000")],
        },
        "/costs/forecast": {"filters": by_project, "": [_NO_PARAMETERS]},
        "/costs/unusual": {"range": ranges, "filters": by_project},
        "/costs/export": {
            "range": ranges,
            "filters": filters,
            "group_by": _each(
                "group_by",
                *_EXPORT_COLUMNS,
                "date,project_id,line_item",
                "date,model,direction",
                "project_id,model",
            ),
            "format": _each("format", "csv", "json"),
        },
        "/projects/spend": {
            "table": _table(_PROJECT_ORDERS),
            "search": _each("search", "", "proj", "search team", "zzz"),
            "archived": _each("archived", "exclude", "only", "include"),
        },
        "/projects": {
            "archived": _each("include_archived", "false", "true"),
            "search": _each("search", "", "proj", "TEAM", "zzz"),
            "limit": [_NO_PARAMETERS, *_each("limit", "3", "100")],
        },
        "/costs": _costs_page(values, today, most_days),
    }
    return [
        *chain.from_iterable(_combined(path, options) for path, options in endpoints.items()),
        *(f"/projects/{quote(id_, safe='')}" for id_ in (*values.projects[:2], "proj_unknown")),
        *_aliases(values, today),
        *_invalid(today),
    ]


def _ranges(today: date, most_days: int) -> Options:
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    ranges = {
        "today": (today, today),
        "one day": (today - timedelta(days=19), today - timedelta(days=19)),
        "last week": (today - timedelta(days=6), today),
        "a week before": (today - timedelta(days=13), today - timedelta(days=7)),
        "this month": (month, today),
        "last 30 days": (today - timedelta(days=29), today),
        "last month": (last_month, month - timedelta(days=1)),
        "across months": (today - timedelta(days=99), today - timedelta(days=40)),
        "year to date": (today.replace(month=1, day=1), today),
        "a year": (today - timedelta(days=364), today),
        "before all spend": (date(2024, 1, 10), date(2024, 2, 9)),
    }
    return [
        (("start_date", f"{first}"), ("end_date", f"{last}"))
        for first, last in ranges.values()
        if (last - first).days < most_days
    ]


def _filters(values: Values) -> Options:
    def some(name: str, known: Sequence[str]) -> Callable[[int], Parameters]:
        return lambda number: ((name, known[number]),) if number < len(known) else ()

    project = some("project_ids", values.projects)
    model = some("models", values.models)
    line_item = some("line_items", values.line_items)
    filters = [
        (),
        project(0),
        (("project_ids", "none"),),
        (("project_ids", "proj_unknown"),),
        (*project(0), *project(1)),
        (("project_ids", "none"), *project(2)),
        model(0),
        (*model(1), *model(2)),
        line_item(0),
        (*line_item(1), *line_item(2)),
        (*project(0), *model(0)),
        (*model(0), *line_item(0)),
        (*project(1), *model(1), *line_item(1)),
    ]
    return list(dict.fromkeys(filters))


def _table(orders: Sequence[str]) -> Options:
    """Orders both ways, each with one of some forms: first and later pages, and files."""
    forms: Options = [
        (("limit", "3"), ("page", "1")),
        (("limit", "3"), ("page", "2")),
        (("limit", "1000"),),
        (("format", "csv"),),
    ]
    both = [f"{sign}{order}" for order in orders for sign in ("", "-")]
    return [
        _NO_PARAMETERS,
        *((("sort", order), *forms[number % len(forms)]) for number, order in enumerate(both)),
    ]


def _costs_page(values: Values, today: date, most_days: int) -> Mapping[str, Options]:
    groups = [
        *_DIMENSIONS,
        "project_id,line_item",
        "project_id,api_key_id",
        "line_item,api_key_id",
        "user_id,project_id",
        "api_source,line_item",
        ",".join(_DIMENSIONS),
    ]
    lists = {
        "project_ids": values.projects,
        "api_key_ids": values.api_keys,
        "line_items": values.line_items,
    }
    filters: list[Parameters] = [_NO_PARAMETERS]
    for name, known in lists.items():
        filters += [
            tuple((name, value) for value in known[first:last]) for first, last in ((0, 1), (1, 3))
        ]
    filters.append(tuple((name, known[0]) for name, known in lists.items() if known))
    week = timedelta(days=7)
    spans = [
        (today, None),
        (today - timedelta(days=6), None),
        (today - timedelta(days=20), today - timedelta(days=2)),
        (today - timedelta(days=364), None),
        (_API_KEYS_COMPLETE - week, _API_KEYS_COMPLETE),
        (_API_KEYS_COMPLETE, _API_KEYS_COMPLETE + week),
        (_API_KEYS_COMPLETE - week, _API_KEYS_COMPLETE + week),
    ]
    return {
        "range": [
            _times(first, end) for first, end in spans if ((end or today) - first).days < most_days
        ],
        "group_by": [_NO_PARAMETERS, *_each("group_by", *groups)],
        "filters": list(dict.fromkeys(filters)),
        "limit": [_NO_PARAMETERS, *_each("limit", "3", "31", "180")],
    }


def _times(first: date, end: date | None) -> Parameters:
    def seconds(day: date) -> str:
        return f"{(day - date(1970, 1, 1)).days * 86_400}"

    start = ("start_time", seconds(first))
    return (start,) if end is None else (start, ("end_time", seconds(end)))


def _aliases(values: Values, today: date) -> Iterator[str]:
    """OpenAI's own paths, and ranges given as times."""
    query = urlencode(_times(today - timedelta(days=6), None))
    yield f"/v1/organization/costs?{query}"
    yield "/v1/organization/projects"
    for id_ in values.projects[:1]:
        yield f"/v1/organization/projects/{quote(id_, safe='')}"
    yield f"/costs/summary?{query}"
    yield f"/costs/breakdown?{query}&by=model"


def _invalid(today: date) -> Iterator[str]:
    """Requests that are refused: with which status, type, parameter and code."""
    tomorrow = today + timedelta(days=1)
    yield from (
        "/costs",
        "/costs?start_time=tomorrow",
        "/costs?start_time=0&page=page_nonsense",
        f"/costs?{urlencode(_times(today, None))}&limit=181",
        f"/costs?{urlencode(_times(today, None))}&group_by=color",
        f"/costs?{urlencode(_times(today, today - timedelta(days=1)))}",
        "/costs/summary",
        f"/costs/summary?start_date={tomorrow}",
        f"/costs/summary?start_date={today}&end_date={today - timedelta(days=1)}",
        "/costs/summary?start_date=2019-01-01",
        f"/costs/summary?start_date={today}&start_time=0",
        f"/costs/series?start_date={today}&by=color",
        f"/costs/breakdown?start_date={today}&limit=0",
        f"/costs/breakdown?start_date={today}&colour=red",
        f"/costs/changes?start_date={today}&compare=none",
        f"/costs/export?start_date={today}&format=xml",
        "/projects?limit=101",
        "/projects?after=proj_unknown",
        "/projects/spend?sort=color",
        "/nowhere",
    )


def _each(name: str, *values: str) -> list[Parameters]:
    return [((name, value),) for value in values]


def _combined(path: str, options: Mapping[str, Options]) -> Iterator[str]:
    for row in pairwise(options):
        query = urlencode(list(chain(*row.values())))
        yield f"{path}?{query}" if query else path
