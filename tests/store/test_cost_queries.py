"""Questions about days, where what is stored differs from what is asked."""

import pytest

from app.spend.days import DayRange
from app.store.cost_days import BASE_GROUPING
from app.store.cost_queries import Only
from app.store.cost_store import CostStore
from app.store.database import Database
from tests.store.made import FIRST, SOURCE, line, put

DAY = DayRange(FIRST, FIRST)


@pytest.mark.parametrize(
    "only", [{}, {"project_id": ["proj_a"]}, {"project_id": ["proj_a"], "line_item": ["m1, input"]}]
)
def test_a_row_without_money_is_no_money(database: Database, only: Only) -> None:
    """Though its quantity is none that whole numbers hold."""
    store = CostStore(database, SOURCE)
    free = [line("0E-8", currency=currency, quantity="0.5") for currency in ("usd", "eur")]
    put(store, [0], free)
    with store.snapshot(BASE_GROUPING) as snapshot:
        assert not snapshot.amounts(DAY, "line_item", only, "usd")
        assert not snapshot.daily_amounts(DAY, "line_item", only, "usd")
        assert not snapshot.last_days(DAY, "line_item", "usd")
        assert not snapshot.currencies(DAY, only)
        assert not snapshot.line_items(DAY)
