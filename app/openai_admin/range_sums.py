"""Adding up a range of the ledger from as few books as can be."""

from collections.abc import Sequence
from decimal import Decimal

from app.openai_admin.deadline import Deadline
from app.openai_admin.ledger import Known, Ledger
from app.openai_admin.shelf import Scope, Shelf
from app.spend.blocks import Block, cover
from app.spend.daybook import BookSums, DayBook, Key
from app.spend.days import DayRange


def range_sums(
    ledger: Ledger, shelf: Shelf, scope: Scope, known: Known, days: DayRange, deadline: Deadline
) -> dict[Key, Decimal]:
    """What was billed in the range for each combination of the ledger's dimensions, exactly.

    Whole blocks of days come from sums that were kept; those that are not there or not of the
    days as they are now are made, and kept.
    """
    blocks, left = cover(days)
    sums = BookSums()
    for book in _BlockSums(ledger, shelf, scope, known, deadline).of(blocks):
        sums.add(book)
    for _, book in ledger.books(scope, known, left, deadline):
        sums.add(book)
    return sums.totals()


class _BlockSums:
    def __init__(
        self, ledger: Ledger, shelf: Shelf, scope: Scope, known: Known, deadline: Deadline
    ) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._scope = scope
        self._known = known
        self._deadline = deadline

    def of(self, blocks: Sequence[Block]) -> list[DayBook]:
        kept = self._shelf.sums(self._scope, blocks, self._known.heads)
        return [kept.get(block) or self._made(block) for block in blocks]

    def _made(self, block: Block) -> DayBook:
        sums = BookSums()
        if block.smaller:
            for book in self.of(block.smaller):
                sums.add(book)
        else:
            days = list(block.days)
            for _, book in self._ledger.books(self._scope, self._known, days, self._deadline):
                sums.add(book)
        book = sums.book(self._scope.grouping)
        self._shelf.keep_sums(self._scope, block, self._known.heads, book)
        return book
