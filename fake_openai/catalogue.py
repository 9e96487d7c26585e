"""The line items of each model with the labels of the real service, and their unit prices."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LineItem:
    """A label, US dollars for one `unit`, and its share of the model's cost in thousandths."""

    label: str
    price: Decimal
    unit: str | None
    share: int


def _per_million(label: str, dollars: str, share: int, unit: str = "tokens") -> LineItem:
    return LineItem(label, Decimal(dollars).scaleb(-6), unit, share)


def _each(label: str, dollars: str, unit: str | None = None, share: int = 1000) -> LineItem:
    return LineItem(label, Decimal(dollars), unit, share)


def _text(
    model: str, fresh: str, cached: str, output: str, shares: tuple[int, int, int] = (430, 90, 480)
) -> tuple[LineItem, ...]:
    """Input, cached input and output, in dollars per million tokens."""
    return (
        _per_million(f"{model}, input", fresh, shares[0]),
        _per_million(f"{model}, cached input", cached, shares[1]),
        _per_million(f"{model}, output", output, shares[2]),
    )


CATALOGUE: dict[str, tuple[LineItem, ...]] = {
    "gpt-4o": _text("gpt-4o-2024-08-06", "2.50", "1.25", "10.00"),
    "gpt-4o-mini": _text("gpt-4o-mini-2024-07-18", "0.15", "0.075", "0.60"),
    "gpt-4.1": _text("gpt-4.1-2025-04-14", "2.00", "0.50", "8.00"),
    "gpt-5": _text("gpt-5-2025-08-07", "1.25", "0.125", "10.00", (300, 40, 660)),
    "gpt-5-mini": _text("gpt-5-mini-2025-08-07", "0.25", "0.025", "2.00", (310, 50, 640)),
    "gpt-5.4": _text("gpt-5.4-2026-03-05", "2.50", "0.25", "15.00", (400, 80, 520)),
    "gpt-5.4 long context": (
        *_text("gpt-5.4-2026-03-05", "2.50", "0.25", "15.00", (180, 40, 220)),
        _per_million("gpt-5.4-2026-03-05, input, long context", "5.00", 290),
        _per_million("gpt-5.4-2026-03-05, cached input, long context", "0.50", 60),
        _per_million("gpt-5.4-2026-03-05, output, long context", "22.50", 210),
    ),
    "gpt-5.6-sol": _text("gpt-5.6-sol", "4.00", "0.40", "24.00", (390, 90, 520)),
    "gpt-5.6-sol priority": (
        *_text("priority | gpt-5.6-sol", "8.00", "0.80", "48.00", (360, 90, 410)),
        _per_million("priority | gpt-5.6-sol, output, long context", "72.00", 140),
    ),
    "gpt-5.6-luna": (
        *_text("gpt-5.6-luna", "0.60", "0.06", "3.60", (350, 80, 480)),
        _per_million("gpt-5.6-luna, cache writes", "0.75", 90),
    ),
    "gpt-5-mini flex": (_per_million("flex | gpt-5-mini", "0.40", 1000),),
    "gpt-4o-mini evals": _text("evals | gpt-4o-mini-2024-07-18", "0.15", "0.075", "0.60"),
    "ft-gpt-4o": _text("ft-gpt-4o-2024-08-06", "3.75", "1.875", "15.00"),
    "gpt-image-1": (
        _per_million("gpt-image-1 text, input", "5.00", 70),
        _per_million("gpt-image-1 text, cached input", "1.25", 20),
        _per_million("gpt-image-1 image, input", "10.00", 110),
        _per_million("gpt-image-1 image, output", "40.00", 800),
    ),
    "gpt-realtime-2.1": (
        _per_million("gpt-realtime-2.1 audio, input", "32.00", 330),
        _per_million("gpt-realtime-2.1 audio, cached input", "0.40", 20),
        _per_million("gpt-realtime-2.1 audio, output", "64.00", 520),
        _per_million("gpt-realtime-2.1 text, input", "4.00", 60),
        _per_million("gpt-realtime-2.1 text, output", "24.00", 70),
    ),
    "text-embedding-3-small": (_per_million("text-embedding-3-small, input", "0.02", 1000),),
    "omni-moderation": (_each("omni-moderation-latest", "0", "tokens", 0),),  # free of charge
    "whisper": (_each("whisper", "0.0001", "duration_seconds"),),
    "tts hd": (_per_million("tts hd", "30.00", 1000, "characters"),),
    "dall-e 3": (_each("dall-e-3, hd 1024x1024", "0.08", "images"),),
    "web search": (_each("web search tool calls", "0.01"),),
    "file search": (_each("assistants api | file search", "0.0025"),),
    "code interpreter": (_each("assistants api | code interpreter", "0.03"),),
    "vector storage": (_each("Vector storage", "0.0042", "gibibyte_hours"),),
}
FREE_DAILY_TOKENS = 2_400_000  # of a workload, for a line item that costs nothing
