"""Spend over time."""

from typing import NamedTuple
from app.spend.shapes.series import Interval, StackedBy


class Stacking(NamedTuple):
    """How spend over time is stacked: ``top`` series of their own, one for all others."""

    by: StackedBy
    interval: Interval
    cumulative: bool
    top: int
