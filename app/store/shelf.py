"""Where the days of the ledger stand: a head and a book for each, and sums of blocks of them.

The head says when a day was read and which book belongs to it, so that a long range is looked
through without opening its books, and that a book which was replaced meanwhile is never taken for
the one that the head speaks of.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple, TypeVar

import msgspec

from app.openai_admin.costs_parser import BookedDay
from app.spend.blocks import Block
from app.spend.daybook import book_of_lines, encode_book
from app.spend.models import Dimension
from app.spend.money import ZERO
from app.store.entries import Entries, digest
from app.sync.freshness_policy import Marks

Kept = TypeVar("Kept")

# Books are loaded so many at a time: a few megabytes in a large organisation.
_AT_ONCE = 32
_LONG_AGO = datetime.fromtimestamp(0, UTC)


class Scope(NamedTuple):
    """One ledger: which rows its books have. ``api_key_ids`` empty is all keys."""

    grouping: tuple[Dimension, ...]
    api_key_ids: tuple[str, ...] = ()

    @property
    def name(self) -> bytes:
        """Tells this ledger from all others."""
        return msgspec.json.encode(self)


class Head(NamedTuple):
    """What is known of a day without opening its book. ``total`` is in US dollars; ``billed`` says
    whether OpenAI sent a bucket for it.
    """

    as_of: datetime
    digest: bytes
    total: Decimal
    billed: bool


class _Made(msgspec.Struct, array_like=True):
    # Of the heads of the block's days; other ones than those of now mean that it is out of date.
    stamp: bytes
    body: bytes


_head_decoder = msgspec.msgpack.Decoder(Head)
_made_decoder = msgspec.msgpack.Decoder(_Made)
_marks_decoder = msgspec.msgpack.Decoder(Marks)


def head_of(booked: BookedDay, as_of: datetime) -> Head:
    """The head of a day just read."""
    return Head(as_of, digest(booked.book), booked.total, billed=True)


def unbilled(scope: Scope, as_of: datetime) -> tuple[Head, bytes]:
    """The head and the book of a day that OpenAI sent no bucket for: no spend."""
    book = encode_book(book_of_lines(scope.grouping, []))
    return Head(as_of, digest(book), ZERO, billed=False), book


class Shelf:
    """The ledgers' entries. Whatever is not there, damaged or replaced is simply not returned."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    def heads(self, scope: Scope, days: Iterable[date]) -> dict[date, Head]:
        """The heads that are there."""
        wanted = list(days)
        bodies = self._entries.load_many([_name(b"head", scope, day) for day in wanted])
        heads = {
            day: _decoded(_head_decoder, body) for day, body in zip(wanted, bodies, strict=True)
        }
        return {day: head for day, head in heads.items() if head is not None}

    def books(self, scope: Scope, heads: Mapping[date, Head]) -> dict[date, bytes]:
        """The encoded books that belong to these heads."""
        days = list(heads)
        found: dict[date, bytes] = {}
        for start in range(0, len(days), _AT_ONCE):
            some = days[start : start + _AT_ONCE]
            bodies = self._entries.load_many([_name(b"book", scope, day) for day in some])
            found |= {
                day: body
                for day, body in zip(some, bodies, strict=True)
                if body is not None and digest(body) == heads[day].digest
            }
        return found

    def keep(self, scope: Scope, days: Mapping[date, tuple[Head, bytes]]) -> None:
        """Keep days with their books, and let it be known."""
        self._entries.save(
            entry
            for day, (head, book) in days.items()
            for entry in (
                # The book first: a head never speaks of one that is not there yet.
                (_name(b"book", scope, day), book),
                (_name(b"head", scope, day), msgspec.msgpack.encode(head)),
            )
        )
        self.changed()

    def made(
        self, kind: bytes, scope: Scope, blocks: Sequence[Block], heads: Mapping[date, Head]
    ) -> dict[Block, bytes]:
        """What was made of the days of these blocks, where it was made of these very heads."""
        bodies = self._entries.load_many([_name(kind, scope, block) for block in blocks])
        found: dict[Block, bytes] = {}
        for block, body in zip(blocks, bodies, strict=True):
            made = _decoded(_made_decoder, body)
            if made is not None and made.stamp == stamp_of(block.days, heads):
                found[block] = made.body
        return found

    def keep_made(
        self, kind: bytes, scope: Scope, block: Block, heads: Mapping[date, Head], body: bytes
    ) -> None:
        """Keep what was made of a block's days."""
        made = _Made(stamp_of(block.days, heads), body)
        self._entries.save([(_name(kind, scope, block), msgspec.msgpack.encode(made))])

    def marks(self) -> Marks:
        """When a person last wanted figures read anew."""
        marks = _decoded(_marks_decoder, self._entries.load(b"marks"))
        return marks or Marks(_LONG_AGO, _LONG_AGO)

    def keep_marks(self, marks: Marks) -> None:
        """Remember that figures are to be read anew."""
        self._entries.save([(b"marks", msgspec.msgpack.encode(marks))])
        self.changed()

    def generation(self) -> bytes | None:
        """Changes whenever an entry does, on whatever machine."""
        return self._entries.load(b"generation")

    def changed(self) -> None:
        """Begin a new generation."""
        self._entries.save([(b"generation", os.urandom(12))])


def _name(kind: bytes, scope: Scope, what: date | Block) -> bytes:
    place = what.isoformat() if isinstance(what, date) else f"{what.size}x{what.place}"
    return b"%b %b %b" % (kind, place.encode(), scope.name)


def stamp_of(days: Iterable[date], heads: Mapping[date, Head]) -> bytes:
    """Tells the days with their heads of now from the same days as they were or will be."""
    return digest(b"".join(heads[day].digest for day in days))


def _decoded(decoder: msgspec.msgpack.Decoder[Kept], body: bytes | None) -> Kept | None:
    try:
        return None if body is None else decoder.decode(body)
    except msgspec.MsgspecError:
        return None
