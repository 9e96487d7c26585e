"""Measures how fast the program is and how accurate its estimates are. All servers and all load are
on 127.0.0.1; ratios are medians of rounds in which every server has its turn.

With --against, measures this tree and another revision in turn, and compares their answers.
Exits with 1 if any figure is not as wanted.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from types import MappingProxyType

from bench import (
    anomaly_accuracy,
    answers,
    bundle,
    cached_throughput,
    cold_cost,
    concurrency,
    forecast_accuracy,
    growth,
    large,
    lighthouse,
    lines,
    page_latency,
    upstream_calls,
)
from bench.context import open_context
from bench.missing_tool import MissingTool
from bench.report import Report, Row, comparison_table, figures, table
from bench.trees import checked_out

PARTS = MappingProxyType(
    {
        "cached_throughput": cached_throughput.measure,
        "upstream_calls": upstream_calls.measure,
        "concurrency": concurrency.measure,
        "large": large.measure,
        "cold_cost": cold_cost.measure,
        "growth": growth.measure,
        "page_latency": page_latency.measure,
        "bundle": bundle.measure,
        "lighthouse": lighthouse.measure,
        "forecast_accuracy": forecast_accuracy.measure,
        "anomaly_accuracy": anomaly_accuracy.measure,
    }
)
COMPARED_PARTS = MappingProxyType(
    {
        "large": large.compare,
        "cold_cost": cold_cost.compare,
        "cached_throughput": cached_throughput.compare,
        "page_latency": page_latency.compare,
        "lines": lines.compare,
        "answers": answers.compare,
    }
)


def main() -> int:
    """Measure the parts that are asked for and print what they reached."""
    options = _options()
    with ExitStack() as running:
        run = running.enter_context(open_context(quick=options.quick))
        measures: dict[str, Callable[[], Report]]
        if options.against:
            try:
                trees = running.enter_context(checked_out(options.against))
            except subprocess.CalledProcessError as error:
                return int(error.returncode)
            measures = {
                name: partial(compare, run, trees) for name, compare in COMPARED_PARTS.items()
            }
        else:
            measures = {name: partial(measure, run) for name, measure in PARTS.items()}
        reports = [
            _measured(name, measure)
            for name, measure in measures.items()
            if not options.parts or name in options.parts
        ]
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors\n")
    return _print(reports, options.against)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"{', '.join(PARTS)}; with --against: {', '.join(COMPARED_PARTS)}; all if left out",
    )
    parser.add_argument("--against", metavar="REV", help="the git revision to compare with")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    options = parser.parse_args()
    known = COMPARED_PARTS if options.against else PARTS
    unknown = set(options.parts) - known.keys()
    if unknown:
        mode = "with" if options.against else "without"
        parser.error(f"no part {', '.join(sorted(unknown))} {mode} --against")
    return options


def _measured(name: str, measure: Callable[[], Report]) -> Report:
    print(f"{name} ...", file=sys.stderr)
    try:
        return measure()
    except MissingTool as missing:
        return Report([Row(name, f"not measured: {missing}")])


def _print(reports: list[Report], revision: str) -> int:
    """Print all tables; returns the exit status."""
    rows = [row for report in reports for row in report.rows]
    comparisons = [one for report in reports for one in report.comparisons]
    differences = [one for report in reports for one in report.differences]
    if comparisons:
        print(f"{comparison_table(comparisons, revision)}\n")
    if rows:
        print(figures(rows))
    for report in reports:
        if report.growth:
            print(f"\n{table(growth.HEAD, report.growth)}")
    for difference in differences:
        print(f"\n{difference}")
    judged = [*(row.good for row in rows), *(one.good for one in comparisons)]
    return int(False in judged)


if __name__ == "__main__":
    sys.exit(main())
