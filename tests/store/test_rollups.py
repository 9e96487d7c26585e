"""Rollups: blocks that are there exactly where all of their days are."""

import random
from datetime import timedelta

from sqlalchemy import select

from app.spend.days import number_of
from app.store.cost_store import CostStore
from app.store.database import Database
from app.store.rollups import SIZES, Stretch, cover
from app.store.schema import cost_block, cost_by_day
from tests.store.made import FIRST, READ, SOURCE, line, put, read_day


def blocks(database: Database) -> set[tuple[int, int]]:
    with database.read() as (connection, _):
        query = select(cost_block.c.size, cost_block.c.block)
        return {(row.size, row.block) for row in connection.execute(query)}


def complete(places: set[int]) -> set[tuple[int, int]]:
    days = {number_of(FIRST) + place for place in places}
    return {
        (size, day // size)
        for size in SIZES
        for day in days
        if all(day // size * size + n in days for n in range(size))
    }


def test_blocks_are_there_exactly_where_all_their_days_are(database: Database) -> None:
    """Whatever the order in which days come, and when some come again."""
    store = CostStore(database, SOURCE)
    places = list(range(250))
    random.Random(5).shuffle(places)  # noqa: S311 - the same order each time
    stored: set[int] = set()
    for begin in range(0, 250, 50):
        some = sorted(places[begin : begin + 50])
        put(store, some, [line()])
        stored |= set(some)
        assert blocks(database) == complete(stored)
    assert {size for size, _ in blocks(database)} == {4, 16, 64}
    put(store, range(-250, 5), [line("2")], READ + timedelta(hours=1))
    assert blocks(database) == complete(stored | set(range(-250, 0)))
    assert {size for size, _ in blocks(database)} == set(SIZES)


def test_a_day_without_rows_completes_its_block(database: Database) -> None:
    """It has no money, and is stored all the same."""
    first = 4 - number_of(FIRST) % 4
    store = CostStore(database, SOURCE)
    put(store, range(first, first + 3), [line()])
    assert not blocks(database)
    put(store, [first + 3], [])
    assert blocks(database) == {(4, (number_of(FIRST) + first) // 4)}


def test_other_groupings_have_no_rollups(database: Database) -> None:
    """Only reports need them."""
    days = [read_day(place, [line()], ("api_key_id",)) for place in range(20)]
    CostStore(database, SOURCE).put(days, READ)
    assert not blocks(database)
    with database.read() as (connection, _):
        assert not connection.execute(select(cost_by_day)).all()


def test_a_range_is_covered_by_the_largest_blocks_within_it() -> None:
    """Each day once, in order."""
    assert cover(5, 5) == [Stretch(1, 5, 5)]
    assert cover(3, 12) == [Stretch(1, 3, 3), Stretch(4, 1, 2), Stretch(1, 12, 12)]
    assert cover(0, 255) == [Stretch(256, 0, 0)]
    for first, last in ((1, 1000), (7, 90), (64, 127), (250, 600)):
        days = [
            day
            for size, begin, end in cover(first, last)
            for day in range(begin * size, (end + 1) * size)
        ]
        assert days == list(range(first, last + 1))


def test_no_range_of_years_takes_more_than_a_few_stretches() -> None:
    """Two for each size at most, and the largest blocks."""
    assert all(len(cover(first, first + 1830)) <= 9 for first in range(20_000, 20_300))
