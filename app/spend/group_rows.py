"""Summing billed rows to a coarser grouping, exactly."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from app.spend.models import DIMENSIONS, CostLine, Dimension
from app.spend.money import exact_sum


def regroup(lines: Iterable[CostLine], grouping: Collection[Dimension]) -> list[CostLine]:
    """One row for each combination of the grouping's dimensions and currency.

    Quantities add up where all rows of a combination count the same unit; else there is none.
    """
    groups: dict[tuple[str | None, ...], list[CostLine]] = {}
    for line in lines:
        kept = (getattr(line, name) if name in grouping else None for name in DIMENSIONS)
        groups.setdefault((line.currency, *kept), []).append(line)
    return [_merged(key, members) for key, members in groups.items()]


def _merged(key: tuple[str | None, ...], members: list[CostLine]) -> CostLine:
    currency, *kept = key
    units = {line.quantity_unit for line in members}
    quantities = [line.quantity for line in members if line.quantity is not None]
    comparable = len(units) == 1 and len(quantities) == len(members)
    quantity: Decimal | None = exact_sum(quantities) if comparable else None
    return CostLine(
        amount=exact_sum(line.amount for line in members),
        currency=currency or "",
        quantity=quantity,
        quantity_unit=units.pop() if comparable else None,
        **dict(zip(DIMENSIONS, kept, strict=True)),
    )
