"""Billed rows in columns: small to keep, quick to read back, quick to add up.

A day of a large organisation has thousands of rows that share a few hundred names. A book holds
each name once and every amount as a whole number of the smallest unit that the day needs, so that
adding up is exact and never touches a Decimal row by row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, DecimalException, localcontext
from itertools import count
from operator import attrgetter

import msgspec

from app.spend.models import DIMENSIONS, CostLine, Dimension
from app.spend.money import EXACT, ZERO, is_plausible

# Amounts with more decimal places than this are kept apart, digit for digit.
_MOST_PLACES = 40

Key = tuple[str | None, ...]
"""What a sum belongs to: the value of each dimension of the grouping, then the currency."""


class _Quantities(msgspec.Struct, array_like=True):
    units: list[str | None]
    unit_of: list[int]
    counts: Sequence[Decimal | None]


class DayBook(msgspec.Struct, array_like=True, frozen=True):
    """Rows in OpenAI's order, of a day or summed over several.

    ``columns`` has one list for each dimension of ``grouping`` and one for the currency, holding
    places in ``names``. ``amounts`` counts units of 10^-``places``; a row in ``fine`` has its whole
    amount there. ``quantities`` stays undecoded until rows are written out again.
    """

    grouping: tuple[Dimension, ...]
    names: list[str | None]
    columns: list[list[int]]
    places: int
    amounts: list[int]
    fine: dict[int, Decimal]
    quantities: msgspec.Raw


_decoder = msgspec.json.Decoder(DayBook)
_quantities_decoder = msgspec.json.Decoder(_Quantities)


class NotMoney(ValueError):
    """An amount that is not a sum of money: not finite, absurdly large, or absurdly fine."""


def make_book(
    grouping: tuple[Dimension, ...],
    dimensions: Sequence[Iterable[str | None]],
    currencies: Sequence[str],
    amounts: Sequence[Decimal],
    units: Sequence[str | None],
    quantities: Sequence[Decimal | None],
) -> DayBook:
    """A book of billed rows, given in columns; NotMoney where an amount cannot be one."""
    if not all(amounts):
        # A zero may come as 0E-6176, which would make every other amount thousands of digits long.
        amounts = [amount or ZERO for amount in amounts]
    size = _plausible_size(amounts)
    if size is None:
        raise NotMoney
    lower = {currency: currency.lower() for currency in set(currencies)}
    columns = [*dimensions, map(lower.__getitem__, currencies)]
    names, placed = in_places(columns)
    return DayBook(
        grouping, names, placed, *_scaled(amounts, size), pack_quantities(units, quantities)
    )


def book_of_lines(grouping: tuple[Dimension, ...], lines: Sequence[CostLine]) -> DayBook:
    """The book of these rows; dimensions outside the grouping are dropped."""
    return make_book(
        grouping,
        [map(attrgetter(name), lines) for name in grouping],
        [line.currency for line in lines],
        [line.amount for line in lines],
        [line.quantity_unit for line in lines],
        [line.quantity for line in lines],
    )


def encode_book(book: DayBook) -> bytes:
    """A book as bytes."""
    return msgspec.json.encode(book)


def decode_book(body: bytes) -> DayBook:
    """The book of :func:`encode_book`."""
    return _decoder.decode(body)


def lines_of(book: DayBook) -> list[CostLine]:
    """The rows again, as they were billed."""
    names = book.names
    values = [[names[place] for place in column] for column in book.columns]
    currencies = values.pop()
    by_name = dict(zip(book.grouping, values, strict=True))
    nothing = [None] * len(book.amounts)
    units, counts = quantities_of(book)
    return [
        # mypy takes the five dimensions for any number of them.
        CostLine(amount, currency or "", *dimensions, quantity, unit)  # type: ignore[call-arg]
        for amount, currency, quantity, unit, *dimensions in zip(
            _amounts(book),
            currencies,
            counts,
            units,
            *(by_name.get(name, nothing) for name in DIMENSIONS),
            strict=True,
        )
    ]


def total_in(book: DayBook, currency: str) -> Decimal:
    """The sum of all rows in this currency."""
    wanted = {place for place, name in enumerate(book.names) if name == currency}
    column = book.columns[-1]
    rows: Sequence[int] = range(len(column))
    if not wanted.issuperset(column):
        rows = [row for row, place in enumerate(column) if place in wanted]
    whole = sum(map(book.amounts.__getitem__, rows))
    with localcontext(EXACT):
        fine = (book.fine[row] for row in rows if row in book.fine) if book.fine else ()
        return sum(fine, Decimal(whole).scaleb(-book.places))


def keys_of(names: Sequence[str | None], columns: Sequence[Sequence[int]]) -> Iterator[Key]:
    """The key of each row."""
    return zip(*(map(names.__getitem__, column) for column in columns), strict=True)


def in_places(columns: Iterable[Iterable[str | None]]) -> tuple[list[str | None], list[list[int]]]:
    """Each name once, and the columns as places among them."""
    # Whole columns at a time: a year of a large organisation has two million rows.
    places: defaultdict[str | None, int] = defaultdict(count().__next__)
    placed = [list(map(places.__getitem__, column)) for column in columns]
    return list(places), placed


def _scaled(amounts: Sequence[Decimal], size: Decimal) -> tuple[int, list[int], dict[int, Decimal]]:
    """Decimal places, the amounts in units of the last of them, and those too fine for that."""
    with localcontext(EXACT):
        # Many amounts are padded with zeros. Without those, the sum most often has as many places
        # as the finest amount; where it has fewer, something is cut off, and the sums differ.
        for places in (_places(size.normalize()), _places(size)):
            if places <= _MOST_PLACES:
                whole = _in_units(amounts, places)
                if sum(map(abs, whole)) == size.scaleb(places):
                    return places, whole, {}
        least = [amount.normalize() for amount in amounts]
        fine = {row: amount for row, amount in enumerate(least) if _places(amount) > _MOST_PLACES}
        coarse = [ZERO if row in fine else amount for row, amount in enumerate(least)]
        return _MOST_PLACES, _in_units(coarse, _MOST_PLACES), fine


def _in_units(amounts: Sequence[Decimal], places: int) -> list[int]:
    """Whole numbers of 10^-places; what is finer than that is cut off."""
    return list(map(int, map(Decimal(1).scaleb(places).__mul__, amounts)))


def _places(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))


def _size(numbers: Sequence[Decimal]) -> Decimal:
    """The sum of what the numbers are without their sign."""
    with localcontext(EXACT):
        return sum(map(abs, numbers), ZERO)


def _plausible_size(numbers: Sequence[Decimal]) -> Decimal | None:
    """Their size; None where one of them can be neither money nor a quantity."""
    try:
        size = _size(numbers)
    except DecimalException:
        return None
    # Its places are those of the finest number, and it is as large as the largest at least.
    return size if is_plausible(size) or all(map(is_plausible, numbers)) else None


def _amounts(book: DayBook) -> list[Decimal]:
    with localcontext(EXACT):
        amounts = [Decimal(amount).scaleb(-book.places) for amount in book.amounts]
    for row, amount in book.fine.items():
        amounts[row] = amount
    return amounts


def pack_quantities(units: Sequence[str | None], counts: Sequence[Decimal | None]) -> msgspec.Raw:
    """The quantities of rows, each with its unit; those that cannot be any are left out."""
    places: defaultdict[str | None, int] = defaultdict(count().__next__)
    unit_of = list(map(places.__getitem__, units))
    known = [quantity for quantity in counts if quantity is not None]
    if _plausible_size(known) is None:
        counts = [
            quantity if quantity is not None and is_plausible(quantity) else None
            for quantity in counts
        ]
    return msgspec.Raw(msgspec.json.encode(_Quantities(list(places), unit_of, counts)))


def quantities_of(book: DayBook) -> tuple[list[str | None], Sequence[Decimal | None]]:
    """The unit and the quantity of each row."""
    packed = _quantities_decoder.decode(book.quantities)
    return list(map(packed.units.__getitem__, packed.unit_of)), packed.counts
