"""What was made of days, held in memory under the very heads that the days had.

The parts of a page ask about the same days at the same moment, and a table about the same rows at
each key of a search: what they have in common is made once, and never stands for other figures.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from threading import Condition
from typing import NamedTuple, TypeVar, cast

from cachetools import LRUCache, cached

from app.store.shelf import Head, stamp_of

Made = TypeVar("Made")

# Whole numbers held in memory, each some 40 bytes.
_MOST_NUMBERS = 1_500_000


class _Sized(NamedTuple):
    made: object
    numbers: int


class _ReplacedError(Exception):
    """Days were replaced while something was made of them."""


class InMemory:
    """Makes things of days, each once for all who ask at the same time or later."""

    def __init__(self) -> None:
        self._made = cached(
            LRUCache(_MOST_NUMBERS, getsizeof=lambda sized: sized.numbers),
            key=lambda stamp, what, _make: (stamp, what),
            condition=Condition(),
        )(_sized)

    def of(
        self,
        days: Iterable[date],
        heads: Mapping[date, Head],
        what: Hashable,
        make: Callable[[], Made],
        numbers: Callable[[Made], int],
    ) -> Made:
        """What ``make`` makes of these days; ``what`` tells it from all else that is made of them,
        ``numbers`` how much room it takes.

        It is held under the heads that the days have in the end: a book that was lost is read anew
        while it is opened, and under the heads before that it would stand for other days.
        """
        days = list(days)

        def make_of(stamp: bytes) -> _Sized:
            made = make()
            if stamp != stamp_of(days, heads):
                raise _ReplacedError
            return _Sized(made, numbers(made))

        while True:
            with suppress(_ReplacedError):
                sized = self._made(stamp_of(days, heads), what, make_of)
                return cast("Made", sized.made)


def _sized(stamp: bytes, _what: Hashable, make_of: Callable[[bytes], _Sized]) -> _Sized:
    return make_of(stamp)
