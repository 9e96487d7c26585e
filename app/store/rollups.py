"""Rollups: sums over blocks of days, and of each day by one dimension.

They are made in the transaction that writes their days, so that a rollup that is there is always
the sum of the days that are there. A block is rolled up once all of its days are stored.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    and_,
    between,
    case,
    delete,
    func,
    insert,
    literal,
    select,
)

from app.spend.money import EXACT, ZERO
from app.store.schema import cost_block, cost_day, cost_row

SIZES = (4, 16, 64, 256)
"""Days in a block. Each size is a multiple of the one before, of which its blocks are made."""


class Stretch(NamedTuple):
    """Neighbouring blocks of ``size`` days, or days where that is 1, both ends included."""

    size: int
    first: int
    last: int


def cover(first: int, last: int) -> list[Stretch]:
    """The largest blocks that lie within a range of days, and the days that no block covers."""
    stretches: list[Stretch] = []
    day = first
    while day <= last:
        size = max(
            (size for size in SIZES if day % size == 0 and day + size - 1 <= last), default=1
        )
        place = day // size
        if stretches and stretches[-1].size == size:
            stretches[-1] = stretches[-1]._replace(last=place)
        else:
            stretches.append(Stretch(size, place, place))
        day += size
    return stretches


def roll_up_blocks(connection: Connection, dataset: int, days: Collection[int]) -> None:
    """Roll the blocks of days that were written up again, those that are complete."""
    first, last = min(days), max(days)
    for size, smaller in zip(SIZES, (1, *SIZES), strict=False):
        blocks = {day // size for day in days}
        connection.execute(
            delete(cost_block).where(
                cost_block.c.dataset == dataset,
                cost_block.c.size == size,
                cost_block.c.block.in_(blocks),
            )
        )
        complete = connection.scalars(
            select((cost_day.c.day // size).label("block"))
            .where(
                cost_day.c.dataset == dataset,
                cost_day.c.day.between(first // size * size, last // size * size + size - 1),
            )
            # By name: to PostgreSQL the same expression with another parameter is another one.
            .group_by("block")
            .having(func.count() == size)
        )
        for block in sorted(blocks & set(complete)):
            sums = _sums_of(dataset, smaller, size, block)
            columns = [column.name for column in cost_block.c]
            connection.execute(insert(cost_block).from_select(columns, sums))


def roll_up_day(
    keys: Sequence[int], amounts: Sequence[int], digits: Mapping[int, Decimal]
) -> Iterator[tuple[int, int, str | None]]:
    """The money of a day by key, one of each row: the sum of the amounts, and that of the digits,
    which are by position, as text. Charges that credits cancel are there, with a sum of zero.
    """
    sums: defaultdict[int, int] = defaultdict(int)
    for key, amount in zip(keys, amounts, strict=True):
        if amount:
            sums[key] += amount
    exact: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    with localcontext(EXACT):
        for row, fine in digits.items():
            # What was used for nothing is no money, however its quantity is written.
            if fine:
                exact[keys[row]] += fine
    for key in sorted(sums.keys() | exact.keys()):
        fine = exact.get(key, ZERO)
        yield key, sums.get(key, 0), str(fine) if fine else None


def rows_between(first: int, last: int, dataset: int) -> Select[int]:
    """``cost_row`` joined to its days."""
    return (
        select()
        .select_from(cost_day)
        .join(cost_row, between(cost_row.c.id, cost_day.c.first_row, cost_day.c.last_row))
        .where(cost_day.c.dataset == dataset, cost_day.c.day.between(first, last))
    )


def _sums_of(dataset: int, smaller: int, size: int, block: int) -> Select[int]:
    first, last = block * size, block * size + size - 1
    if smaller == 1:
        unquantified = func.sum(
            case((and_(cost_row.c.quantity.is_(None), cost_row.c.amount != 0), 1), else_=0)
        )
        table, rows = cost_row, rows_between(first, last, dataset)
    else:
        unquantified = func.sum(cost_block.c.unquantified)
        table = cost_block
        rows = select().where(
            cost_block.c.dataset == dataset,
            cost_block.c.size == smaller,
            cost_block.c.block.between(first // smaller, last // smaller),
        )
    return rows.add_columns(
        literal(dataset),
        literal(size),
        literal(block),
        table.c.key,
        func.sum(table.c.amount),
        func.sum(table.c.quantity),
        unquantified,
    ).group_by(table.c.key)
