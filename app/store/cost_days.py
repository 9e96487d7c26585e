"""Writing days of costs: each is replaced as a whole, with its rollups and its restatements."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.spend.cost_rows import CostRows
from app.spend.days import number_of
from app.spend.models import DIMENSIONS, Dimension
from app.spend.money import CURRENCY
from app.store.bulk import insert_many
from app.store.numbers import scale, unscaled
from app.store.restatements import note_restatements
from app.store.rollups import roll_up_blocks, roll_up_day
from app.store.row_keys import Ids, RowKey, RowKeys, stored_keys
from app.store.schema import cost_by_day, cost_day, cost_digits, cost_row, dataset
from app.store.sources import find_source

BASE_GROUPING: tuple[Dimension, ...] = ("line_item", "project_id")
"""What reports are made of: only these days have rollups and restatements."""

Digits = dict[int, tuple[Decimal, Decimal | None]]
Parts = Mapping[Dimension, Mapping[int, int]]
"""For each dimension that is rolled up, the key of the rollup by the key of the row."""


class ReadDay(NamedTuple):
    """A day as it was read: its rows, and whether OpenAI sent a bucket for it."""

    day: date
    rows: CostRows
    billed: bool


class DayColumns(NamedTuple):
    """The rows of a day as they are stored; ``digits`` is by position."""

    keys: list[int]
    amounts: list[int]
    quantities: list[int | None]
    digits: Digits


def find_dataset(connection: Connection, source: int, grouping: Sequence[Dimension]) -> int | None:
    """The number of a source's days in this grouping, if any were ever stored."""
    return connection.scalar(
        select(dataset.c.id).where(
            dataset.c.source == source, dataset.c.grouping == ",".join(grouping)
        )
    )


def replace_days(
    connection: Connection,
    row_keys: RowKeys,
    fingerprint: str,
    days: Sequence[ReadDay],
    as_of: datetime,
) -> Ids:
    """Store days, all of one grouping, in a transaction that writes. Returns the numbers of their
    keys, for :meth:`RowKeys.remember` once it is committed.
    """
    grouping = days[0].rows.grouping
    keys = [_keys_of(day.rows) for day in days]
    of_rows = {RowKey(*key) for key in {key for of_day in keys for key in of_day}}
    rolled_up = BASE_GROUPING if grouping == BASE_GROUPING else ()
    parts = {name: {key: _part(key, name) for key in of_rows} for name in rolled_up}
    ids = row_keys.assign(connection, of_rows.union(*(part.values() for part in parts.values())))
    source = find_source(connection, fingerprint)
    number = find_dataset(connection, source, grouping)
    if number is None:
        values = {"source": source, "grouping": ",".join(grouping)}
        number = connection.execute(insert(dataset).returning(dataset.c.id), values).scalar_one()
    part_ids = {
        name: {ids[key]: ids[part] for key, part in part_of.items()}
        for name, part_of in parts.items()
    }
    number_by_key: Mapping[Any, int] = ids
    writer = _Writer(connection, number, ids, int(as_of.timestamp()), part_ids)
    writer.write(days, [list(map(number_by_key.__getitem__, of_day)) for of_day in keys])
    return ids


