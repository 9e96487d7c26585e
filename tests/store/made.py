"""Days as they might have been read, and what they add up to by plain arithmetic."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.spend.cost_rows import rows_of
from app.spend.models import CostLine, Dimension
from app.store.cost_days import BASE_GROUPING, ReadDay
from app.store.cost_store import CostStore

FIRST = date(2026, 1, 1)
READ = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
SOURCE = "fingerprint"


def line(
    amount: str = "1.5",
    line_item: str | None = "m1, input",
    project_id: str | None = "proj_a",
    currency: str = "usd",
    quantity: str | None = "1000",
    unit: str | None = "tokens",
) -> CostLine:
    """A row, much like any other."""
    return CostLine(
        Decimal(amount),
        currency,
        project_id,
        line_item,
        quantity=None if quantity is None else Decimal(quantity),
        quantity_unit=unit,
    )


def read_day(
    place: int,
    lines: Sequence[CostLine],
    grouping: tuple[Dimension, ...] = BASE_GROUPING,
    *,
    billed: bool = True,
) -> ReadDay:
    """The day so many days after ``FIRST``."""
    return ReadDay(FIRST + timedelta(days=place), rows_of(grouping, lines), billed)


def put(
    store: CostStore, places: Iterable[int], lines: Sequence[CostLine], as_of: datetime = READ
) -> None:
    """Store these days with the same rows."""
    store.put([read_day(place, lines) for place in places], as_of)
