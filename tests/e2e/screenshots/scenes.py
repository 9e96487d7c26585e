"""Every page in every state, and how to come to it."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, WIDE
from tests.e2e.screenshots.stage import Look, Stage, reading, settle

_HEAD = (1440, 1100)
WHOLE = (Look("", WIDE), Look("-phone", PHONE), Look("-dark", WIDE, dark=True))
"""The page from its head to its foot, on a large screen in both themes and on a phone."""
HEAD = (
    Look("", _HEAD, whole=False),
    Look("-phone", (360, 1700), whole=False),
    Look("-dark", _HEAD, dark=True, whole=False),
)
"""The same down to below the chart, where nothing else is special about the rest."""
LARGE_SCREEN = Look("-4k", (3840, 2160), whole=False)
RUNAWAY = "proj_fad2f4502717ca7c3d3afebb"

Play = Callable[[Page, Stage], None]


def _watch(page: Page, _stage: Stage) -> None:
    settle(page)


class Scene(NamedTuple):
    """A page and what is done on it before the picture. ``faults`` are OpenAI's from the start,
    written as in ``fake_openai.faults.GRAMMAR``; a scene with any, or with settings of its own, has
    a program of its own.
    """

    name: str
    path: str = "/"
    play: Play = _watch
    looks: Sequence[Look] = HEAD
    organisation: str = "northwind"
    settings: Mapping[str, object] = MappingProxyType({})
    faults: Sequence[str] = ()
    alone: bool = False


def _pressed(name: str) -> Play:
    """A button is pressed, and what it opens is there."""

    def play(page: Page, _stage: Stage) -> None:
        settle(page)
        page.get_by_role("button", name=name, exact=True).click()
        settle(page)

    return play


def _calendar(page: Page, _stage: Stage) -> None:
    settle(page)
    page.locator("#more-ranges").click()
    page.get_by_role("button", name="Custom…").click()
    expect(page.get_by_role("dialog", name="Custom range")).to_be_visible()


def _shortcuts(page: Page, _stage: Stage) -> None:
    settle(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def _pointed_at(page: Page, _stage: Stage) -> None:
    """The keyboard moves over the bars as a pointer does: to the most expensive day."""
    settle(page)
    page.get_by_role("slider", name="Bars of the chart").focus()
    for _ in range(17):
        page.keyboard.press("ArrowLeft")


def _stale(page: Page, stage: Stage) -> None:
    settle(page)
    stage.faults.add("*", "invalid_key")
    stage.wait(hours=2)
    page.reload()
    expect(page.get_by_role("status", name="Age of these figures")).to_be_visible()
    settle(page)


def _being_read(page: Page, stage: Stage) -> None:
    settle(page)
    stage.faults.add("*", "hanging")
    stage.wait(hours=2)
    page.reload()
    expect(page.get_by_text("Refreshing…")).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    # Questions go on, so that the chart's own script is no longer waited for with them.
    expect(page.locator("canvas")).to_be_visible()


def _loading(page: Page, _stage: Stage) -> None:
    # The page's shape in grey, which an answer that is there at once never needs.
    expect(page.locator(".placeholder").first).to_be_visible()


def _long_load(page: Page, _stage: Stage) -> None:
    reading(page, 214, 365)
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()


def _printed(page: Page, _stage: Stage) -> None:
    settle(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 1400})
    settle(page)


_PROJECT = f"/#/projects/{RUNAWAY}"
_PAPER = WHOLE[:1]

SCENES = (
    Scene("usage", looks=(*WHOLE, LARGE_SCREEN)),
    Scene("usage-last-12-months", "/#/?range=last-12-months", looks=(*WHOLE, LARGE_SCREEN)),
    Scene("usage-today", "/#/?range=today"),
    Scene("usage-custom-range", play=_calendar),
    Scene("usage-no-comparison", "/#/?compare=none"),
    Scene("usage-by-model", "/#/?by=model"),
    Scene("usage-by-line-item", "/#/?by=line_item"),
    Scene("usage-by-direction", "/#/?by=direction"),
    Scene("usage-cumulative", "/#/?sum=1"),
    Scene("usage-chart-as-table", "/#/?as=table"),
    Scene("usage-day-pointed-at", play=_pointed_at),
    Scene("usage-models", "/#/?tab=models", looks=WHOLE),
    Scene("usage-line-items", "/#/?tab=line-items", looks=WHOLE),
    Scene("usage-of-one-model", "/#/?model=gpt-5.4-2026-03-05", looks=WHOLE),
    Scene("usage-nothing-found", "/#/?search=there+is+none+such", looks=WHOLE),
    Scene("usage-export", play=_pressed("Export")),
    Scene("usage-printed", play=_printed, looks=_PAPER),
    Scene("usage-odd-names", "/#/?range=last-30-days", looks=WHOLE, organisation="quirks"),
    Scene("usage-thousand-projects", looks=WHOLE, organisation="large"),
    Scene("projects", "/#/projects", looks=WHOLE),
    Scene("projects-archived", "/#/projects?archived=true"),
    Scene("projects-search", "/#/projects?search=assistant"),
    Scene("projects-nothing-found", "/#/projects?search=there+is+none+such"),
    Scene("projects-thousand", "/#/projects", looks=WHOLE, organisation="large"),
    Scene("project", _PROJECT, looks=WHOLE),
    Scene("project-printed", _PROJECT, play=_printed, looks=_PAPER),
    Scene("project-unknown", "/#/projects/proj_000000000000000000000000"),
    Scene("no-project", "/#/projects/none", looks=WHOLE, organisation="quirks"),
    Scene("shortcuts", play=_shortcuts),
    Scene("page-not-found", "/#/nowhere"),
    Scene("empty", organisation="empty"),
    Scene("empty-projects", "/#/projects", organisation="empty"),
    Scene("stale", play=_stale, alone=True),
    Scene("being-read-anew", play=_being_read, alone=True),
    Scene("loading", play=_loading, faults=["*:hanging"]),
    Scene("loading-projects", "/#/projects", play=_loading, faults=["*:hanging"]),
    Scene("loading-long", play=_long_load, faults=["*:hanging"]),
    Scene("error-no-key", settings={"api_key": None}),
    Scene("error-example-key", settings={"api_key": "sk-admin-your-key-here"}),
    Scene("error-wrong-key", settings={"api_key": "sk-admin-revoked-Zk3bq81TvnE0aP"}),
    Scene("error-missing-scope", faults=["*:missing_scope_403"]),
    Scene("error-throttled", faults=["*:http_429:retry_after=60"]),
    Scene("error-openai-fails", faults=["*:http_503"]),
    Scene("error-openai-unreachable", settings={"base_url": "http://127.0.0.1:9/v1"}),
    Scene("error-openai-slow", faults=["*:hanging"], settings={"upstream_deadline": 1}),
    Scene("error-projects", "/#/projects", faults=["*:http_503"]),
)


def scenes_named(words: Sequence[str]) -> list[Scene]:
    """Those whose names have one of the words in them; all without words."""
    return [
        scene
        for scene in SCENES
        if not words or any(re.search(re.escape(word), scene.name) for word in words)
    ]
