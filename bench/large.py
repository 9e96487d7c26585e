"""Answers about a large organisation whose days are stored, by processes that just started."""

import random
import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.context import LARGE_DAYS, Context
from bench.http import date_range, fetch, summary
from bench.processes import ROOT
from bench.report import Report, Row, at_most, ratio_at_most
from bench.servers import PROGRAM, gunicorn
from bench.trees import Trees, measure_both

_NAME = "large organisation, all days stored, fresh process"
_YEAR = 365


def measure(run: Context) -> Report:
    """Seconds of the summaries of ranges that were not asked for before, in random order; each
    process answers some of them.
    """
    folder = _stored(run)
    earlier_months = range(0, LARGE_DAYS - 30, 12 if run.quick else 4)
    earlier_years = range(0, LARGE_DAYS - _YEAR, 3 if run.quick else 1)
    months, months_again = _times(run, folder, 30, earlier_months)
    years, years_again = _times(run, folder, _YEAR, earlier_years)
    return Report(
        [
            at_most(f"{_NAME}: 30 days, p95", _p95(months) * 1000, 100, " ms"),
            Row(f"{_NAME}: 30 days, median", f"{statistics.median(months) * 1000:.3g} ms"),
            at_most(f"{_NAME}: a year, p95", _p95(years) * 1000, 300, " ms"),
            Row(f"{_NAME}: a year, median", f"{statistics.median(years) * 1000:.3g} ms"),
            at_most("the same again, p95", _p95([*months_again, *years_again]) * 1000, 5, " ms"),
        ]
    )


def compare(run: Context, trees: Trees) -> Report:
    """Milliseconds of the first summary and of the first chart of a year in a fresh process.

    Each round asks for another year, so that no answer is kept from the round before.
    """
    folders = {root: _stored(run, root) for root in trees}

    def milliseconds(path: str, root: Path, round_: int) -> float:
        with gunicorn(PROGRAM, run.large, folders[root], root=root) as server:
            fetch(server, "/healthz")
            year = date_range(run.first_day(_YEAR + 1 + round_), _YEAR)
            return fetch(server, path.format(year)).seconds * 1000

    comparisons = []
    for what, path, wanted in (
        ("summary", "/costs/summary?{}", 0.7),
        ("chart by project", "/costs/series?{}&by=project", 0.4),
    ):
        both = measure_both(trees, partial(milliseconds, path), run.rounds)
        comparisons.append(ratio_at_most(f"{_NAME}: a year's {what}", *both, wanted, " ms"))
    return Report(comparisons=comparisons)


def _stored(run: Context, root: Path = ROOT) -> Path:
    """The folder of a program that has fetched all days and made its sums of them."""
    folder = run.folder()
    days = date_range(run.first_day(LARGE_DAYS), LARGE_DAYS)
    with gunicorn(PROGRAM, run.large, folder, root=root) as server:
        fetch(server, f"/costs/summary?{days}")
        fetch(server, f"/costs/series?{days}&by=project")
    return folder


def _times(
    run: Context, folder: Path, days: int, earlier: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Seconds of the first and of the second answer about ranges that end so many days earlier."""
    moves = list(earlier)
    random.Random(days).shuffle(moves)  # noqa: S311 - nothing secret, the same in each run
    first: list[float] = []
    second: list[float] = []
    for number in range(run.rounds):
        with gunicorn(PROGRAM, run.large, folder) as server:
            fetch(server, "/healthz")
            for move in moves[number :: run.rounds]:
                path = summary(run.first_day(days + move), days)
                first.append(fetch(server, path).seconds)
                second.append(fetch(server, path).seconds)
    return first, second


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
