"""What a reader of figures is told about their age."""

from collections.abc import Iterator

from app.spend.report_context import Notice
from app.sync.freshness import Freshness


def notices(figures: Freshness, names: Freshness | None) -> Iterator[Notice]:
    """A notice for figures that are past their time, and one for names that cannot be read anew,
    unless that is for the very same reason.
    """
    if figures.status == "STALE" and figures.failure:
        yield Notice(
            "stale",
            f"These figures were read at {_when(figures)} and could not be read anew since: "
            f"{_why(figures)}",
        )
    elif figures.status == "STALE":
        yield Notice(
            "refreshing", f"These figures were read at {_when(figures)} and are being read anew."
        )
    if names and names.status == "STALE" and names.failure and _why(names) != _why(figures):
        yield Notice(
            "stale_names",
            f"The names of projects were read at {_when(names)} and could not be read anew since: "
            f"{_why(names)}",
        )


def _why(fresh: Freshness) -> str:
    return fresh.failure.error.message if fresh.failure else ""


def _when(fresh: Freshness) -> str:
    return f"{fresh.as_of:%Y-%m-%d %H:%M} UTC"
