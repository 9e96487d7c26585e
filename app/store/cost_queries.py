"""Reading days of costs, in a transaction that sees one snapshot.

All days of a range that is asked about must be stored. ``only`` restricts rows to some values of a
dimension; ``by`` tells them apart by one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    and_,
    between,
    case,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from app.spend.cost_rows import CostRows
from app.spend.days import DayRange, day_numbered, number_of
from app.spend.models import DIMENSIONS, Dimension
from app.spend.money import EXACT, ZERO
from app.spend.unit_sums import UnitSum
from app.store.numbers import LOW, least_scaled, unscaled, unscaled_sum
from app.store.rollups import cover
from app.store.row_keys import RowKey, RowKeys
from app.store.schema import (
    cost_block,
    cost_by_day,
    cost_day,
    cost_digits,
    cost_key,
    cost_row,
)

Only = Mapping[Dimension, Collection[str | None]]


class DayState(NamedTuple):
    """What is stored of a day: when it was read, its US dollars, whether OpenAI sent a bucket."""

    as_of: datetime
    total: Decimal
    billed: bool


class CostQueries:
    """Questions about the days of one dataset, in one transaction."""

    def __init__(
        self,
        connection: Connection,
        row_keys: RowKeys,
        dataset: int,
        grouping: tuple[Dimension, ...],
    ) -> None:
        self._connection = connection
        self._row_keys = row_keys
        self._dataset = dataset
        self._grouping = grouping

    def states(self, days: DayRange) -> dict[date, DayState]:
        """Those days of the range that are stored."""
        query = select(cost_day.c.day, cost_day.c.as_of, cost_day.c.total, cost_day.c.billed)
        return {
            day_numbered(day): DayState(
                datetime.fromtimestamp(as_of, UTC), Decimal(total), bool(billed)
            )
            for day, as_of, total, billed in self._connection.execute(
                query.where(self._in_range(cost_day, days))
            )
        }

    def rows(self, day: date) -> CostRows:
        """The rows of a day, in OpenAI's order."""
        query = (
            _rows_of_days()
            .outerjoin(cost_digits, cost_digits.c.row == cost_row.c.id)
            .add_columns(
                cost_row.c.key,
                cost_row.c.amount,
                cost_row.c.quantity,
                cost_digits.c.amount.label("amount_digits"),
                cost_digits.c.quantity.label("quantity_digits"),
            )
            .where(self._in_range(cost_day, DayRange(day, day)))
            .order_by(cost_row.c.id)
        )
        rows = self._connection.execute(query).all()
        key_of = self._keys(row.key for row in rows)
        keys = [key_of[row.key] for row in rows]
        return CostRows(
            self._grouping,
            [[getattr(key, name) for key in keys] for name in self._grouping],
            [key.currency for key in keys],
            [
                unscaled(row.amount) if row.amount_digits is None else Decimal(row.amount_digits)
                for row in rows
            ],
            [key.unit for key in keys],
            [
                _decimal(row.quantity if row.amount_digits is None else row.quantity_digits)
                for row in rows
            ],
        )

    def unit_sums(self, days: DayRange) -> list[UnitSum]:
        """The money of a range by line item, project and currency, and by unit of quantity."""
        parts = union_all(*self._cover(days)).subquery()
        query = select(
            parts.c.key,
            *_range_sums(parts.c.amount),
            func.sum(parts.c.quantity),
            func.sum(parts.c.unquantified),
        ).group_by(parts.c.key)
        rows: Sequence[Any] = self._connection.execute(query).all()
        digits: Sequence[Any] = self._connection.execute(self._digits(days)).all()
        key_of = self._keys(row[0] for row in (*rows, *digits))
        found = [
            UnitSum(
                _sum_key(key_of[key]),
                key_of[key].unit,
                unscaled_sum(high, low),
                _decimal(quantity),
                is_uncounted=bool(unquantified),
            )
            for key, high, low, quantity, unquantified in rows
        ]
        return found + [
            UnitSum(
                _sum_key(key_of[key]),
                key_of[key].unit,
                Decimal(amount),
                _decimal(quantity),
                is_uncounted=quantity is None and bool(Decimal(amount)),
            )
            for key, amount, quantity in digits
        ]

    def amounts(
        self, days: DayRange, by: Dimension, only: Only, currency: str
    ) -> dict[str | None, Decimal]:
        """The money of a range, of each value of the dimension that has money on some day."""
        money = self._money(days, by, only)
        counted = (*_range_sums(money.c.amount), func.count(money.c.digits))
        query = select(money.c.key, *counted).group_by(money.c.key)
        rows: Sequence[Any] = self._connection.execute(query).all()
        digits = self._money_digits(money) if any(row[-1] for row in rows) else []
        key_of = self._keys(row[0] for row in rows)
        sums: dict[str | None, Decimal] = {}
        amounts = [(key, unscaled_sum(high, low)) for key, high, low, _ in rows]
        for key, amount in [*amounts, *((key, amount) for key, _, amount in digits)]:
            if key_of[key].currency == currency:
                name = getattr(key_of[key], by)
                sums[name] = EXACT.add(sums[name], amount) if name in sums else amount
        return sums

    def daily_amounts(
        self, days: DayRange, by: Dimension | None, only: Only, currency: str
    ) -> dict[str | None, list[Decimal]]:
        """The money of each day of the range, of each value of the dimension that has money on some
        day; all of it under None without a dimension.
        """
        money = self._money(days, by, only)
        keys = (money.c.key, money.c.day)
        query = select(*keys, func.sum(money.c.amount), func.count(money.c.digits)).group_by(*keys)
        rows: Sequence[Any] = self._connection.execute(query).all()
        digits = self._money_digits(money) if any(row[-1] for row in rows) else []
        key_of = self._keys({row[0] for row in rows})
        first = number_of(days.first)
        series: dict[str | None, list[Decimal]] = {}
        amounts = [(key, day, unscaled(amount)) for key, day, amount, _ in rows]
        for key, day, amount in [*amounts, *digits]:
            if key_of[key].currency != currency:
                continue
            name = getattr(key_of[key], by) if by else None
            if name not in series:
                series[name] = [ZERO] * days.days
            of_day = series[name]
            of_day[day - first] = EXACT.add(of_day[day - first], amount)
        return series

    def last_days(
        self, days: DayRange, by: Dimension, currency: str
    ) -> dict[str | None, date | None]:
        """The last day of each value of the dimension on which it cost anything; None where credits
        cancel all charges of each day.
        """
        money = self._money(days, by, {})
        costs = or_(money.c.amount != 0, money.c.digits.is_not(None))
        last_day = func.max(case((costs, money.c.day)))
        query = select(money.c.key, last_day).group_by(money.c.key)
        rows: Sequence[Any] = self._connection.execute(query).all()
        key_of = self._keys(row[0] for row in rows)
        return {
            getattr(key_of[key], by): None if day is None else day_numbered(day)
            for key, day in rows
            if key_of[key].currency == currency
        }

    def reaching(self, days: DayRange, by: Dimension, only: Only, least: float) -> set[str | None]:
        """Those values of the dimension whose money reaches ``least`` on some day; others may be
        among them.
        """
        money = self._money(days, by, only)
        query = select(money.c.key).distinct()
        # Only in a rollup is a value's money of a day in one row.
        if {*only} <= {by}:
            enough = money.c.amount >= least_scaled(least)
            query = query.where(or_(enough, money.c.digits.is_not(None)))
        found = set(self._connection.scalars(query))
        key_of = self._keys(found)
        return {getattr(key_of[key], by) for key in found}

    def currencies(self, days: DayRange, only: Only) -> set[str]:
        """The currencies in which there is money."""
        money = self._money(days, None, only)
        found = set(self._connection.scalars(select(money.c.key).distinct()))
        key_of = self._keys(found)
        return {key_of[key].currency for key in found}

    def line_items(self, days: DayRange) -> set[str | None]:
        """The line items with money on some day."""
        money = self._money(days, "line_item", {})
        found = set(self._connection.scalars(select(money.c.key).distinct()))
        key_of = self._keys(found)
        return {key_of[key].line_item for key in found}

    def _in_range(self, table: Any, days: DayRange) -> Any:
        return and_(
            table.c.dataset == self._dataset,
            table.c.day.between(number_of(days.first), number_of(days.last)),
        )

    def _keys(self, ids: Iterable[int]) -> Mapping[int, RowKey]:
        return self._row_keys.of(self._connection, ids)

    def _cover(self, days: DayRange) -> list[Select[Any]]:
        parts: list[Select[Any]] = []
        for size, first, last in cover(number_of(days.first), number_of(days.last)):
            if size == 1:
                uncounted = and_(cost_row.c.quantity.is_(None), cost_row.c.amount != 0)
                query = (
                    _rows_of_days()
                    .add_columns(cost_row.c.key, cost_row.c.amount, cost_row.c.quantity)
                    .add_columns(case((uncounted, 1), else_=0).label("unquantified"))
                    .where(cost_day.c.dataset == self._dataset, cost_day.c.day.between(first, last))
                )
            else:
                block = cost_block.c
                query = select(block.key, block.amount, block.quantity, block.unquantified).where(
                    block.dataset == self._dataset,
                    block.size == size,
                    block.block.between(first, last),
                )
            parts.append(query)
        return parts

    def _digits(self, days: DayRange) -> Select[Any]:
        of_day = between(cost_digits.c.row, cost_day.c.first_row, cost_day.c.last_row)
        return (
            select(cost_digits.c.key, cost_digits.c.amount, cost_digits.c.quantity)
            .select_from(cost_day)
            .join(cost_digits, of_day)
            .where(self._in_range(cost_day, days))
        )

    def _money(self, days: DayRange, by: Dimension | None, only: Only) -> Subquery:
        """Rows of money with their key and day; from a rollup where one shows all that is asked
        for.
        """
        needed = {*only, *([by] if by else [])}
        conditions = [_is_among(cost_key.c[name], values) for name, values in only.items()]
        if len(needed) <= 1:
            rollup = cost_by_day.c
            dimension = DIMENSIONS.index(next(iter(needed), "line_item"))
            # With keys to look up, a short range is found in a long history without reading it all.
            key: Any = rollup.key
            query = (
                select(key, rollup.day, rollup.amount, rollup.digits)
                .where(self._in_range(cost_by_day, days), rollup.dimension == dimension)
                .where(key.in_(select(cost_key.c.id).where(*conditions)))
            )
        else:
            key, digits = cost_row.c.key, cost_digits.c.amount.label("digits")
            query = (
                _rows_of_days()
                .outerjoin(cost_digits, cost_digits.c.row == cost_row.c.id)
                .add_columns(key, cost_day.c.day, cost_row.c.amount, digits)
                .where(
                    self._in_range(cost_day, days),
                    # A row may be kept as digits for its quantity alone.
                    or_(cost_row.c.amount != 0, cost_digits.c.amount != str(ZERO)),
                    key.in_(select(cost_key.c.id).where(*conditions)),
                )
            )
        return query.subquery()

    def _money_digits(self, money: Subquery) -> list[tuple[int, int, Decimal]]:
        """The amounts that are kept as text, with their keys and days."""
        query = select(money.c.key, money.c.day, money.c.digits).where(money.c.digits.is_not(None))
        return [(key, day, Decimal(text)) for key, day, text in self._connection.execute(query)]


def _is_among(column: Any, values: Collection[str | None]) -> Any:
    known = [value for value in values if value is not None]
    return or_(column.in_(known), column.is_(None)) if None in values else column.in_(known)


def _rows_of_days() -> Select[Any]:
    """``cost_row``, joined to its days."""
    of_day = between(cost_row.c.id, cost_day.c.first_row, cost_day.c.last_row)
    return select().select_from(cost_day).join(cost_row, of_day)


def _range_sums(amount: Any) -> tuple[Any, Any]:
    """Sums that cannot overflow, for :func:`unscaled_sum`."""
    return func.sum(amount // LOW), func.sum(amount % LOW)


def _sum_key(key: RowKey) -> tuple[str | None, str | None, str]:
    return key.line_item, key.project_id, key.currency


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(number)
