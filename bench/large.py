"""The summary of a large organisation, all its days on disk, by workers that never saw them."""

import random
import statistics
from collections.abc import Sequence
from pathlib import Path

from bench.context import LARGE_DAYS, Setting
from bench.http import ask, summary
from bench.report import Report, Row, at_most
from bench.servers import THE_PROGRAM, gunicorn

_NAME = "large organisation, ledger on disk, fresh worker"


def measure(run: Setting) -> Report:
    """Seconds of ranges that were not asked about before, in no order; each worker has some."""
    folder = run.folder()
    with gunicorn(THE_PROGRAM, run.large, folder) as server:
        ask(server, summary(run.first_day(LARGE_DAYS), LARGE_DAYS))
    months, again = _times(run, folder, 30, range(0, LARGE_DAYS - 30, 12 if run.quick else 4))
    years, years_again = _times(run, folder, 365, range(0, LARGE_DAYS - 365, 3 if run.quick else 1))
    return Report(
        [
            at_most(f"{_NAME}: 30 days, p95", _p95(months) * 1000, 100, " ms"),
            Row(f"{_NAME}: 30 days, median", f"{statistics.median(months) * 1000:.3g} ms"),
            at_most(f"{_NAME}: a year, p95", _p95(years) * 1000, 300, " ms"),
            Row(f"{_NAME}: a year, median", f"{statistics.median(years) * 1000:.3g} ms"),
            at_most("the same again, p95", _p95([*again, *years_again]) * 1000, 5, " ms"),
        ]
    )


def _times(
    run: Setting, folder: Path, days: int, earlier: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Of ranges that end so many days earlier: seconds of the first time, and of the second."""
    moves = list(earlier)
    random.Random(days).shuffle(moves)  # noqa: S311 - nothing secret, the same in each run
    first: list[float] = []
    second: list[float] = []
    for turn in range(run.rounds):
        with gunicorn(THE_PROGRAM, run.large, folder) as server:
            ask(server, "/healthz")
            for move in moves[turn :: run.rounds]:
                path = summary(run.first_day(days + move), days)
                first.append(ask(server, path).seconds)
                second.append(ask(server, path).seconds)
    return first, second


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
