"""One table of spend."""

from typing import NamedTuple
from app.spend.orders import BreakdownOrder
from app.spend.shapes.breakdown import BrokenDownBy


class Table(NamedTuple):
    """Which rows of a table are wanted; ``limit`` None is all of them."""

    by: BrokenDownBy
    search: str
    sort: BreakdownOrder
    limit: int | None
    page: int
