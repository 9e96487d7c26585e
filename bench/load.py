"""Load by wrk on several servers in turn."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import partial

from bench.missing_tool import MissingTool
from bench.rounds import in_turn

_CONNECTIONS = 8


def requests_per_second(
    urls: Mapping[str, str], rounds: int, seconds: int
) -> dict[str, list[float]]:
    """The rates that each server reached, one a round of so many seconds."""
    if shutil.which("wrk") is None:
        raise MissingTool("wrk, which makes the load, is missing: apt-get install wrk")
    for url in urls.values():
        _rate(url, 1, 0)
    return in_turn({name: partial(_rate, url, seconds) for name, url in urls.items()}, rounds)


def _rate(url: str, seconds: int, _round: int) -> float:
    command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^Requests/sec:\s+([\d.]+)$", output, re.MULTILINE)
    if found is None or "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(f"{url}: {output}")
    return float(found.group(1))
