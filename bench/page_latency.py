"""How long a click or a key takes until its result is painted, in a real Chromium."""

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page

from bench.browser import browser
from bench.context import Context
from bench.http import fetch, summary
from bench.missing_tool import MissingTool
from bench.painting import CHART, ROWS, TOTAL, Step, Times, load, opened, row, take, visitor
from bench.report import Comparison, Report, Row, ratio_at_most
from bench.servers import PROGRAM, Server, gunicorn
from bench.trees import Trees, build_page, measure_both

_USAGE = (TOTAL, ROWS, CHART)
_TABLE_MS = 50
_OF_OTHER_TIME = 1.0
_DAYS = 740
"""A year, the one before it to compare with, and some days."""


class Scene(NamedTuple):
    """A view and the steps taken there; ``wanted`` are milliseconds by the kind of step."""

    name: str
    address: str
    shows: Sequence[str]
    steps: Sequence[Step]
    wanted: Mapping[str, float]


def measure(run: Context) -> Report:
    """Times of a small and a large organisation, of answers that were asked for before or not."""
    with browser() as chromium:
        rows = [
            *_rows(run, chromium, run.fake("northwind"), [_northwind()]),
            *_rows(run, chromium, run.large, [_month_of_large(), _year_of_large(), _projects()]),
        ]
    return Report(rows)


def compare(run: Context, trees: Trees) -> Report:
    """The first load, a change of range and a letter of a search, of both trees' pages."""
    build_page(trees.theirs)
    with browser() as chromium:
        rows: list[Row] = []
        comparisons: list[Comparison] = []
        for fake, scene in (
            (run.fake("northwind"), _compared("northwind")),
            (run.large, _compared("large, 30 days", _letters())),
        ):
            try:
                comparisons += _comparisons(run, trees, chromium, fake, scene)
            except MissingTool as missing:
                rows.append(Row(scene.name, f"not measured: {missing}", good=False))
    return Report(rows, comparisons)


def _comparisons(
    run: Context, trees: Trees, chromium: Browser, fake: Server, scene: Scene
) -> Iterator[Comparison]:
    with ExitStack() as running:
        servers = {
            root: running.enter_context(gunicorn(PROGRAM, fake, run.folder(), root=root))
            for root in trees
        }
        for server in servers.values():
            fetch(server, summary(run.first_day(_DAYS), _DAYS))
            # After this walk the server has given all answers before.
            _timed_walk(chromium, server, scene)
        # Twice as many rounds as elsewhere: times in a browser differ most from one to the next.
        ours, theirs = measure_both(
            trees, lambda root, _round: _timed_walk(chromium, servers[root], scene), 2 * run.rounds
        )
    for kind in ours[0]:
        yield ratio_at_most(
            f"{scene.name}: {kind}, until painted",
            [walk[kind] for walk in ours],
            [walk[kind] for walk in theirs],
            _OF_OTHER_TIME,
            " ms",
        )


def _timed_walk(chromium: Browser, server: Server, scene: Scene) -> dict[str, float]:
    """Milliseconds of the first load, and of each kind of step the median."""
    with visitor(chromium) as page:
        first_load = load(page, server.url + scene.address, scene.shows)
        times = _take_all(page, scene)
    medians = {kind: statistics.median(one.whole for one in taken) for kind, taken in times.items()}
    return {"first load": first_load, **medians}


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
        [*[_range("Previous period")] * 3, *_tabs(), *_stackings(), *_table(re.compile("^vs "))],
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


def _compared(name: str, steps: Sequence[Step] = ()) -> Scene:
    """Steps by names that the pages of both trees have."""
    ranges = [_range(name) for name in ("Last Week", "Last Month", "Last 30 Days")]
    return Scene(name, "/#/?range=last-30-days", _USAGE, [*ranges * 2, *steps], {})


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
        for name in ("Model", "Line item", "Input/output")
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

    return [Step("sort", _click(heading), [ROWS], point), *_letters()]


def _letters() -> list[Step]:
    return [
        Step("letter of a search", partial(_press, key=key), [ROWS], _go_to_search)
        for key in ("0", "7", "Backspace", "1")
    ]


def _go_to_search(page: Page) -> None:
    page.get_by_role("searchbox").focus()


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def _click(find: Callable[[Page], Locator]) -> Callable[[Page], None]:
    return lambda page: find(page).click()


def _button(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("button", name=name, exact=True)


def _rows(run: Context, chromium: Browser, fake: Server, scenes: Sequence[Scene]) -> Iterator[Row]:
    folder = run.folder()
    with gunicorn(PROGRAM, fake, folder) as server:
        fetch(server, summary(run.first_day(_DAYS), _DAYS))
        for scene in scenes:
            try:
                # The first is not measured: after it, the server has given all answers before.
                walks = [_walk(chromium, server, scene) for _ in range(2 if run.quick else 6)]
                yield from _warm(scene, walks[1:])
            except MissingTool as missing:
                yield Row(scene.name, f"not measured: {missing}", good=False)
    for scene in scenes:
        what = f"{scene.name}: {scene.steps[0].kind}, first time in a fresh server process"
        try:
            yield row(what, _fresh(run, chromium, fake, folder, scene), None)
        except MissingTool as missing:
            yield Row(what, f"not measured: {missing}", good=False)


def _walk(chromium: Browser, server: Server, scene: Scene) -> dict[str, list[Times]]:
    """All steps of a scene, one after the other, in a browser with an empty cache."""
    with opened(chromium, server.url + scene.address, scene.shows) as page:
        return _take_all(page, scene)


def _take_all(page: Page, scene: Scene) -> dict[str, list[Times]]:
    times: defaultdict[str, list[Times]] = defaultdict(list)
    for step in scene.steps:
        times[step.kind].append(take(page, step))
    return times


def _warm(scene: Scene, walks: Sequence[Mapping[str, list[Times]]]) -> Iterator[Row]:
    for kind, wanted in scene.wanted.items():
        times = [time for walk in walks for time in walk.get(kind, ())]
        if times:
            yield row(f"{scene.name}: {kind}", times, wanted)


def _fresh(
    run: Context, chromium: Browser, fake: Server, folder: Path, scene: Scene
) -> list[Times]:
    """Times of the first step, answered by processes that just started, all days stored."""
    times = []
    for _ in range(1 if run.quick else 3):
        with (
            gunicorn(PROGRAM, fake, folder) as server,
            opened(chromium, server.url + scene.address, scene.shows) as page,
        ):
            times.append(take(page, scene.steps[0]))
    return times
