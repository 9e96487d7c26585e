"""Keys of rows: written once, and remembered only where they were committed."""

import pytest
from sqlalchemy import func, select

from app.store.cost_days import BASE_GROUPING, replace_days
from app.store.cost_store import CostStore
from app.store.database import Database
from app.store.schema import cost_key
from tests.store.made import READ, SOURCE, line, put, read_day


def test_keys_of_a_failed_transaction_are_forgotten(database: Database) -> None:
    """Their numbers are given to others."""
    store = CostStore(database, SOURCE)
    put(store, [0], [line("1", "first")])

    def fail() -> None:
        with database.write() as (connection, row_keys):
            replace_days(connection, row_keys, SOURCE, [read_day(1, [line("2", "lost")])], READ)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    put(store, [1], [line("2", "second")])
    put(store, [2], [line("4", "lost")])
    with store.snapshot(BASE_GROUPING) as snapshot:
        for place, name in enumerate(["first", "second", "lost"]):
            day = read_day(place, []).day
            assert [row.line_item for row in snapshot.rows(day).lines()] == [name]


def test_a_key_is_written_once(database: Database) -> None:
    """However many rows and days have it."""
    put(CostStore(database, SOURCE), range(40), [line(), line(), line("3")])
    with database.read() as (connection, _):
        # The row's own, and those of the rollups by project and by line item.
        assert connection.scalar(select(func.count()).select_from(cost_key)) == 3


def test_empty_and_missing_names_differ(database: Database) -> None:
    """So do names that differ in case or in spaces."""
    names = [None, "", " ", "a", "A", "a ", "0"]
    store = CostStore(database, SOURCE)
    put(store, [0], [line("1", name, name, unit=name) for name in names])
    with store.snapshot(BASE_GROUPING) as snapshot:
        rows = snapshot.rows(read_day(0, []).day).lines()
    assert [row.line_item for row in rows] == names
    assert [row.project_id for row in rows] == names
    assert [row.quantity_unit for row in rows] == names
