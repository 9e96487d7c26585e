"""Whether two revisions give the same answers: the same requests, before the same fake OpenAI, with
the same fixed clock, compared byte for byte.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import requests as http

from app.spend.days import start_of
from bench import answer_requests
from bench.answer_requests import Values
from bench.context import Context
from bench.report import Report, Row, exactly
from bench.servers import Server, fake_openai, gunicorn
from bench.trees import Trees
from fake_openai import DEMO_KEY, ORGANISATIONS, USAGE_ONLY_KEY

IGNORED = ("as_of", "message", "next_page")
"""JSON fields whose texts are not compared: when figures were fetched, prose (of warnings and of
errors), and cursors, which only their own tree understands.
"""

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
"""The moment at which the clocks of the fake and of both trees stand still."""

_YEAR = 366
_QUICK_STEP = 8
_MOST_PAGES = 8
_MOST_SHOWN = 40
_MOST_FIELDS = 3
_MOST_CHARACTERS = 200
_TAIL_BYTES = 4096
_SECONDS = 600
_WSGI = Path(__file__).with_name("wsgi")
_IGNORED_TEXT = re.compile(rb'"(%b)":"(?:[^"\\]|\\.)*"' % "|".join(IGNORED).encode())


class Response(NamedTuple):
    """What is compared of a response; ``status`` is 0 where the connection failed."""

    status: int
    content_type: str
    file_name: str
    body: bytes

    @property
    def compared(self) -> tuple[int, str, str, bytes]:
        """The response without the texts of the fields that are ignored."""
        is_json = self.content_type.startswith("application/json")
        body = _IGNORED_TEXT.sub(rb'"\1":"(ignored)"', self.body) if is_json else self.body
        return (self.status, self.content_type, self.file_name, body)


class Case(NamedTuple):
    """An organisation, the key that it is asked with, and the longest range in days."""

    organisation: str
    key: str = DEMO_KEY
    most_days: int = _YEAR

    @property
    def name(self) -> str:
        """As it is reported."""
        keys = {DEMO_KEY: "", USAGE_ONLY_KEY: ", a key that cannot read projects", "": ", no key"}
        return f"{self.organisation}{keys[self.key]}"


def compare(run: Context, trees: Trees) -> Report:
    """Ask both trees every request of every organisation: twice of a server with nothing stored,
    and once after it was restarted.
    """
    rows: list[Row] = []
    found: list[str] = []
    for case in _cases():
        compared, differences = _compare_case(run, trees, case)
        print(f"  {case.name}: {compared} answers, {len(differences)} differ", file=sys.stderr)
        rows.append(Row(f"answers, {case.name}: compared", f"{compared}"))
        rows.append(exactly(f"answers, {case.name}: different", len(differences), 0))
        found += differences
    if len(found) > _MOST_SHOWN:
        found[_MOST_SHOWN:] = [f"and {len(found) - _MOST_SHOWN} more"]
    return Report(rows, differences=found)


def _cases() -> Iterator[Case]:
    for organisation in ORGANISATIONS:
        yield Case(organisation, most_days=31 if organisation == "large" else _YEAR)
    yield Case("many_projects:250")
    yield Case("northwind", USAGE_ONLY_KEY)
    yield Case("one_day", "")


def _compare_case(run: Context, trees: Trees, case: Case) -> tuple[int, list[str]]:
    """How many answers were compared, and a text for each that differs."""
    compared = 0
    differences: list[str] = []
    folders = [run.folder() for _ in trees]
    paths: Sequence[str] = ()
    with fake_openai(case.organisation, run.folder(), NOW) as fake:
        for is_restarted in (False, True):
            with ExitStack() as running:
                ours, theirs = (
                    running.enter_context(_serve(root, fake, folder, case.key))
                    for root, folder in zip(trees, folders, strict=True)
                )
                paths = paths or _paths(run, theirs, case)
                for path in paths:
                    for name, fields in _answers(ours, theirs, path, is_restarted=is_restarted):
                        compared += 1
                        if fields:
                            differences.append(f"{case.name}: {path} ({name}): {'; '.join(fields)}")
    return compared, differences


def _answers(
    ours: Server, theirs: Server, path: str, *, is_restarted: bool
) -> Iterator[tuple[str, list[str]]]:
    """Each answer that is compared with theirs: its name, and where it differs."""
    reference = list(_pages(theirs, path))
    answers = {"after a restart" if is_restarted else "first": _pages(ours, path)}
    if not is_restarted:
        answers["again"] = _pages(ours, path)
        answers["again, the other revision"] = _pages(theirs, path)
    for name, pages in answers.items():
        for number, (page, other) in enumerate(zip_longest(pages, reference), 1):
            yield f"{name}, page {number}", difference(page, other)


def _serve(root: Path, fake: Server, folder: Path, key: str) -> AbstractContextManager[Server]:
    settings = {
        "OPENAI_ADMIN_KEY": key,
        "BENCH_NOW": NOW.isoformat(),
        "PYTHONPATH": str(_WSGI),
    }
    return gunicorn("fixed_clock:app", fake, folder, root=root, settings=settings)


def _paths(run: Context, server: Server, case: Case) -> Sequence[str]:
    paths = answer_requests.requests(_values(server, case), NOW, case.most_days)
    return paths[::_QUICK_STEP] if run.quick else paths


def _values(server: Server, case: Case) -> Values:
    """What the organisation can be filtered by."""
    last = NOW.date()
    first = last - timedelta(days=case.most_days - 1)

    def keys(by: str) -> list[str]:
        page = _json(server, f"/costs/breakdown?start_date={first}&by={by}&limit=1000")
        return [row["key"] for row in page.get("rows", ()) if row["key"] is not None]

    month = start_of(last - timedelta(days=30))
    buckets = _json(server, f"/costs?start_time={month}&limit=31&group_by=api_key_id")
    api_keys = {
        row["api_key_id"]: None for bucket in buckets.get("data", ()) for row in bucket["results"]
    }
    return Values(
        keys("project"), keys("model"), keys("line_item"), [key for key in api_keys if key]
    )


def _json(server: Server, path: str) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = json.loads(_fetch(server, path).body)
    return answer


def _pages(server: Server, path: str) -> Iterator[Response]:
    """The answer, and the pages that follow it by the server's own cursors."""
    following: str | None = path
    for _ in range(_MOST_PAGES):
        page = _fetch(server, following or path)
        yield page
        following = _next_path(path, page)
        if following is None:
            return


