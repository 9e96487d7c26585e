"""Finding rows by what a person types."""

import re
import unicodedata
from collections.abc import Callable

_DIGITS = re.compile(r"(\d+)")
# Longer ones are no numbers that people count with, and Python refuses to read those of thousands.
_MOST_DIGITS = 30


def plain(text: str) -> str:
    """Text without case and accents, so that "cafe" finds "Café"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def matcher(search: str) -> Callable[..., bool]:
    """Whether texts (None among them is nothing) together hold every word of the search."""
    words = plain(search).split()

    def matches(*texts: str | None) -> bool:
        if not words:
            return True
        text = plain(" ".join(filter(None, texts)))
        return all(word in text for word in words)

    return matches


def reading_order(text: str) -> list[tuple[int, int, str]]:
    """A key for sorting names as people expect: "Team 2" before "team 10"."""
    return [
        (0, int(part), "") if part.isdecimal() and len(part) <= _MOST_DIGITS else (1, 0, part)
        for part in _DIGITS.split(plain(text))
        if part
    ]
