"""What is made of blocks of days once and kept: sums of ranges, and what was spent day by day."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from app.openai_admin.deadline import Deadline
from app.spend.blocks import Block, cover
from app.spend.book_sums import BookSums
from app.spend.daily import DailyBook, DailySums, Wanted, decode_daily, encode_daily
from app.spend.daybook import DayBook, Key, decode_book, encode_book
from app.spend.days import DayRange
from app.spend.models import Dimension
from app.spend.quantities import BilledAmount
from app.store.shelf import Scope, Shelf
from app.sync.cost_sync import Known, Ledger

Made = TypeVar("Made")

# Not "sums", which earlier versions kept without quantities.
_BILLED = b"billed and used"
_DAILY = b"daily"


class Source(NamedTuple):
    """The days of one ledger that are known, and where their books are."""

    ledger: Ledger
    shelf: Shelf
    scope: Scope
    known: Known
    deadline: Deadline


def range_sums(source: Source, days: DayRange) -> dict[Key, BilledAmount]:
    """What was billed in the range for each combination of the ledger's dimensions, exactly, and
    for how much of what.

    Whole blocks of days come from sums that were kept; those that are not there or not of the
    days as they are now are made, and kept.
    """
    blocks, left = cover(days)
    sums = BookSums()
    for book in _billed_blocks(source).of(blocks):
        sums.add(book)
    for _, book in source.ledger.books(source.scope, source.known, left, source.deadline):
        sums.add(book)
    return sums.billed()


def daily_sums(
    source: Source,
    days: DayRange,
    grouping: tuple[Dimension, ...],
    wanted: Wanted | None = None,
) -> DailySums:
    """What was billed on each day of the range, by some of the ledger's dimensions; only what is
    ``wanted`` of the ledger's own keys.
    """
    blocks, left = cover(days)
    sums = DailySums(grouping, days.days)
    # What is not picked by the ledger's own keys comes from rows that were added up before.
    kept = _daily_blocks(source, grouping if wanted is None else source.scope.grouping)
    for block, book in zip(blocks, kept.of(blocks), strict=True):
        sums.add_book((block.days.first - days.first).days, book, wanted)
    books = source.ledger.books(source.scope, source.known, left, source.deadline)
    for day, day_book in books:
        sums.add_day((day - days.first).days, day_book, wanted)
    return sums


class _Blocks(NamedTuple, Generic[Made]):
    """One kind of thing that is kept of blocks: how it is read, written, and made."""

    source: Source
    kind: bytes
    decode: Callable[[bytes], Made]
    encode: Callable[[Made], bytes]
    make: Callable[["_Blocks[Made]", Block], Made]

    def of(self, blocks: Sequence[Block]) -> list[Made]:
        """What there is of each block, made now where it is not there."""
        _, shelf, scope, known, _ = self.source
        kept = shelf.made(self.kind, scope, blocks, known.heads)
        return [
            self.decode(kept[block]) if block in kept else self._made(block) for block in blocks
        ]

    def books(self, block: Block) -> list[tuple[int, DayBook]]:
        """The books of a block of the smallest size, by their place in it."""
        ledger, _, scope, known, deadline = self.source
        books = ledger.books(scope, known, list(block.days), deadline)
        return [((day - block.days.first).days, book) for day, book in books]

    def _made(self, block: Block) -> Made:
        _, shelf, scope, known, _ = self.source
        made = self.make(self, block)
        shelf.keep_made(self.kind, scope, block, known.heads, self.encode(made))
        return made


def _billed_blocks(source: Source) -> _Blocks[DayBook]:
    return _Blocks(source, _BILLED, decode_book, encode_book, _billed_of)


def _billed_of(blocks: _Blocks[DayBook], block: Block) -> DayBook:
    sums = BookSums()
    for book in blocks.of(block.smaller):
        sums.add(book)
    if not block.smaller:
        for _, book in blocks.books(block):
            sums.add(book)
    return sums.book(blocks.source.scope.grouping)


def _daily_blocks(source: Source, grouping: tuple[Dimension, ...]) -> _Blocks[DailyBook]:
    kind = b" ".join([_DAILY, *map(str.encode, grouping)])

    def made(blocks: _Blocks[DailyBook], block: Block) -> DailyBook:
        sums = DailySums(grouping, block.size)
        if grouping != source.scope.grouping:
            [book] = _daily_blocks(source, source.scope.grouping).of([block])
            sums.add_book(0, book)
        elif block.smaller:
            for part, book in zip(block.smaller, blocks.of(block.smaller), strict=True):
                sums.add_book((part.days.first - block.days.first).days, book)
        else:
            for place, day in blocks.books(block):
                sums.add_day(place, day)
        return sums.book()

    return _Blocks(source, kind, decode_daily, encode_daily, made)
