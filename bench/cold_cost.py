"""What it costs to fetch a year of a large organisation: CPU time, memory and disk."""

import re
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.spend.days import start_of
from bench.context import LARGE_DAYS, Context
from bench.http import date_range, drain, fetch, summary
from bench.processes import cpu_seconds, peak_megabytes, settled_cpu_seconds
from bench.recorded import decoding_seconds
from bench.report import Comparison, Report, Row, at_most, ours_at_most, ratio_at_most
from bench.servers import PROGRAM, Server, gunicorn, megabytes_on_disk
from bench.trees import Trees, measure_both

_OF_DECODING = 2.5
_MEGABYTES = 600
_YEAR = 365

_OF_OTHER_CPU = 1.1
_DISK_MEGABYTES = 130
_MEMORY_MEGABYTES = 200
_NEXT_PAGE = re.compile(rb'"next_page":"([^"]+)"')


class Cost(NamedTuple):
    """What one answer took: CPU seconds of the worker, seconds of the caller, and the worker's
    highest memory in 10^6 bytes.
    """

    cpu: float
    wall: float
    megabytes: float


def cold_cost(run: Context, path: str) -> Cost:
    """The cost of an answer of a new server with nothing stored."""
    with gunicorn(PROGRAM, run.large, run.folder()) as server:
        [worker] = server.workers
        before = cpu_seconds(worker)
        answer = fetch(server, path)
        return Cost(cpu_seconds(worker) - before, answer.seconds, peak_megabytes(worker))


def measure(run: Context) -> Report:
    """CPU of a year's summary as a ratio to decoding the same bytes, and peaks of memory."""
    first = run.first_day(_YEAR)
    year = summary(first, _YEAR)
    size = sum(page.stat().st_size for page in run.recorded.pages)
    decoding: list[float] = []
    reading: list[Cost] = []
    for _ in range(run.rounds):
        decoding.append(decoding_seconds(run.recorded))
        reading.append(cold_cost(run, year))
    ratio = statistics.median(
        ours.cpu / theirs for ours, theirs in zip(reading, decoding, strict=True)
    )
    name = f"large organisation, cold, 365 days, {size / 1e6:.0f} MB"
    page = f"/costs?start_time={start_of(first)}&limit=180"
    by_all = f"{page}&group_by=project_id,line_item"
    return Report(
        [
            at_most(f"{name}: worker's CPU, times decoding alone", ratio, _OF_DECODING),
            Row(f"{name}: decoding alone, CPU", f"{statistics.median(decoding):.1f} s"),
            Row(f"{name}: worker's CPU", f"{statistics.median(c.cpu for c in reading):.1f} s"),
            at_most(f"{name}: peak memory", max(c.megabytes for c in reading), _MEGABYTES, " MB"),
            at_most(
                "/costs?limit=180, cold: peak memory",
                cold_cost(run, page).megabytes,
                _MEGABYTES,
                " MB",
            ),
            at_most(
                "/costs?limit=180 by project and line item, cold: peak memory",
                cold_cost(run, by_all).megabytes,
                _MEGABYTES,
                " MB",
            ),
        ]
    )


class _Load(NamedTuple):
    """CPU seconds of the worker, and 10^6 bytes of all files of the program."""

    cpu: float
    disk: float


def compare(run: Context, trees: Trees) -> Report:
    """CPU and disk of a year's summary and chart, and peak memory over all endpoints and ranges."""
    name = "large organisation, cold"

    def load(root: Path, _round: int) -> _Load:
        """Fetch a year, and answer its summary and its chart once."""
        folder = run.folder()
        year = date_range(run.first_day(_YEAR), _YEAR)
        with gunicorn(PROGRAM, run.large, folder, root=root) as server:
            [worker] = server.workers
            before = cpu_seconds(worker)
            fetch(server, f"/costs/summary?{year}")
            fetch(server, f"/costs/series?{year}&by=project")
            return _Load(settled_cpu_seconds(worker) - before, megabytes_on_disk(folder))

    ours, theirs = measure_both(trees, load, run.rounds)
    return Report(
        comparisons=[
            ratio_at_most(
                f"{name}: CPU of a year, its summary and its chart",
                [each.cpu for each in ours],
                [each.cpu for each in theirs],
                _OF_OTHER_CPU,
                " s",
            ),
            ours_at_most(
                f"{name}: disk of a year",
                [each.disk for each in ours],
                [each.disk for each in theirs],
                _DISK_MEGABYTES,
                " MB",
            ),
            *_peaks(run, trees),
        ]
    )


class _Peak(NamedTuple):
    """A process's highest memory in 10^6 bytes, and the request that it was reached at."""

    megabytes: float
    path: str


def _peaks(run: Context, trees: Trees) -> Iterator[Comparison]:
    """Peak memory of a process that fetches all days, and of one that finds them stored."""
    folders = {root: run.folder() for root in trees}

    def peak(root: Path, _round: int) -> _Peak:
        with gunicorn(PROGRAM, run.large, folders[root], root=root) as server:
            return max(_walk(run, server), key=lambda peak: peak.megabytes)

    for what in ("all days fetched", "all days stored, fresh process"):
        [ours], [theirs] = measure_both(trees, peak, 1)
        yield ours_at_most(
            f"large organisation, {what}: peak memory (ours at {ours.path})",
            [ours.megabytes],
            [theirs.megabytes],
            _MEMORY_MEGABYTES,
            " MB",
        )


def _walk(run: Context, server: Server) -> Iterator[_Peak]:
    """Ask every endpoint for a month, a year and all days; yields the peak after each request."""
    [worker] = server.workers
    for path in _paths(run):
        following: str | None = path
        while following:
            tail = drain(server, following)
            next_page = _NEXT_PAGE.search(tail)
            following = f"{path}&page={next_page[1].decode()}" if next_page else None
        yield _Peak(peak_megabytes(worker), path)


def _paths(run: Context) -> Iterator[str]:
    for days in (30, _YEAR, LARGE_DAYS):
        first = run.first_day(days)
        range_ = date_range(first, days)
        yield f"/costs/summary?{range_}"
        yield f"/costs/summary?{range_}&rows=all"
        for by in ("project", "model", "line_item"):
            yield f"/costs/series?{range_}&by={by}"
        yield f"/costs/breakdown?{range_}&by=project"
        yield f"/costs/changes?{range_}"
        yield f"/costs/unusual?{range_}"
        yield f"/costs/export?{range_}&format=csv"
        yield f"/costs?start_time={start_of(first)}&limit=180"
        yield f"/costs?start_time={start_of(first)}&limit=180&group_by=project_id,line_item"
    yield "/costs/forecast"
    yield "/projects/spend"
