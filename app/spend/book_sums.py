"""Adding books up: exact sums of amounts and of what they were billed for."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal, localcontext

from app.spend.daybook import (
    DayBook,
    Key,
    in_places,
    keys_of,
    pack_quantities,
    quantities_of,
)
from app.spend.money import EXACT
from app.spend.quantities import Billed, normalised
from app.spend.records import Dimension


class BookSums:
    """Exact sums over books of one grouping, by :data:`Key`."""

    def __init__(self) -> None:
        # Whole numbers of 10^-places, the smallest unit so far, add up without a Decimal.
        self._places = 0
        self._whole: defaultdict[Key, int] = defaultdict(int)
        self._fine: defaultdict[Key, Decimal] = defaultdict(Decimal)
        self._names: dict[str | None, str | None] = {}
        self._counts: defaultdict[tuple[Key, str | None], Decimal] = defaultdict(Decimal)
        self._uncounted: set[Key] = set()

    def add(self, book: DayBook) -> None:
        """Count a book in."""
        sums, amounts = self._whole, book.amounts
        if book.places > self._places:
            finer = 10 ** (book.places - self._places)
            self._places = book.places
            sums.update({key: amount * finer for key, amount in sums.items()})
        elif book.places < self._places:
            finer = 10 ** (self._places - book.places)
            amounts = [amount * finer for amount in amounts]
        # One text for each name: texts that are the same one compare quickly.
        names = list(map(self._names.setdefault, book.names, book.names))
        keys = list(keys_of(names, book.columns))
        for key, amount in zip(keys, amounts, strict=True):
            sums[key] += amount
        with localcontext(EXACT):
            for row, fine_amount in book.fine.items():
                self._fine[keys[row]] += fine_amount
            self._add_quantities(keys, book)

    def totals(self) -> dict[Key, Decimal]:
        """The sum of each key, zeros too."""
        with localcontext(EXACT):
            places = -self._places
            totals = {key: Decimal(amount).scaleb(places) for key, amount in self._whole.items()}
            return totals | {key: totals[key] + amount for key, amount in self._fine.items()}

    def billed(self) -> dict[Key, Billed]:
        """The sum of each key and its quantity, which is None where some of the money came without
        one, or in another unit.
        """
        counts: dict[Key, Billed] = {}
        several: set[Key] = set()
        with localcontext(EXACT):
            for (key, unit), count in self._counts.items():
                one = normalised(Billed(Decimal(0), count, unit))
                known = counts.get(key, one._replace(quantity=Decimal(0)))
                if one.quantity is None or known.quantity is None or known.unit != one.unit:
                    several.add(key)
                else:
                    counts[key] = one._replace(quantity=known.quantity + one.quantity)
        unknown = several | self._uncounted
        return {
            key: Billed(amount)
            if key in unknown or key not in counts
            else counts[key]._replace(amount=amount)
            for key, amount in self.totals().items()
        }

    def book(self, grouping: tuple[Dimension, ...]) -> DayBook:
        """A book of the sums: one row for each key that has money."""
        whole = {key: amount for key, amount in self._whole.items() if amount or key in self._fine}
        columns = list(zip(*whole, strict=True)) or [()] * (len(grouping) + 1)
        names, placed = in_places(columns)
        fine: dict[int, Decimal] = {}
        amounts = list(whole.values())
        if self._fine:
            totals = self.totals()
            fine = {row: totals[key] for row, key in enumerate(whole) if key in self._fine}
            amounts = [0 if row in fine else amount for row, amount in enumerate(amounts)]
        billed = self.billed()
        quantities = pack_quantities(
            [billed[key].unit for key in whole], [billed[key].quantity for key in whole]
        )
        return DayBook(grouping, names, placed, self._places, amounts, fine, quantities)

    def _add_quantities(self, keys: Sequence[Key], book: DayBook) -> None:
        counts = self._counts
        units, quantities = quantities_of(book)
        for key, unit, quantity in zip(keys, units, quantities, strict=True):
            if quantity is not None:
                counts[key, unit] += quantity
        if None in quantities:
            self._uncounted |= {
                key
                for row, key in enumerate(keys)
                if quantities[row] is None and (book.amounts[row] or row in book.fine)
            }
