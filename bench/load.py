"""Load by wrk, on several servers in turn."""

import re
import shutil
import statistics
import subprocess
from collections.abc import Mapping

from bench.missing_tool import Lacking

_CONNECTIONS = 8


def in_turn(urls: Mapping[str, str], rounds: int, seconds: int) -> dict[str, list[float]]:
    """Requests a second of each server in each round. Each round has all of them, so that whatever
    else the machine is doing meets all alike.
    """
    if shutil.which("wrk") is None:
        raise Lacking("wrk makes the load and is not there: apt-get install wrk")
    for url in urls.values():
        _requests_a_second(url, 1)
    reached: dict[str, list[float]] = {name: [] for name in urls}
    for _ in range(rounds):
        for name, url in urls.items():
            reached[name].append(_requests_a_second(url, seconds))
    return reached


def ratio(reached: Mapping[str, list[float]], name: str, other: str) -> float:
    """How many times as fast the first is as the other: the median of the rounds' ratios."""
    pairs = zip(reached[name], reached[other], strict=True)
    return statistics.median(mine / theirs for mine, theirs in pairs)


def _requests_a_second(url: str, seconds: int) -> float:
    command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^Requests/sec:\s+([\d.]+)$", said, re.MULTILINE)
    if found is None or "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{url}: {said}")
    return float(found.group(1))
