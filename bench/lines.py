"""How many lines of the program store, cache, lock and sum up days."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.context import Context
from bench.report import Report, Row, ratio_at_most
from bench.trees import Trees

_WANTED = 0.6

THEIRS = (
    "app/cache.py",
    *(
        f"app/openai_admin/{name}.py"
        for name in (
            "shelf",
            "entries",
            "made",
            "in_memory",
            "machine",
            "ledger",
            "handed_on",
            "behind",
            "asking",
            "troubles",
        )
    ),
    *(f"app/spend/{name}.py" for name in ("daybook", "blocks", "daily", "book_sums")),
)
"""As globs, the files of the revision before days were stored in a database."""

OURS = (
    "app/store/**/*.py",
    # Of app/api/response_cache.py nothing: it was there before, under another name.
    "app/api/cache_backends.py",
    *(
        f"app/sync/{name}.py"
        for name in (
            "backoff",
            "background",
            "change_signal",
            "cost_sync",
            "process_lock",
            "shared_results",
            "single_flight",
        )
    ),
)
"""As globs, the files of this tree that do the same."""

MIGRATIONS = "app/store/migrations/versions/*.py"
"""Not among ``OURS``: each is written once, and never changed."""


def compare(_run: Context, trees: Trees) -> Report:
    """All lines of the files, blank ones and comments included."""
    migrations = set(trees.ours.glob(MIGRATIONS))
    ours = set(_files(trees.ours, OURS)) - migrations
    theirs = set(_files(trees.theirs, THEIRS))
    absent = [
        glob
        for root, globs in ((trees.ours, OURS), (trees.theirs, THEIRS))
        for glob in globs
        if not any(root.glob(glob))
    ]
    return Report(
        [
            Row("migrations: lines", f"{_lines(migrations)}"),
            Row("files to count that are not there", ", ".join(absent) or "none"),
        ],
        [
            ratio_at_most(
                "lines that store, cache, lock and sum up days",
                [_lines(ours)],
                [_lines(theirs)],
                _WANTED,
            )
        ],
    )


def _files(root: Path, globs: Iterable[str]) -> Iterator[Path]:
    for glob in globs:
        yield from root.glob(glob)


def _lines(files: Iterable[Path]) -> int:
    return sum(len(path.read_text().splitlines()) for path in files)
