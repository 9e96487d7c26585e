"""Notices of stale figures."""

from collections.abc import Iterator

from app.spend.report_context import Notice
from app.sync.freshness import Freshness


def notices(figures: Freshness, names: Freshness | None) -> Iterator[Notice]:
    """A notice for stale figures, and one for names of projects that cannot be refreshed, unless
    that is for the very same reason.
    """
    if figures.status == "STALE" and figures.failure:
        yield Notice(
            "stale",
            f"These figures are from {_when(figures)}. The last refresh failed: {_why(figures)}",
        )
    elif figures.status == "STALE":
        yield Notice("refreshing", f"These figures are from {_when(figures)}. Refreshing…")
    if names and names.status == "STALE" and names.failure and _why(names) != _why(figures):
        yield Notice(
            "stale_names",
            f"The names of projects are from {_when(names)}. "
            f"The last refresh failed: {_why(names)}",
        )


def _why(fresh: Freshness) -> str:
    return fresh.failure.error.message if fresh.failure else ""


def _when(fresh: Freshness) -> str:
    return f"{fresh.as_of:%Y-%m-%d %H:%M} UTC"
