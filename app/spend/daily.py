"""What was spent on each of several days, row by row: small to keep, quick to add up.

A :class:`DailyBook` holds for each combination of its dimensions one whole number a day, of the
smallest unit that the days need. A row stays undecoded until it is wanted, so that one project's
year is found among thousands without reading the others'.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, localcontext
from operator import add

import msgspec

from app.spend.daybook import DayBook, Key, in_places, keys_of
from app.spend.models import Dimension
from app.spend.money import EXACT

Wanted = Callable[[Key], bool]


class DailyBook(msgspec.Struct, array_like=True, frozen=True):
    """Rows over ``days`` days that follow one another.

    ``columns`` has one list for each dimension of ``grouping`` and one for the currency, holding
    places in ``names``. Each of ``rows`` is a JSON list that counts units of 10^-``places`` for
    each day. Amounts finer than that are in ``fine``, by row and day.
    """

    grouping: tuple[Dimension, ...]
    names: list[str | None]
    columns: list[list[int]]
    days: int
    places: int
    rows: list[msgspec.Raw]
    fine: dict[int, dict[int, Decimal]]


_decoder = msgspec.json.Decoder(DailyBook)
_row_decoder = msgspec.json.Decoder(list[int])


def encode_daily(book: DailyBook) -> bytes:
    """A book as bytes."""
    return msgspec.json.encode(book)


def decode_daily(body: bytes) -> DailyBook:
    """The book of :func:`encode_daily`; its rows stay as they are."""
    return _decoder.decode(body)


class DailySums:
    """Exact sums for each day of a stretch of ``days`` days, by :data:`Key` of ``grouping``.

    Books may be of a finer grouping; of those, only keys that ``wanted`` lets in are counted.
    """

    def __init__(self, grouping: tuple[Dimension, ...], days: int) -> None:
        self._grouping = grouping
        self._days = days
        self._places = 0
        self._whole: defaultdict[Key, list[int]] = defaultdict(lambda: [0] * days)
        self._fine: defaultdict[Key, defaultdict[int, Decimal]] = defaultdict(
            lambda: defaultdict(Decimal)
        )

    def add_day(self, position: int, book: DayBook, wanted: Wanted | None = None) -> None:
        """Count in a day's book, the day being at that position of the stretch."""
        finer = self._finer(book.places)
        for row, (key, amount) in enumerate(
            zip(self._keys(book, wanted), book.amounts, strict=True)
        ):
            if key is None:
                continue
            if amount:
                self._whole[key][position] += amount * finer
            if row in book.fine:
                self._add_fine(key, position, book.fine[row])

    def add_book(self, position: int, book: DailyBook, wanted: Wanted | None = None) -> None:
        """Count in a book whose first day is at that position of the stretch."""
        finer = self._finer(book.places)
        end = position + book.days
        for row, key in enumerate(self._keys(book, wanted)):
            if key is None:
                continue
            amounts = _row_decoder.decode(book.rows[row])
            if finer != 1:
                amounts = [amount * finer for amount in amounts]
            sums = self._whole[key]
            sums[position:end] = map(add, sums[position:end], amounts)
            for day, amount in book.fine.get(row, {}).items():
                self._add_fine(key, position + day, amount)

    def __contains__(self, key: Key) -> bool:
        """Whether a key has money on some day."""
        return key in self._whole

    def __iter__(self) -> Iterator[Key]:
        """Every key that has money on some day."""
        return iter(self._whole)

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return len(self._whole) * self._days

    def of(self, keys: Iterable[Key]) -> list[Decimal]:
        """What these keys spent together on each day."""
        sums = [0] * self._days
        fine: list[tuple[int, Decimal]] = []
        for key in keys:
            sums = list(map(add, sums, self._whole[key]))
            fine += self._fine[key].items() if key in self._fine else ()
        with localcontext(EXACT):
            amounts = [Decimal(amount).scaleb(-self._places) for amount in sums]
            for day, amount in fine:
                amounts[day] += amount
        return amounts

    def total(self, keys: Iterable[Key], first: int, last: int) -> Decimal:
        """What these keys spent together from one position to another, both included."""
        keys = list(keys)
        whole = sum(sum(self._whole[key][first : last + 1]) for key in keys)
        fine = [
            amount
            for key in keys
            for day, amount in self._fine.get(key, {}).items()
            if first <= day <= last
        ]
        with localcontext(EXACT):
            return sum(fine, Decimal(whole).scaleb(-self._places))

    def last(self, keys: Iterable[Key]) -> int | None:
        """The last position at which one of these keys has money."""
        keys = list(keys)
        for day in range(self._days - 1, -1, -1):
            if any(self._whole[key][day] or self._has_fine(key, day) for key in keys):
                return day
        return None

    def book(self) -> DailyBook:
        """A book of the sums."""
        columns = list(zip(*self._whole, strict=True)) or [()] * (len(self._grouping) + 1)
        names, places = in_places(columns)
        rows = {key: row for row, key in enumerate(self._whole)}
        return DailyBook(
            self._grouping,
            names,
            places,
            self._days,
            self._places,
            [msgspec.Raw(msgspec.json.encode(amounts)) for amounts in self._whole.values()],
            {rows[key]: dict(fine) for key, fine in self._fine.items()},
        )

    def _keys(self, book: DayBook | DailyBook, wanted: Wanted | None) -> Iterator[Key | None]:
        """What each row is counted under; None where it is not wanted."""
        kept = [book.columns[book.grouping.index(name)] for name in self._grouping]
        keys = keys_of(book.names, [*kept, book.columns[-1]])
        if wanted is None:
            return keys
        whole_keys = keys_of(book.names, book.columns)
        return (
            key if wanted(whole_key) else None
            for key, whole_key in zip(keys, whole_keys, strict=True)
        )

    def _finer(self, places: int) -> int:
        """What a unit of 10^-places counts in ours, which become as fine as that."""
        if places > self._places:
            coarser = 10 ** (places - self._places)
            self._places = places
            for key, amounts in self._whole.items():
                self._whole[key] = [amount * coarser for amount in amounts]
        finer: int = 10 ** (self._places - places)
        return finer

    def _has_fine(self, key: Key, day: int) -> bool:
        return key in self._fine and bool(self._fine[key].get(day))

    def _add_fine(self, key: Key, day: int, amount: Decimal) -> None:
        # A key has a row of whole numbers in any case.
        self._whole.setdefault(key, [0] * self._days)
        with localcontext(EXACT):
            self._fine[key][day] += amount
