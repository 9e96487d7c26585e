"""Summing rows to a coarser grouping."""

from decimal import Decimal

import pytest

from app.spend.group_rows import regroup
from app.spend.models import CostLine


def test_currencies_keep_their_own_rows() -> None:
    """Euros are never added to dollars, though all else is the same."""
    lines = [CostLine(Decimal(1), "usd", "proj_a"), CostLine(Decimal(2), "eur", "proj_a")]
    assert [(line.amount, line.currency) for line in regroup(lines, ["project_id"])] == [
        (Decimal(1), "usd"),
        (Decimal(2), "eur"),
    ]


@pytest.mark.parametrize(
    ("second", "quantity", "unit"),
    [
        ((Decimal(5), "tokens"), Decimal(12), "tokens"),
        ((Decimal(5), "images"), None, None),
        ((None, "tokens"), None, None),
        ((Decimal(5), None), None, None),
    ],
)
def test_quantities_add_up_only_where_they_count_the_same(
    second: tuple[Decimal | None, str | None], quantity: Decimal | None, unit: str | None
) -> None:
    """Tokens and images are no sum; nor are seven tokens and an unknown number."""
    lines = [
        CostLine(Decimal(1), "usd", "proj_a", "a", quantity=Decimal(7), quantity_unit="tokens"),
        CostLine(Decimal(1), "usd", "proj_a", "b", quantity=second[0], quantity_unit=second[1]),
    ]
    [line] = regroup(lines, ["project_id"])
    assert line.amount == 2
    assert line.line_item is None
    assert (line.quantity, line.quantity_unit) == (quantity, unit)
