"""Lighthouse's scores for the demo, on a desktop and on a phone."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from bench.browser import FLAGS, browser, needed_chromium
from bench.context import Context
from bench.missing_tool import MissingTool
from bench.painting import ROWS, opened
from bench.report import Report, Row
from bench.servers import PROGRAM, gunicorn

_VERSION = "12.8.2"
_WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100}
_PAGES = {"Usage page": "/", "Projects page": "/#/projects"}
_FORMS = {"desktop": ("--preset=desktop",), "phone": ()}
_SECONDS = 300
# It sometimes misses the start of the load, and asks to be run again.
_TRIES = 3

Result = Mapping[str, Any]


def measure(run: Context) -> Report:
    """Medians of three; beside a score below 100, the audits that lowered it."""
    lighthouse = _Lighthouse()
    rows: list[Row] = []
    with gunicorn(PROGRAM, run.fake("northwind"), run.folder()) as server:
        with browser() as chromium:
            for path in _PAGES.values():
                # The first visitor waits for OpenAI; later ones are measured.
                with opened(chromium, server.url + path, (ROWS,)):
                    pass
        for (page, path), (form, options) in product(_PAGES.items(), _FORMS.items()):
            results = [
                lighthouse.visit(server.url + path, options, run.folder() / "result.json")
                for _ in range(1 if run.quick else 3)
            ]
            rows += _rows(f"{page}, {form}", results)
    return Report(rows)


class _Lighthouse:
    """The program, from npm, with this machine's Chromium."""

    def __init__(self) -> None:
        self._env = os.environ | {"CHROME_PATH": needed_chromium()}
        npm = shutil.which("npm")
        if npm is None:
            raise MissingTool("npm, which gets Lighthouse, is not there: install Node")
        package = f"lighthouse@{_VERSION}"
        self._command = [npm, "exec", "--yes", "--package", package, "--", "lighthouse"]

    def visit(self, address: str, options: Sequence[str], file: Path) -> Result:
        """The result of one visit by a browser with an empty cache."""
        command = [
            *(*self._command, address, *options),
            *("--quiet", "--output=json", f"--output-path={file}"),
            f"--only-categories={','.join(_WANTED)}",
            f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}",
        ]
        for _ in range(_TRIES):
            done = subprocess.run(
                command,
                env=self._env,
                capture_output=True,
                text=True,
                check=False,
                timeout=_SECONDS,
            )
            if done.returncode == 0:
                result: Result = json.loads(file.read_text())
                return result
        raise MissingTool(f"Lighthouse {_VERSION} does not run: {done.stderr.strip()[-300:]}")


def _rows(what: str, results: Sequence[Result]) -> Iterator[Row]:
    for category, wanted in _WANTED.items():
        result = sorted(results, key=lambda one: _score(one, category))[len(results) // 2]
        score = _score(result, category)
        lost = "; ".join(_lost(result, category))
        reached = f"{score:.0f}{f' ({lost})' if lost else ''}"
        yield Row(f"Lighthouse, {what}: {category}", reached, f">= {wanted}", score >= wanted)


def _score(result: Result, category: str) -> float:
    # Null where an audit failed.
    return 100 * (result["categories"][category]["score"] or 0)


def _lost(result: Result, category: str) -> Iterator[str]:
    """The audits that lowered the score, with what was measured."""
    for reference in result["categories"][category]["auditRefs"]:
        audit = result["audits"][reference["id"]]
        score = audit["score"]
        if not reference["weight"] or audit["scoreDisplayMode"] in {"notApplicable", "manual"}:
            continue
        if score is None:
            yield f"{audit['id']} broke: {audit.get('errorMessage', 'no score')}"
        elif score < 1:
            measured = audit.get("displayValue", "").replace("\N{NO-BREAK SPACE}", " ")
            yield f"{audit['id']} {measured}".strip()
