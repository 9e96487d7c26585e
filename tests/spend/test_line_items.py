"""Labels of every form that was seen live."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spend.line_items import LineItem, parse_line_item

SEEN = {
    "gpt-4o-mini-2024-07-18, input": ("gpt-4o-mini-2024-07-18", None, None, "input", False),
    "gpt-4o-mini-2024-07-18, cached input": (
        "gpt-4o-mini-2024-07-18", None, None, "cached input", False,
    ),
    "gpt-4o-mini-2024-07-18, Output": ("gpt-4o-mini-2024-07-18", None, None, "output", False),
    "gpt-5.4-2026-03-05, cached input, long context": (
        "gpt-5.4-2026-03-05", None, None, "cached input", True,
    ),
    "gpt-6-astra, input_tokens": ("gpt-6-astra", None, None, "input", False),
    "gpt-6-astra, cached_input_tokens": ("gpt-6-astra", None, None, "cached input", False),
    "gpt-5.6-luna, cache writes": ("gpt-5.6-luna", None, None, "cache writes", False),
    "gpt-image-1 image, output": ("gpt-image-1", None, "image", "output", False),
    "gpt-image-1 text, cached input": ("gpt-image-1", None, "text", "cached input", False),
    "gpt-image-1 image": ("gpt-image-1", None, "image", None, False),
    "gpt-realtime-2.1 audio, output": ("gpt-realtime-2.1", None, "audio", "output", False),
    "priority | gpt-5.6-sol, output, long context": (
        "gpt-5.6-sol", "priority", None, "output", True,
    ),
    "flex | gpt-5-mini": ("gpt-5-mini", "flex", None, None, False),
    "evals | gpt-4o-mini-2024-07-18, input": (
        "gpt-4o-mini-2024-07-18", "evals", None, "input", False,
    ),
    "assistants api | file search": ("file search", "assistants api", None, None, False),
    "ft-gpt-4o-2024-08-06, output": ("ft-gpt-4o-2024-08-06", None, None, "output", False),
    "text-embedding-3-small, input": ("text-embedding-3-small", None, None, "input", False),
    "omni-moderation-latest": ("omni-moderation-latest", None, None, None, False),
    "whisper": ("whisper", None, None, None, False),
    "tts hd": ("tts hd", None, None, None, False),
    "web search tool calls": ("web search tool calls", None, None, None, False),
    "Vector storage": ("Vector storage", None, None, None, False),
    "something new, in a form, of its own": (
        "something new, in a form, of its own", None, None, None, False,
    ),
    ", input": (", input", None, None, None, False),
    "": ("", None, None, None, False),
}  # fmt: skip


@pytest.mark.parametrize("label", SEEN)
def test_a_label_is_taken_apart(label: str) -> None:
    """Model, surface, modality, direction and context length are told apart."""
    assert parse_line_item(label) == LineItem(*SEEN[label])


@given(st.text())
def test_any_text_is_a_label(label: str) -> None:
    """No label fails, and none loses its name."""
    model = parse_line_item(label).model
    assert model.strip() in label
    assert bool(model) == bool(label)
