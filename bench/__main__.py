"""How fast the program is, and how well it foretells. Every server and every load is on 127.0.0.1;
ratios are medians of rounds in which all servers have their turn.
"""

import argparse
import os
import platform
import sys
from types import MappingProxyType

from bench import (
    anomaly_accuracy,
    bundle,
    cached_throughput,
    cold_cost,
    concurrency,
    forecast_accuracy,
    growth,
    large,
    lighthouse,
    page_latency,
    upstream_calls,
)
from bench.context import Setting, setting
from bench.missing_tool import Lacking
from bench.report import Report, Row, figures, table

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


def main() -> int:
    """Measure the parts that are asked for and print what they reached."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when left out"
    )
    parser.add_argument("--quick", action="store_true", help="shorter rounds, fewer ranges")
    options = parser.parse_args()
    unknown = set(options.parts) - PARTS.keys()
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    wanted = [name for name in PARTS if not options.parts or name in options.parts]
    with setting(quick=options.quick) as run:
        reports = [_measured(name, run) for name in wanted]
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors\n")
    rows = [row for report in reports for row in report.rows]
    if rows:
        print(figures(rows))
    for report in reports:
        if report.growth:
            print(f"\n{table(growth.HEAD, report.growth)}")
    return 0


def _measured(name: str, run: Setting) -> Report:
    print(f"{name} ...", file=sys.stderr)
    try:
        return PARTS[name](run)
    except Lacking as lacking:
        return Report([Row(name, f"not measured: {lacking}")])


if __name__ == "__main__":
    sys.exit(main())
