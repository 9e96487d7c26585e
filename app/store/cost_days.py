"""Writing days of costs: each is replaced as a whole, with its rollups and its restatements."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.spend.cost_rows import CostRows
from app.spend.days import number_of
from app.spend.models import DIMENSIONS, Dimension
from app.spend.money import CURRENCY
from app.store.bulk import insert_many
from app.store.names import Ids, Names
from app.store.numbers import scale
from app.store.restatements import RowSum, note_restatements
from app.store.rollups import delete_days, roll_up_blocks, roll_up_day
from app.store.schema import cost_by_day, cost_day, cost_digits, cost_row, dataset
from app.store.sources import find_source

BASE_GROUPING: tuple[Dimension, ...] = ("line_item", "project_id")
"""What reports are made of: only these days have rollups and restatements."""

Digits = dict[int, tuple[Decimal, Decimal | None]]


class ReadDay(NamedTuple):
    """A day as it was read: its rows, and whether OpenAI sent a bucket for it."""

    day: date
    rows: CostRows
    billed: bool


class DayColumns(NamedTuple):
    """The rows of a day as they are stored, in the order of the table's columns: the numbers of
    names, amounts, quantities. ``digits`` is by position.
    """

    columns: dict[str, list[Any]]
    digits: Digits

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.columns["amount"])


def find_dataset(connection: Connection, source: int, grouping: Sequence[Dimension]) -> int | None:
    """The number of a source's days in this grouping, if any were ever stored."""
    return connection.scalar(
        select(dataset.c.id).where(
            dataset.c.source == source, dataset.c.grouping == ",".join(grouping)
        )
    )


def replace_days(
    connection: Connection, names: Names, fingerprint: str, days: Sequence[ReadDay], as_of: datetime
) -> Ids:
    """Store days, all of one grouping, in a transaction that writes. Returns the numbers of their
    names, for :meth:`Names.remember` once it is committed.
    """
    grouping = days[0].rows.grouping
    source = find_source(connection, fingerprint)
    number = find_dataset(connection, source, grouping)
    if number is None:
        values = {"source": source, "grouping": ",".join(grouping)}
        number = connection.execute(insert(dataset).returning(dataset.c.id), values).scalar_one()
    ids = names.assign(connection, _names_in(days))
    _Writer(connection, number, grouping, ids, int(as_of.timestamp())).write(days)
    return ids


