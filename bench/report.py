"""What was measured, as Markdown tables."""

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.rounds import median_ratio


class Row(NamedTuple):
    """One figure. ``good`` says whether it is as wanted; None where nothing is wanted."""

    what: str
    reached: str
    wanted: str = ""
    good: bool | None = None


class Comparison(NamedTuple):
    """One figure of this tree beside that of the revision that it is compared with."""

    what: str
    ours: str
    theirs: str
    ratio: str
    wanted: str
    good: bool


class Report(NamedTuple):
    """The figures of one part, its comparisons of two revisions, the lines of its growth table, and
    differences between answers; most parts have only one of these.
    """

    rows: Sequence[Row] = ()
    comparisons: Sequence[Comparison] = ()
    growth: Sequence[Sequence[str]] = ()
    differences: Sequence[str] = ()


def at_least(what: str, value: float, wanted: float, unit: str = "") -> Row:
    """A figure that should not be smaller."""
    return Row(what, f"{number(value)}{unit}", f">= {wanted:g}{unit}", value >= wanted)


def at_most(what: str, value: float, wanted: float, unit: str = "") -> Row:
    """A figure that should not be larger."""
    return Row(what, f"{number(value)}{unit}", f"<= {wanted:g}{unit}", value <= wanted)


def between(what: str, value: float, low: float, high: float) -> Row:
    """A figure that should be neither smaller nor larger than these."""
    return Row(what, number(value), f"{low:g} to {high:g}", low <= value <= high)


def exactly(what: str, value: int, wanted: int) -> Row:
    """A count that has one right value."""
    return Row(what, f"{value}", f"{wanted}", value == wanted)


def ratio_at_most(
    what: str, ours: Sequence[float], theirs: Sequence[float], wanted: float, unit: str = ""
) -> Comparison:
    """The values of both trees, one a round, and the median of the rounds' ratios, which should not
    be larger than ``wanted``.
    """
    ratio = median_ratio(ours, theirs)
    return Comparison(
        what,
        f"{number(statistics.median(ours))}{unit}",
        f"{number(statistics.median(theirs))}{unit}",
        f"{ratio:.2f}",
        f"<= {wanted:g} x",
        ratio <= wanted,
    )


def ours_at_most(
    what: str, ours: Sequence[float], theirs: Sequence[float], wanted: float, unit: str = ""
) -> Comparison:
    """The values of both trees, one a round, of which the median of ours should not be larger than
    ``wanted``.
    """
    reached = statistics.median(ours)
    return Comparison(
        what,
        f"{number(reached)}{unit}",
        f"{number(statistics.median(theirs))}{unit}",
        f"{median_ratio(ours, theirs):.2f}",
        f"<= {wanted:g}{unit}",
        reached <= wanted,
    )


def ours_at_least(what: str, ours: float, theirs: float, wanted: float) -> Comparison:
    """A figure of each tree, of which ours should not be smaller than ``wanted``."""
    return Comparison(
        what,
        number(ours),
        number(theirs),
        f"{ours / theirs:.2f}",
        f">= {wanted:g}",
        ours >= wanted,
    )


def number(value: float) -> str:
    """A figure with three digits, and with all of those before its point."""
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def figures(rows: Iterable[Row]) -> str:
    """The one table of all figures; what is not as wanted stands out."""
    return table(
        ("what", "reached", "wanted"),
        [(row.what, _marked(row.reached, row.good), row.wanted or "-") for row in rows],
    )


def comparison_table(comparisons: Iterable[Comparison], revision: str) -> str:
    """The one table of all comparisons with ``revision``; what is not as wanted stands out."""
    return table(
        ("what", "this tree", revision, "ratio", "wanted"),
        [
            (one.what, _marked(one.ours, one.good), one.theirs, one.ratio, one.wanted)
            for one in comparisons
        ],
    )


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *lines))


def _marked(reached: str, good: bool | None) -> str:
    return f"**{reached}**, not reached" if good is False else reached
