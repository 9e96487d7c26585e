"""What was asked of the fake, for tests that check what a client sends."""

from dataclasses import asdict, dataclass
from typing import Any

from fake_openai.parameters import Pairs

HEADERS_OF_INTEREST = (
    "Authorization",
    "OpenAI-Organization",
    "Accept",
    "Accept-Encoding",
    "User-Agent",
    "X-Request-Id",
)


@dataclass
class Call:
    """One request. `status` is None when no answer came, for example because of a fault."""

    method: str
    path: str
    query: Pairs
    headers: dict[str, str]
    status: int | None = None

    def values(self, name: str) -> list[str]:
        """All values of a parameter, bracketed or bare."""
        return [value for key, value in self.query if key.removesuffix("[]") == name]

    def to_json(self) -> dict[str, Any]:
        """For the control endpoint."""
        return asdict(self)
