"""How long a click or a key takes until a person sees its result, in a real Chromium."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page

from bench.browser import browser
from bench.context import Setting
from bench.http import ask, summary
from bench.missing_tool import Lacking
from bench.painting import CHART, ROWS, TOTAL, Step, Times, opened, row, take
from bench.report import Report, Row
from bench.servers import THE_PROGRAM, Server, gunicorn

_USAGE = (TOTAL, ROWS, CHART)
_TABLE_MS = 50
_DAYS = 740
"""A year, the one before it to compare with, and some days."""


class Scene(NamedTuple):
    """A view and what is done there; ``wanted`` is in milliseconds, by the kind of step."""

    name: str
    address: str
    shows: Sequence[str]
    steps: Sequence[Step]
    wanted: Mapping[str, float]


def measure(run: Setting) -> Report:
    """Of small and large figures, that the server has answered before or not."""
    with browser() as chromium:
        rows = [
            *_rows(run, chromium, run.fake("northwind"), [_northwind()]),
            *_rows(run, chromium, run.large, [_month_of_large(), _year_of_large(), _projects()]),
        ]
    return Report(rows)


def _northwind() -> Scene:
    ranges = [_range(name) for name in ("Today", "Last Week", "Last 30 Days", "Last Month")]
    keys = [Step("range by key", partial(_press, key=key), _USAGE) for key in ("e", "y", "l")]
    steps = [*ranges, *keys, *_tabs(), *_stackings()]
    return Scene("northwind", "/", _USAGE, steps, _all_within(100))


def _month_of_large() -> Scene:
    return Scene(
        "large, 30 days",
        "/#/?range=last-30-days",
        _USAGE,
        [*[_range("Period before")] * 3, *_tabs(), *_stackings(), *_table(re.compile("^vs "))],
        _all_within(300),
    )


def _year_of_large() -> Scene:
    return Scene(
        "large, a year",
        "/#/?range=last-30-days",
        _USAGE,
        [_range_of_the_menu("Last 12 Months"), *_tabs(), *_stackings()],
        _all_within(600),
    )


def _projects() -> Scene:
    steps = _table(re.compile("^Last Month"))
    return Scene("large, Projects page", "/#/projects", (ROWS,), steps, _all_within(_TABLE_MS))


def _all_within(milliseconds: float) -> dict[str, float]:
    kinds = dict.fromkeys(("range", "range by key", "tab", "stacking"), milliseconds)
    return kinds | {"sort": _TABLE_MS, "letter of a search": _TABLE_MS}


def _range(name: str) -> Step:
    """By a hand, which points at a button for a moment before it presses it."""

    def point(page: Page) -> None:
        _button(page, name).hover()

    return Step("range", _click(lambda page: _button(page, name)), _USAGE, point)


def _range_of_the_menu(name: str) -> Step:
    open_menu = _click(lambda page: page.locator("#more-ranges"))
    return Step("range", _click(lambda page: _button(page, name)), _USAGE, open_menu)


def _tabs() -> list[Step]:
    return [
        Step("tab", _click(partial(Page.get_by_role, role="tab", name=name)), [ROWS])
        for name in ("Models", "Line items")
    ]


def _stackings() -> list[Step]:
    def button(page: Page, name: str) -> Locator:
        return _button(page.get_by_label("Stacked by"), name)

    return [
        Step("stacking", _click(partial(button, name=name)), [CHART])
        for name in ("Model", "Line item", "Direction")
    ]


def _table(column: re.Pattern[str]) -> list[Step]:
    """Of the table with a thousand projects: another order, and letters of a name."""

    def projects(page: Page) -> Locator:
        return page.get_by_role("tab", name="Projects")

    def heading(page: Page) -> Locator:
        return page.get_by_role("columnheader", name=column).get_by_role("button")

    def point(page: Page) -> None:
        """As a hand does before it presses."""
        projects(page).click()
        heading(page).hover()

    letters = [
        Step("letter of a search", partial(_press, key=key), [ROWS], _go_to_search)
        for key in ("0", "7", "Backspace", "1")
    ]
    return [Step("sort", _click(heading), [ROWS], point), *letters]


def _go_to_search(page: Page) -> None:
    page.get_by_role("searchbox").focus()


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def _click(find: Callable[[Page], Locator]) -> Callable[[Page], None]:
    return lambda page: find(page).click()


def _button(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("button", name=name, exact=True)


def _rows(run: Setting, chromium: Browser, fake: Server, scenes: Sequence[Scene]) -> Iterator[Row]:
    folder = run.folder()
    with gunicorn(THE_PROGRAM, fake, folder) as server:
        ask(server, summary(run.first_day(_DAYS), _DAYS))
        for scene in scenes:
            try:
                # The first is not measured: after it, the server has answered all of it before.
                walks = [_walk(chromium, server, scene) for _ in range(2 if run.quick else 6)]
                yield from _warm(scene, walks[1:])
            except Lacking as lacking:
                yield Row(scene.name, f"not measured: {lacking}", good=False)
    for scene in scenes:
        what = f"{scene.name}: {scene.steps[0].kind}, first time in a fresh server process"
        try:
            yield row(what, _fresh(run, chromium, fake, folder, scene), None)
        except Lacking as lacking:
            yield Row(what, f"not measured: {lacking}", good=False)


def _walk(chromium: Browser, server: Server, scene: Scene) -> dict[str, list[Times]]:
    """All steps of a scene, one after the other, in a browser that knows no answer yet."""
    times: defaultdict[str, list[Times]] = defaultdict(list)
    with opened(chromium, server.url + scene.address, scene.shows) as page:
        for step in scene.steps:
            times[step.kind].append(take(page, step))
    return times


def _warm(scene: Scene, walks: Sequence[Mapping[str, list[Times]]]) -> Iterator[Row]:
    for kind, wanted in scene.wanted.items():
        times = [time for walk in walks for time in walk.get(kind, ())]
        if times:
            yield row(f"{scene.name}: {kind}", times, wanted)


def _fresh(
    run: Setting, chromium: Browser, fake: Server, folder: Path, scene: Scene
) -> list[Times]:
    """Of the first step, by processes that find the ledger on disk and know nothing else."""
    times = []
    for _ in range(1 if run.quick else 3):
        with (
            gunicorn(THE_PROGRAM, fake, folder) as server,
            opened(chromium, server.url + scene.address, scene.shows) as page,
        ):
            times.append(take(page, scene.steps[0]))
    return times
