"""Adding books up: exact sums of amounts and of what they were billed for."""

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import Any

from app.spend.daybook import (
    DayBook,
    Key,
    in_places,
    keys_of,
    pack_quantities,
    quantities_of,
)
from app.spend.models import Dimension
from app.spend.money import EXACT
from app.spend.quantities import BilledAmount, to_base_unit

# A sum under way is a list of these: while a person waits for a year of a large organisation, a
# quarter of a million rows are added up, which leaves no time to make an object of each.
_AMOUNT, _QUANTITY, _UNIT = range(3)
_NO_UNIT_YET = object()


class BookSums:
    """Exact sums over books of one grouping, by :data:`Key`."""

    def __init__(self) -> None:
        # Whole numbers of 10^-places, the smallest unit so far, add up without a Decimal.
        self._places = 0
        self._sums: dict[Key, list[Any]] = {}
        self._fine: defaultdict[Key, Decimal] = defaultdict(Decimal)
        self._names: dict[str | None, str | None] = {}
        # Quantities in another unit than the key's first one.
        self._other_units: list[tuple[Key, str | None, Decimal]] = []
        self._uncounted: set[Key] = set()

    def add(self, book: DayBook) -> None:
        """Count a book in."""
        amounts = book.amounts
        if book.places > self._places:
            coarser = 10 ** (book.places - self._places)
            self._places = book.places
            for known in self._sums.values():
                known[_AMOUNT] *= coarser
        elif book.places < self._places:
            finer = 10 ** (self._places - book.places)
            amounts = [amount * finer for amount in amounts]
        # One text for each name: texts that are the same one compare quickly.
        names = list(map(self._names.setdefault, book.names, book.names))
        keys = list(keys_of(names, book.columns))
        units, quantities = quantities_of(book)
        sums = self._sums
        with localcontext(EXACT):
            for key, amount, quantity, unit in zip(keys, amounts, quantities, units, strict=True):
                known_sum = sums.get(key)
                if known_sum is None:
                    known_sum = sums[key] = [0, 0, _NO_UNIT_YET]
                known_sum[_AMOUNT] += amount
                if quantity is None:
                    if amount:
                        self._uncounted.add(key)
                elif known_sum[_UNIT] == unit:
                    known_sum[_QUANTITY] += quantity
                elif known_sum[_UNIT] is _NO_UNIT_YET:
                    known_sum[_QUANTITY], known_sum[_UNIT] = quantity, unit
                else:
                    self._other_units.append((key, unit, quantity))
            for row, fine_amount in book.fine.items():
                self._fine[keys[row]] += fine_amount
                if quantities[row] is None:
                    self._uncounted.add(keys[row])

    def totals(self) -> dict[Key, Decimal]:
        """The sum of each key, zeros too."""
        with localcontext(EXACT):
            places = -self._places
            totals = {
                key: Decimal(known[_AMOUNT]).scaleb(places) for key, known in self._sums.items()
            }
            return totals | {key: totals[key] + amount for key, amount in self._fine.items()}

    def billed(self) -> dict[Key, BilledAmount]:
        """The sum of each key with its quantity, which is None where some of the money came
        without one, or in a unit of another kind.
        """
        billed: dict[Key, BilledAmount] = {}
        for key, amount in self.totals().items():
            _, quantity, unit = self._sums[key]
            if unit is _NO_UNIT_YET or key in self._uncounted:
                billed[key] = BilledAmount(amount)
            else:
                billed[key] = BilledAmount(amount, quantity, unit)
        for key, unit, quantity in self._other_units:
            billed[key] = _with_more(billed[key], BilledAmount(billed[key].amount, quantity, unit))
        return billed

    def book(self, grouping: tuple[Dimension, ...]) -> DayBook:
        """A book of the sums: one row for each key that has money, or was used for nothing."""
        sums = {
            key: billed for key, billed in self.billed().items() if billed.amount or billed.quantity
        }
        columns = list(zip(*sums, strict=True)) or [()] * (len(grouping) + 1)
        names, placed = in_places(columns)
        fine = {row: sums[key].amount for row, key in enumerate(sums) if key in self._fine}
        amounts = [0 if row in fine else self._sums[key][_AMOUNT] for row, key in enumerate(sums)]
        quantities = pack_quantities(
            [billed.unit for billed in sums.values()],
            [billed.quantity for billed in sums.values()],
        )
        return DayBook(grouping, names, placed, self._places, amounts, fine, quantities)


def _with_more(known: BilledAmount, more: BilledAmount) -> BilledAmount:
    """The same money, with the quantity of both where they count the same in other words."""
    one, other = to_base_unit(known), to_base_unit(more)
    if one.quantity is None or other.quantity is None or one.unit != other.unit:
        return BilledAmount(known.amount)
    return one._replace(quantity=EXACT.add(one.quantity, other.quantity))