class _Writer:
    """One transaction's days."""

    def __init__(
        self, connection: Connection, number: int, ids: Ids, as_of: int, parts: Parts
    ) -> None:
        self._connection = connection
        self._dataset = number
        self._as_of = as_of
        self._key_of = {id_: key for key, id_ in ids.items()}
        self._parts = parts
        self._by_day: list[tuple[Any, ...]] = []
        self._is_base = bool(parts)

    def write(self, days: Sequence[ReadDay], keys: Sequence[list[int]]) -> None:
        """Replace the days that changed; of the others only the time of reading."""
        stored = self._stored([number_of(day.day) for day in days])
        replaced: list[int] = []
        next_id = (self._connection.scalar(select(func.max(cost_row.c.id))) or 0) + 1
        for day, of_day in zip(days, keys, strict=True):
            scaled = scale(day.rows.amounts, day.rows.quantities)
            rows = DayColumns(of_day, *scaled)
            earlier = stored.get(number_of(day.day))
            if earlier:
                was = self._columns_of(earlier)
                if was == rows and earlier.billed == day.billed:
                    continue
                self._note_restatements(earlier, was, rows)
                self._delete(earlier)
            next_id = self._insert(day, rows, next_id)
            replaced.append(number_of(day.day))
        self._connection.execute(
            update(cost_day)
            .where(
                cost_day.c.dataset == self._dataset,
                cost_day.c.day.in_([number_of(day.day) for day in days]),
            )
            .values(as_of=self._as_of)
        )
        if self._is_base and replaced:
            # In the table's order, so that each of its pages is written once.
            insert_many(
                self._connection,
                cost_by_day,
                tuple(cost_by_day.c.keys()),
                sorted(self._by_day, key=itemgetter(1, 2, 3)),
            )
            roll_up_blocks(self._connection, self._dataset, replaced)

    def _stored(self, days: Collection[int]) -> dict[int, Row[Any]]:
        query = select(cost_day).where(
            cost_day.c.dataset == self._dataset, cost_day.c.day.in_(days)
        )
        return {row.day: row for row in self._connection.execute(query)}

    def _columns_of(self, day: Row[Any]) -> DayColumns:
        rows = self._connection.execute(
            select(cost_row.c.key, cost_row.c.amount, cost_row.c.quantity)
            .where(cost_row.c.id.between(day.first_row, day.last_row))
            .order_by(cost_row.c.id)
        ).all()
        digits = self._connection.execute(
            select(cost_digits).where(cost_digits.c.row.between(day.first_row, day.last_row))
        )
        return DayColumns(
            [row.key for row in rows],
            [row.amount for row in rows],
            [row.quantity for row in rows],
            {row.row - day.first_row: _decimals(row) for row in digits},
        )

    def _note_restatements(self, earlier: Row[Any], was: DayColumns, rows: DayColumns) -> None:
        if self._is_base:
            # Whoever replaced the day last may have had other keys.
            unseen = set(was.keys) - self._key_of.keys()
            if unseen:
                self._key_of |= stored_keys(self._connection, unseen)
            sums = (self._row_amounts(was), self._row_amounts(rows))
            note_restatements(self._connection, earlier, self._as_of, *sums)

    def _row_amounts(self, rows: DayColumns) -> Iterator[tuple[RowKey, Decimal]]:
        for position, (key, amount) in enumerate(zip(rows.keys, rows.amounts, strict=True)):
            exact = rows.digits.get(position)
            yield self._key_of[key], unscaled(amount) if exact is None else exact[0]

    def _delete(self, day: Row[Any]) -> None:
        of_day = cost_row.c.id.between(day.first_row, day.last_row)
        self._connection.execute(delete(cost_row).where(of_day))
        self._connection.execute(
            delete(cost_digits).where(cost_digits.c.row.between(day.first_row, day.last_row))
        )
        for table in (cost_day, cost_by_day) if self._is_base else (cost_day,):
            self._connection.execute(
                delete(table).where(table.c.dataset == self._dataset, table.c.day == day.day)
            )

    def _insert(self, day: ReadDay, rows: DayColumns, first: int) -> int:
        """Write a day whose rows get the ids from ``first`` on; returns the next free one."""
        number, last = number_of(day.day), first + len(rows.keys) - 1
        self._connection.execute(
            insert(cost_day),
            {
                "dataset": self._dataset,
                "day": number,
                "as_of": self._as_of,
                "total": str(day.rows.total(CURRENCY)),
                "billed": day.billed,
                "first_row": first,
                "last_row": last,
            },
        )
        insert_many(
            self._connection,
            cost_row,
            ("id", "key", "amount", "quantity"),
            zip(range(first, last + 1), *rows[:3], strict=True),
        )
        insert_many(
            self._connection,
            cost_digits,
            ("row", "key", "amount", "quantity"),
            (
                (first + position, rows.keys[position], str(amount), _text(quantity))
                for position, (amount, quantity) in rows.digits.items()
            ),
        )
        self._by_day += self._sums_by_day(number, rows)
        return last + 1

    def _sums_by_day(self, day: int, rows: DayColumns) -> Iterator[tuple[Any, ...]]:
        """The day's rows of the rollups by one dimension."""
        digits = {position: amount for position, (amount, _) in rows.digits.items()}
        for dimension, part_of in self._parts.items():
            keys = list(map(part_of.__getitem__, rows.keys))
            place = DIMENSIONS.index(dimension)
            for key, amount, text in roll_up_day(keys, rows.amounts, digits):
                yield self._dataset, place, key, day, amount, text


def _keys_of(rows: CostRows) -> list[tuple[Any, ...]]:
    """The key of each row, as a plain tuple: it equals the :class:`RowKey` and is made faster."""
    nothing = [None] * len(rows.amounts)
    columns = dict(zip(rows.grouping, rows.dimensions, strict=True))
    dimensions = (columns.get(name, nothing) for name in DIMENSIONS)
    return list(zip(*dimensions, rows.currencies, rows.units, strict=True))


@lru_cache(maxsize=2**16)
def _part(key: RowKey, dimension: Dimension) -> RowKey:
    """The key of a rollup by one dimension."""
    return RowKey(currency=key.currency, **{dimension: getattr(key, dimension)})


def _text(quantity: Decimal | None) -> str | None:
    return None if quantity is None else str(quantity)


def _decimals(row: Row[Any]) -> tuple[Decimal, Decimal | None]:
    return Decimal(row.amount), None if row.quantity is None else Decimal(row.quantity)
