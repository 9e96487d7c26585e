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
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from app.spend.cost_rows import CostRows
from app.spend.days import DayRange, day_numbered, number_of
from app.spend.models import Dimension
from app.spend.money import EXACT, ZERO
from app.spend.unit_sums import UnitSum
from app.store.names import Names
from app.store.numbers import LOW, least_scaled, unscaled, unscaled_sum
from app.store.rollups import cover
from app.store.schema import cost_block, cost_by_day, cost_day, cost_digits, cost_row

Only = Mapping[Dimension, Collection[str | None]]

_KEYS = ("line_item", "project_id", "currency", "unit")


class DayState(NamedTuple):
    """What is stored of a day: when it was read, its US dollars, whether OpenAI sent a bucket."""

    as_of: datetime
    total: Decimal
    billed: bool


class CostQueries:
    """Questions about the days of one dataset, in one transaction."""

    def __init__(
        self, connection: Connection, names: Names, dataset: int, grouping: tuple[Dimension, ...]
    ) -> None:
        self._connection = connection
        self._names = names
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
        columns = [
            cost_row.c[name] for name in (*self._grouping, "currency", "unit", "amount", "quantity")
        ]
        query = (
            _rows_of_days()
            .outerjoin(cost_digits, cost_digits.c.row == cost_row.c.id)
            .add_columns(*columns, cost_digits.c.amount, cost_digits.c.quantity)
            .where(self._in_range(cost_day, DayRange(day, day)))
            .order_by(cost_row.c.id)
        )
        rows = self._connection.execute(query).all()
        if not rows:
            return CostRows(self._grouping, [[] for _ in self._grouping], [], [], [], [])
        cells: list[Any] = list(zip(*rows, strict=True))
        amounts, quantities, amount_digits, quantity_digits = cells[-4:]
        texts = self._texts(id_ for column in cells[:-4] for id_ in set(column))
        named = [[texts[id_] for id_ in column] for column in cells[:-4]]
        *dimensions, currencies, units = named
        return CostRows(
            self._grouping,
            dimensions,
            [currency or "" for currency in currencies],
            [
                unscaled(amount) if digits is None else Decimal(digits)
                for amount, digits in zip(amounts, amount_digits, strict=True)
            ],
            units,
            [
                _decimal(quantity if digits is None else digits)
                for quantity, digits in zip(quantities, quantity_digits, strict=True)
            ],
        )

    def unit_sums(self, days: DayRange) -> list[UnitSum]:
        """The money of a range by line item, project and currency, and by unit of quantity."""
        parts = union_all(*self._cover(days)).subquery()
        keys = [parts.c[key] for key in _KEYS]
        query = select(
            *keys,
            *_range_sums(parts.c.amount),
            func.sum(parts.c.quantity),
            func.sum(parts.c.unquantified),
        ).group_by(*keys)
        rows: Sequence[Any] = self._connection.execute(query).all()
        digits: Sequence[Any] = self._connection.execute(self._digits(days)).all()
        texts = self._texts({id_ for row in (*rows, *digits) for id_ in row[:4]})
        found = [
            UnitSum(
                (texts[item], texts[project], texts[currency]),
                texts[unit],
                unscaled_sum(high, low),
                _decimal(quantity),
                is_uncounted=bool(unquantified),
            )
            for item, project, currency, unit, high, low, quantity, unquantified in rows
        ]
        return found + [
            UnitSum(
                (texts[item], texts[project], texts[currency]),
                texts[unit],
                Decimal(amount),
                _decimal(quantity),
                is_uncounted=quantity is None and bool(Decimal(amount)),
            )
            for item, project, currency, unit, amount, quantity in digits
        ]

    def amounts(
        self, days: DayRange, by: Dimension, only: Only, currency: str
    ) -> dict[str | None, Decimal]:
        """The money of a range, of each value of the dimension that has money on some day."""
        money = self._money(days, by, only, currency)
        if money is None:
            return {}
        query = select(
            money.c.name, *_range_sums(money.c.amount), func.count(money.c.digits)
        ).group_by(money.c.name)
        rows = self._connection.execute(query).all()
        sums = {name: unscaled_sum(high, low) for name, high, low, _ in rows}
        if any(digits for *_, digits in rows):
            query = select(money.c.name, money.c.digits).where(money.c.digits.is_not(None))
            for name, text in self._connection.execute(query):
                sums[name] = EXACT.add(sums[name], Decimal(text))
        texts = self._texts(sums)
        return {texts[name]: amount for name, amount in sums.items()}

    def daily_amounts(
        self, days: DayRange, by: Dimension | None, only: Only, currency: str
    ) -> dict[str | None, list[Decimal]]:
        """The money of each day of the range, of each value of the dimension that has money on some
        day; all of it under None without a dimension.
        """
        money = self._money(days, by, only, currency)
        if money is None:
            return {}
        keys = (money.c.name, money.c.day)
        query = select(*keys, func.sum(money.c.amount), func.count(money.c.digits)).group_by(*keys)
        rows = self._connection.execute(query).all()
        first = number_of(days.first)
        series: dict[int, list[Decimal]] = {}
        for name, day, amount, _ in rows:
            if name not in series:
                series[name] = [ZERO] * days.days
            series[name][day - first] = unscaled(amount)
        if any(digits for *_, digits in rows):
            query = select(*keys, money.c.digits).where(money.c.digits.is_not(None))
            for name, day, text in self._connection.execute(query):
                amounts = series[name]
                amounts[day - first] = EXACT.add(amounts[day - first], Decimal(text))
        texts = self._texts(series)
        return {texts[name]: amounts for name, amounts in series.items()}

    def last_days(
        self, days: DayRange, by: Dimension, only: Only, currency: str
    ) -> dict[str | None, date]:
        """The last day with money of each value of the dimension."""
        money = self._money(days, by, only, currency)
        if money is None:
            return {}
        query = select(money.c.name, func.max(money.c.day)).group_by(money.c.name)
        found = dict(self._connection.execute(query).tuples().all())
        texts = self._texts(found)
        return {texts[name]: day_numbered(day) for name, day in found.items()}

    def reaching(
        self, days: DayRange, by: Dimension, only: Only, currency: str, least: float
    ) -> set[str | None]:
        """Those values of the dimension whose money reaches ``least`` on some day; others may be
        among them.
        """
        money = self._money(days, by, only, currency)
        if money is None:
            return set()
        reached = or_(
            func.sum(money.c.amount) >= least_scaled(least), func.count(money.c.digits) > 0
        )
        query = select(money.c.name).group_by(money.c.name, money.c.day).having(reached)
        found = set(self._connection.scalars(query))
        texts = self._texts(found)
        return {texts[name] for name in found}

    def currencies(self, days: DayRange, only: Only) -> set[str]:
        """The currencies in which there is money."""
        money = self._money(days, None, only, None)
        if money is None:
            return set()
        found = set(self._connection.scalars(select(money.c.currency).distinct()))
        texts = self._texts(found)
        return {texts[id_] or "" for id_ in found}

    def line_items(self, days: DayRange) -> set[str | None]:
        """The line items with money on some day."""
        table = cost_by_day["line_item"]
        query = select(table.c.line_item).where(self._in_range(table, days)).distinct()
        found = set(self._connection.scalars(query))
        texts = self._texts(found)
        return {texts[id_] for id_ in found}

    def _in_range(self, table: Any, days: DayRange) -> Any:
        return and_(
            table.c.dataset == self._dataset,
            table.c.day.between(number_of(days.first), number_of(days.last)),
        )

    def _texts(self, ids: Iterable[int]) -> Mapping[int, str | None]:
        return self._names.texts(self._connection, ids)

    def _cover(self, days: DayRange) -> list[Select[Any]]:
        parts: list[Select[Any]] = []
        for size, first, last in cover(number_of(days.first), number_of(days.last)):
            if size == 1:
                uncounted = and_(cost_row.c.quantity.is_(None), cost_row.c.amount != 0)
                table, query = (
                    cost_row,
                    _rows_of_days().add_columns(
                        case((uncounted, 1), else_=0).label("unquantified")
                    ),
                )
                query = query.where(
                    cost_day.c.dataset == self._dataset, cost_day.c.day.between(first, last)
                )
            else:
                table, query = (
                    cost_block,
                    select(cost_block.c.unquantified).where(
                        cost_block.c.dataset == self._dataset,
                        cost_block.c.size == size,
                        cost_block.c.block.between(first, last),
                    ),
                )
            columns = (table.c[name] for name in (*_KEYS, "amount", "quantity"))
            parts.append(query.add_columns(*columns))
        return parts

    def _digits(self, days: DayRange) -> Select[Any]:
        return (
            select(
                *(cost_row.c[key] for key in _KEYS), cost_digits.c.amount, cost_digits.c.quantity
            )
            .select_from(cost_day)
            .join(
                cost_digits, between(cost_digits.c.row, cost_day.c.first_row, cost_day.c.last_row)
            )
            .join(cost_row, cost_row.c.id == cost_digits.c.row)
            .where(self._in_range(cost_day, days))
        )

    def _money(
        self, days: DayRange, by: Dimension | None, only: Only, currency: str | None
    ) -> Subquery | None:
        """Rows of money with their name, day and currency; from a rollup where one shows all that
        is asked for. None where no such row can be there.
        """
        wanted = {
            dimension: self._names.find(self._connection, texts)
            for dimension, texts in only.items()
        }
        in_currency = None if currency is None else self._names.find(self._connection, [currency])
        if not all(wanted.values()) or in_currency == {}:
            return None
        needed = {*wanted, *([by] if by else [])}
        if len(needed) <= 1:
            table: Any = cost_by_day[next(iter(needed), "line_item")]
            digits: Any = table.c.digits
            day = table.c.day
            query = select().select_from(table).where(self._in_range(table, days))
        else:
            table, day, digits = cost_row, cost_day.c.day, cost_digits.c.amount
            query = (
                _rows_of_days()
                .outerjoin(cost_digits, cost_digits.c.row == cost_row.c.id)
                .where(
                    self._in_range(cost_day, days),
                    or_(cost_row.c.amount != 0, cost_digits.c.amount.is_not(None)),
                )
            )
        for dimension, ids in wanted.items():
            query = query.where(table.c[dimension].in_(ids.values()))
        if in_currency is not None:
            query = query.where(table.c.currency.in_(in_currency.values()))
        name = table.c[by] if by else literal(0)
        return query.add_columns(
            name.label("name"),
            day.label("day"),
            table.c.currency,
            table.c.amount,
            digits.label("digits"),
        ).subquery()


def _rows_of_days() -> Select[Any]:
    """``cost_row``, joined to its days."""
    of_day = between(cost_row.c.id, cost_day.c.first_row, cost_day.c.last_row)
    return select().select_from(cost_day).join(cost_row, of_day)


def _range_sums(amount: Any) -> tuple[Any, Any]:
    """Sums that cannot overflow, for :func:`unscaled_sum`."""
    return func.sum(amount // LOW), func.sum(amount % LOW)


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(number)
