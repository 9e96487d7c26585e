"""This source tree, and another revision of it checked out beside it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from bench.processes import ROOT
from bench.rounds import in_turn
from launch.node import environment_with_node

Result = TypeVar("Result")


class Trees(NamedTuple):
    """The root folders of this tree and of the revision that it is compared with."""

    ours: Path
    theirs: Path


@contextmanager
def checked_out(revision: str) -> Iterator[Trees]:
    """Check ``revision`` out into a temporary folder for the ``with`` block.

    CalledProcessError where git knows no such revision.
    """
    with TemporaryDirectory(prefix="bench-tree-") as folder:
        root = Path(folder, "tree")
        _git("worktree", "add", "--quiet", "--detach", str(root), revision)
        try:
            yield Trees(ROOT, root)
        finally:
            _git("worktree", "remove", "--force", str(root))


def measure_both(
    trees: Trees, measure: Callable[[Path, int], Result], rounds: int
) -> tuple[list[Result], list[Result]]:
    """Measure both trees in turn, each round once. ``measure`` gets a tree's root and the round's
    number, from 0. Returns the results of ours and of theirs, one a round.
    """
    results = in_turn(
        {
            "ours": partial(measure, trees.ours),
            "theirs": partial(measure, trees.theirs),
        },
        rounds,
    )
    return results["ours"], results["theirs"]


def build_page(root: Path) -> None:
    """Build the page of a checked-out tree, with this tree's packages if it locks the same ones.

    CalledProcessError where npm fails.
    """
    env = environment_with_node()
    npm = shutil.which("npm", path=env["PATH"]) or "npm"
    packages = ROOT / "frontend" / "node_modules"
    if packages.is_dir() and _lock_file(root) == _lock_file(ROOT):
        (root / "frontend" / "node_modules").symlink_to(packages)
    else:
        install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _run(install, root / "frontend", env)
    _run([npm, "run", "--silent", "build"], root / "frontend", env)


def _lock_file(root: Path) -> bytes:
    return (root / "frontend" / "package-lock.json").read_bytes()


def _git(*arguments: str) -> None:
    _run(["git", *arguments], ROOT, os.environ)


def _run(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> None:
    # Our own output is the tables alone.
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=sys.stderr)
