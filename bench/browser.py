"""Finds and starts Chromium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from app.api.frontend import BUNDLE
from bench.missing_tool import MissingTool

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """The one that the variable CHROMIUM names, or the first in PATH; None without one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def needed_chromium() -> str:
    """The same for the benchmark. MissingTool without Chromium, or where the page is not built."""
    if not (BUNDLE / "index.html").is_file():
        raise MissingTool("the page is not built: ./start.sh --install")
    found = chromium_path()
    if found is None:
        raise MissingTool("there is no Chromium: apt-get install chromium, or name one in CHROMIUM")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless browser for the ``with`` block."""
    path = needed_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield started
        finally:
            started.close()
