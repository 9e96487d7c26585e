"""What OpenAI changes about a day that had been read is noted, and nothing else."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.spend.models import CostLine
from app.store.cost_store import CostStore
from app.store.database import Database
from app.store.restatements import Restatement, restatements
from tests.store.made import FIRST, SOURCE, line, put, read_day

OVER = datetime(2026, 1, 2, 0, 0, tzinfo=UTC)
"""When the day ``FIRST`` is over."""


def noted(database: Database, source: str = SOURCE) -> list[Restatement]:
    with database.read() as (connection, _):
        return list(restatements(connection, source))


def changes(database: Database) -> dict[object, tuple[object, object]]:
    return {
        (one.line_item, one.project_id, one.currency): (one.before, one.after)
        for one in noted(database)
    }


def test_a_day_that_was_over_is_compared_by_line_item_project_and_currency(
    database: Database,
) -> None:
    """Rows that are only divided otherwise, or counted otherwise, are no change of money."""
    store = CostStore(database, SOURCE)
    was = [
        line("1", "grew"),
        line("2.5", "shrank", None),
        line("3", "vanished", currency="eur"),
        line("4", "divided"),
        line("1E-41", "fine"),
        line("5", "recounted"),
        line("0", "zero"),
    ]
    now = [
        line("1.000000000001", "grew"),
        line("2", "shrank", None),
        line("-1", "appeared", ""),
        line("1", "divided"),
        line("3", "divided", quantity=None),
        line("2E-41", "fine"),
        line("5", "recounted", quantity="7", unit="images"),
    ]
    put(store, [0], was, OVER)
    put(store, [0], now, OVER + timedelta(hours=2))
    assert changes(database) == {
        ("grew", "proj_a", "usd"): (1, Decimal("1.000000000001")),
        ("shrank", None, "usd"): (Decimal("2.5"), 2),
        ("vanished", "proj_a", "eur"): (3, 0),
        ("appeared", "", "usd"): (0, -1),
        ("fine", "proj_a", "usd"): (Decimal("1E-41"), Decimal("2E-41")),
    }
    for one in noted(database):
        assert one.day == FIRST
        assert one.known_since == OVER.timestamp()
        assert one.noticed_at == (OVER + timedelta(hours=2)).timestamp()


@pytest.mark.parametrize(
    ("was", "now", "is_noted"),
    [
        ([line("1")], [line("2")], False),
        ([], [line("2")], False),
        ([line("2")], [line("1")], True),
        ([line("2")], [], True),
        ([line("-1")], [line("-2")], False),
    ],
)
def test_a_day_that_was_not_over_is_expected_to_grow(
    database: Database, was: list[CostLine], now: list[CostLine], is_noted: bool
) -> None:
    """A second before midnight it was not."""
    store = CostStore(database, SOURCE)
    put(store, [0], was, OVER - timedelta(seconds=1))
    put(store, [0], now, OVER + timedelta(hours=2))
    assert bool(noted(database)) is is_noted


def test_the_same_rows_again_are_no_restatement(database: Database) -> None:
    """The day is known to be newer, though."""
    store = CostStore(database, SOURCE)
    for hours in range(3):
        put(store, [0, 1], [line("1E-41"), line()], OVER + timedelta(days=2, hours=hours))
    assert not noted(database)


def test_only_reports_and_only_their_source_are_told(database: Database) -> None:
    """Other groupings show the same money a second time."""
    store = CostStore(database, SOURCE)
    for amount in ("1", "2"):
        store.put([read_day(0, [line(amount)], ("api_key_id",))], OVER)
    put(CostStore(database, "other"), [0], [line("1")], OVER)
    put(store, [0], [line("2")], OVER)
    assert not noted(database)
    put(store, [0], [line("3")], OVER)
    assert len(noted(database)) == 1
    assert not noted(database, "other")


def test_another_process_may_have_read_the_day_before(shared_url: str) -> None:
    """With names that this one has not seen."""
    first, second = Database(shared_url), Database(shared_url)
    put(CostStore(second, SOURCE), [5], [line("1", "known")], OVER)
    put(CostStore(first, SOURCE), [0], [line("1", "unseen")], OVER)
    put(CostStore(second, SOURCE), [0], [line("1", "known")], OVER)
    assert changes(first) == {
        ("unseen", "proj_a", "usd"): (1, 0),
        ("known", "proj_a", "usd"): (0, 1),
    }
    first.close()
    second.close()