def _next_path(path: str, page: Response) -> str | None:
    if page.status != 200 or not page.content_type.startswith("application/json"):
        return None
    joined = f"{path}{'&' if '?' in path else '?'}"
    # Only the ends of bodies, which may be large, are looked at.
    if found := re.search(rb'"next_page":"([^"]+)"', page.body[-_TAIL_BYTES:]):
        return f"{joined}page={quote(found[1].decode())}"
    if found := re.search(rb'"last_id":"([^"]+)","has_more":true', page.body[-_TAIL_BYTES:]):
        return f"{joined}after={quote(found[1].decode())}"
    return None


def _fetch(server: Server, path: str) -> Response:
    try:
        response = _session().get(f"{server.url}{path}", timeout=_SECONDS)
    except http.RequestException as error:
        return Response(0, "", "", type(error).__name__.encode())
    headers = response.headers
    return Response(
        response.status_code,
        headers.get("Content-Type", ""),
        headers.get("Content-Disposition", ""),
        response.content,
    )


@cache
def _session() -> http.Session:
    """Keeps connections open from one request to the next."""
    return http.Session()


def difference(one: Response | None, other: Response | None) -> list[str]:
    """Where two responses differ, none if they do not: at most three fields of JSON, or the first
    line of text. None stands for a page that only the other tree has.
    """
    if one is None or other is None:
        return [f"only {'the second' if one is None else 'the first'} has this page"]
    if one.compared == other.compared:
        return []
    heads = [
        f"{name}: {mine!r}, not {theirs!r}"
        for name, mine, theirs in zip(one._fields[:-1], one[:-1], other[:-1], strict=True)
        if mine != theirs
    ]
    return heads or list(_body_differences(one.compared[-1], other.compared[-1]))


def _body_differences(one: bytes, other: bytes) -> Iterator[str]:
    try:
        values = [json.loads(body, parse_float=_Number, parse_int=_Number) for body in (one, other)]
    except ValueError:
        yield from _first_line(one, other)
    else:
        found = list(islice(_field_differences("", *values), _MOST_FIELDS))
        yield from found or _first_line(one, other)


class _Number(str):
    """A number as it was written, so that 0 and 0.0 differ."""

    __slots__ = ()

    __repr__ = str.__str__


def _field_differences(place: str, one: Any, other: Any) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        if list(one) != list(other):
            yield f"{place or 'body'}: fields {', '.join(one)}, not {', '.join(other)}"
        for name in one:
            if name in other:
                yield from _field_differences(f"{place}.{name}".strip("."), one[name], other[name])
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield f"{place}: {len(one)} items, not {len(other)}"
        for number, (mine, theirs) in enumerate(zip(one, other, strict=False)):
            yield from _field_differences(f"{place}[{number}]", mine, theirs)
    elif type(one) is not type(other) or one != other:
        yield f"{place}: {one!r}, not {other!r}"


def _first_line(one: bytes, other: bytes) -> Iterator[str]:
    lines = zip_longest(one.splitlines(), other.splitlines())
    for number, (mine, theirs) in enumerate(lines, 1):
        if mine != theirs:
            yield f"line {number}: {_shortened(mine)}, not {_shortened(theirs)}"
            return
    yield "line ends"


def _shortened(line: bytes | None) -> str:
    return "missing" if line is None else repr(line[:_MOST_CHARACTERS].decode(errors="replace"))
