"""``python -m tests.e2e.screenshots`` makes the pictures of the documentation anew, all of them or
those whose names have one of the words in them. A picture that looks as before stays as it is.
"""

import argparse
import logging
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import browser
from tests.e2e.screenshots.picture import Pictures
from tests.e2e.screenshots.scenes import Scene, scenes_named
from tests.e2e.screenshots.stage import Stage, screen, shot, stage

FOLDER = Path(__file__).parent.parent.parent.parent / "docs" / "screenshots"


def main() -> int:
    """Make them, and say which are other ones now."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD", help="part of a picture's name")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="docs/screenshots if left out")
    options = parser.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    began = time.monotonic()
    with browser() as chromium, ExitStack() as running:
        pictures = Pictures(options.folder, chromium.new_page())
        shared: dict[str, Stage] = {}
        for scene in scenes_named(options.words):
            if scene.alone or scene.settings or scene.faults:
                _take(pictures, chromium, scene, None)
                continue
            if scene.organisation not in shared:
                shared[scene.organisation] = running.enter_context(stage(scene.organisation, {}))
            _take(pictures, chromium, scene, shared[scene.organisation])
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


def _take(pictures: Pictures, chromium: Browser, scene: Scene, shared: Stage | None) -> None:
    """One picture for each look; a scene that shares none has a stage of its own for each."""
    for look in scene.looks:
        name = scene.name + look.suffix
        with ExitStack() as own, screen(chromium, look) as page:
            at = shared or own.enter_context(stage(scene.organisation, scene.settings))
            for fault in scene.faults:
                at.faults.add_text(fault)
            page.goto(at.url + scene.path)
            scene.play(page, at)
            changed = pictures.keep(name, shot(page, look))
        print(f"{'new ' if changed else 'same'} {name}")


if __name__ == "__main__":
    sys.exit(main())
