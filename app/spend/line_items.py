"""Parses OpenAI's ``line_item`` labels.

A label is written for people and follows no documented format. Seen so far:
``[surface or tier | ]model[ text|image|audio][, direction][, long context]`` and bare names. A
label that does not fit is its own model, so that no amount loses its name.
"""

from functools import lru_cache
from typing import NamedTuple

# OpenAI's SDK reference also has input_tokens.
_DIRECTIONS = {
    written: direction
    for direction in ("input", "cached input", "cache writes", "output")
    for written in (direction, f"{direction} tokens")
}
_MODALITIES = ("text", "image", "audio")
_LONG_CONTEXT = "long context"


class LineItem(NamedTuple):
    """A parsed label. ``model`` is what counts as the model; all else may be None."""

    model: str
    surface: str | None
    modality: str | None
    direction: str | None
    long_context: bool


@lru_cache(maxsize=8_192)
def parse_line_item(label: str) -> LineItem:
    """Parse a label; one that does not fit the format is a model of its own whole name."""
    whole = label.strip()
    surface, bar, rest = whole.rpartition(" | ")
    parts = [part.strip() for part in rest.split(",")]
    long_context = parts[-1].lower() == _LONG_CONTEXT
    if long_context:
        parts.pop()
    direction = None
    if len(parts) > 1:
        direction = _DIRECTIONS.get(parts[-1].lower().replace("_", " "))
    if direction:
        parts.pop()
    if len(parts) != 1 or not parts[0]:
        return LineItem(whole or label, None, None, None, long_context=False)
    model, modality = parts[0], None
    head, _, tail = model.rpartition(" ")
    # A name with further spaces is a sentence, unless there is a direction.
    if head and tail.lower() in _MODALITIES and (direction or " " not in head):
        model, modality = head, tail.lower()
    return LineItem(model, surface if bar else None, modality, direction, long_context)
