"""Telling the log what OpenAI changed about a day that was known before."""

import logging
from datetime import date
from decimal import Decimal

from app.spend.book_sums import BookSums
from app.spend.daybook import Key, decode_book

logger = logging.getLogger(__name__)


def log_changes(day: date, before: bytes, after: bytes, *, over: bool) -> None:
    """Log rows that vanished or shrank; of a day that is over, also those that grew or appeared."""
    earlier, later = _totals(before), _totals(after)
    vanished = [key for key, amount in earlier.items() if amount and not later.get(key)]
    shrunken = [
        key for key, amount in earlier.items() if later.get(key) and abs(later[key]) < abs(amount)
    ]
    grown = [
        key
        for key, amount in later.items()
        if amount and (not earlier.get(key) or abs(amount) > abs(earlier[key]))
    ]
    if vanished or shrunken or (over and grown):
        logger.warning(
            "restated %s: %d rows vanished, %d shrank, %d grew or appeared",
            day,
            len(vanished),
            len(shrunken),
            len(grown),
        )


def _totals(book: bytes) -> dict[Key, Decimal]:
    sums = BookSums()
    sums.add(decode_book(book))
    return sums.totals()
