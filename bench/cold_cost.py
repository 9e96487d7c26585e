"""Reading a year of a large organisation from OpenAI: how much computing, how much memory."""

import statistics
from typing import NamedTuple

from app.spend.days import start_of
from bench.context import Setting
from bench.http import ask, summary
from bench.processes import cpu_seconds, peak_megabytes
from bench.recorded import decoding_seconds
from bench.report import Report, Row, at_most
from bench.servers import THE_PROGRAM, gunicorn

_OF_DECODING = 2.5
_MEGABYTES = 600


class Cost(NamedTuple):
    """What one answer took: CPU seconds of the worker, seconds of the caller, and the worker's
    highest memory in 10^6 bytes.
    """

    cpu: float
    wall: float
    megabytes: float


def cold_cost(run: Setting, path: str) -> Cost:
    """What an answer takes of a new server that knows nothing."""
    with gunicorn(THE_PROGRAM, run.large, run.folder()) as server:
        [worker] = server.workers
        before = cpu_seconds(worker)
        answer = ask(server, path)
        return Cost(cpu_seconds(worker) - before, answer.seconds, peak_megabytes(worker))


def measure(run: Setting) -> Report:
    """CPU of a year as a ratio to decoding the same bytes, round by round, and peaks of memory."""
    first = run.first_day(365)
    year = summary(first, 365)
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
