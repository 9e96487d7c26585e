"""How many lines of the program store, cache, lock and sum up days."""

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

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
    *(f"app/sync/{name}.py" for name in ("backoff", "background", "cost_sync", "single_flight")),
    *(f"app/spend/{name}.py" for name in ("cost_rows", "unit_sums")),
)
"""As globs, the files of this tree that do the same."""

NAMED_APART = MappingProxyType(
    {
        "the schema": ("app/store/schema.py",),
        "migrations": ("app/store/migrations/**/*.py",),
    }
)
"""Those of ``OURS`` whose lines are also reported by themselves."""


def compare(_run: Context, trees: Trees) -> Report:
    """All lines of the files, blank ones and comments included."""
    what = "lines that store, cache, lock and sum up days"
    absent = [
        glob
        for root, globs in ((trees.ours, OURS), (trees.theirs, THEIRS))
        for glob in globs
        if not any(root.glob(glob))
    ]
    return Report(
        [
            *(
                Row(f"{what}: {part} alone", f"{_lines(trees.ours, globs)}")
                for part, globs in NAMED_APART.items()
            ),
            Row("files to count that are not there", ", ".join(absent) or "none"),
        ],
        [ratio_at_most(what, [_lines(trees.ours, OURS)], [_lines(trees.theirs, THEIRS)], _WANTED)],
    )


def _lines(root: Path, globs: Iterable[str]) -> int:
    files = {path for glob in globs for path in root.glob(glob)}
    return sum(len(path.read_text().splitlines()) for path in files)