class _Writer:
    """One transaction's days."""

    def __init__(
        self,
        connection: Connection,
        number: int,
        grouping: tuple[Dimension, ...],
        ids: Ids,
        as_of: int,
    ) -> None:
        self._connection = connection
        self._dataset = number
        self._ids = ids
        self._as_of = as_of
        self._is_base = grouping == BASE_GROUPING
        # In the table's own order.
        self._columns = [
            column.name
            for column in cost_row.c
            if column.name in {*grouping, "currency", "unit", "amount", "quantity"}
        ]
        self._dimensions = [name for name in self._columns if name in DIMENSIONS]

    def write(self, days: Sequence[ReadDay]) -> None:
        """Replace the days that changed; of the others only the time of reading."""
        stored = self._stored([number_of(day.day) for day in days])
        replaced: list[int] = []
        next_id = (self._connection.scalar(select(func.max(cost_row.c.id))) or 0) + 1
        for day in days:
            number, rows = number_of(day.day), self._numbered(day.rows)
            earlier = stored.get(number)
            if earlier:
                was = self._columns_of(earlier)
                if was == rows and earlier.billed == day.billed:
                    continue
                self._note_restatements(earlier, was, rows)
                self._delete(earlier)
            next_id = self._insert(day, rows, next_id)
            replaced.append(number)
        self._connection.execute(
            update(cost_day)
            .where(
                cost_day.c.dataset == self._dataset,
                cost_day.c.day.in_([number_of(day.day) for day in days]),
            )
            .values(as_of=self._as_of)
        )
        if self._is_base and replaced:
            roll_up_blocks(self._connection, self._dataset, replaced)

    def _stored(self, days: Collection[int]) -> dict[int, Row[Any]]:
        query = select(cost_day).where(
            cost_day.c.dataset == self._dataset, cost_day.c.day.in_(days)
        )
        return {row.day: row for row in self._connection.execute(query)}

    def _numbered(self, rows: CostRows) -> DayColumns:
        """The rows with numbers for names and amounts."""
        scaled = scale(rows.amounts, rows.quantities)
        texts: dict[str, Sequence[str | None]] = {
            **dict(zip(rows.grouping, rows.dimensions, strict=True)),
            "currency": rows.currencies,
            "unit": rows.units,
        }
        columns: dict[str, list[Any]] = {
            name: list(map(self._ids.__getitem__, texts[name]))
            for name in self._columns
            if name in texts
        }
        columns |= {"amount": scaled.amounts, "quantity": scaled.quantities}
        return DayColumns(columns, scaled.digits)

    def _columns_of(self, day: Row[Any]) -> DayColumns:
        query = (
            select(*(cost_row.c[name] for name in self._columns))
            .where(cost_row.c.id.between(day.first_row, day.last_row))
            .order_by(cost_row.c.id)
        )
        rows = self._connection.execute(query).all()
        columns = zip(*rows, strict=True) if rows else ([] for _ in self._columns)
        digits = self._connection.execute(
            select(cost_digits).where(cost_digits.c.row.between(day.first_row, day.last_row))
        )
        return DayColumns(
            dict(zip(self._columns, map(list, columns), strict=True)),
            {row.row - day.first_row: _decimals(row) for row in digits},
        )

    def _note_restatements(self, earlier: Row[Any], was: DayColumns, rows: DayColumns) -> None:
        if self._is_base:
            sums = (_row_sums(was), _row_sums(rows))
            note_restatements(self._connection, earlier, self._as_of, *sums)

    def _delete(self, day: Row[Any]) -> None:
        of_day = cost_row.c.id.between(day.first_row, day.last_row)
        self._connection.execute(delete(cost_row).where(of_day))
        self._connection.execute(
            delete(cost_digits).where(cost_digits.c.row.between(day.first_row, day.last_row))
        )
        self._connection.execute(
            delete(cost_day).where(cost_day.c.dataset == self._dataset, cost_day.c.day == day.day)
        )
        if self._is_base:
            delete_days(self._connection, self._dataset, [day.day])

    def _insert(self, day: ReadDay, rows: DayColumns, first: int) -> int:
        """Write a day whose rows get the ids from ``first`` on; returns the next free one."""
        number, last = number_of(day.day), first + rows.row_count - 1
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
        ids = range(first, last + 1)
        numbered = zip(ids, *rows.columns.values(), strict=True)
        insert_many(self._connection, cost_row, ["id", *self._columns], numbered)
        insert_many(
            self._connection,
            cost_digits,
            ["row", "amount", "quantity"],
            (
                (first + position, str(amount), None if quantity is None else str(quantity))
                for position, (amount, quantity) in rows.digits.items()
            ),
        )
        if self._is_base:
            self._roll_up(number, rows)
        return last + 1

    def _roll_up(self, day: int, rows: DayColumns) -> None:
        columns = rows.columns
        digits = {position: amount for position, (amount, _) in rows.digits.items()}
        for dimension, table in cost_by_day.items():
            sums = roll_up_day(columns[dimension], columns["currency"], columns["amount"], digits)
            insert_many(
                self._connection,
                table,
                [column.name for column in table.c],
                (
                    (self._dataset, name, day, currency, amount, text)
                    for name, currency, amount, text in sums
                ),
            )


def _names_in(days: Iterable[ReadDay]) -> set[str | None]:
    names: set[str | None] = set()
    for day in days:
        names.update(day.rows.currencies, day.rows.units, *day.rows.dimensions)
    return names


def _row_sums(rows: DayColumns) -> Iterator[RowSum]:
    names = ("line_item", "project_id", "currency", "amount")
    columns = (rows.columns[name] for name in names)
    for position, (item, project, currency, amount) in enumerate(zip(*columns, strict=True)):
        exact, _ = rows.digits.get(position, (None, None))
        yield RowSum(item, project, currency, amount, exact)


def _decimals(row: Row[Any]) -> tuple[Decimal, Decimal | None]:
    return Decimal(row.amount), None if row.quantity is None else Decimal(row.quantity)
