"""Search: all words of a query, in any order, ignoring case and accents."""

import re
import unicodedata
from collections.abc import Callable

_DIGITS = re.compile(r"(\d+)")
# Longer digit strings are no numbers that people count with, and int() rejects very long ones.
_MOST_DIGITS = 30


def plain(text: str) -> str:
    """Text in lower case without accents, so that "cafe" finds "Café"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def matcher(search: str) -> Callable[..., bool]:
    """A function that says whether texts (None is skipped) together contain all words searched."""
    words = plain(search).split()

    def matches(*texts: str | None) -> bool:
        if not words:
            return True
        text = plain(" ".join(filter(None, texts)))
        return all(word in text for word in words)

    return matches


def reading_order(text: str) -> list[tuple[int, int, str]]:
    """A sort key for names in natural order: "Team 2" before "team 10"."""
    return [
        (0, int(part), "") if part.isdecimal() and len(part) <= _MOST_DIGITS else (1, 0, part)
        for part in _DIGITS.split(plain(text))
        if part
    ]
