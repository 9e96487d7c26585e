"""What was measured, as Markdown."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One figure. ``good`` says whether it is as wanted; None where nothing is wanted."""

    what: str
    reached: str
    wanted: str = ""
    good: bool | None = None


class Report(NamedTuple):
    """The figures of one part, and the lines of the growth table, if it makes one."""

    rows: list[Row]
    growth: Sequence[Sequence[str]] = ()


def at_least(what: str, value: float, wanted: float, unit: str = "") -> Row:
    """A figure that should not be smaller."""
    return Row(what, f"{value:.3g}{unit}", f">= {wanted:g}{unit}", value >= wanted)


def at_most(what: str, value: float, wanted: float, unit: str = "") -> Row:
    """A figure that should not be larger."""
    return Row(what, f"{value:.3g}{unit}", f"<= {wanted:g}{unit}", value <= wanted)


def between(what: str, value: float, low: float, high: float) -> Row:
    """A figure that should be neither smaller nor larger than these."""
    return Row(what, f"{value:.3g}", f"{low:g} to {high:g}", low <= value <= high)


def exactly(what: str, value: int, wanted: int) -> Row:
    """A count that has one right value."""
    return Row(what, f"{value}", f"{wanted}", value == wanted)


def figures(rows: Iterable[Row]) -> str:
    """The one table of all figures; what is not as wanted stands out."""
    cells = [
        (
            row.what,
            f"**{row.reached}**, not reached" if row.good is False else row.reached,
            row.wanted or "-",
        )
        for row in rows
    ]
    return table(("what", "reached", "wanted"), cells)


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *lines))
