"""Records of the requests that the fake received, for tests of what a client sends."""

from dataclasses import asdict, dataclass
from typing import Any

from fake_openai.parameters import Pairs

RECORDED_HEADERS = (
    "Authorization",
    "OpenAI-Organization",
    "Accept",
    "Accept-Encoding",
    "User-Agent",
    "X-Request-Id",
)


@dataclass
class RecordedCall:
    """One request. `status` is None when no response was sent, for example because of a fault."""

    method: str
    path: str
    query: Pairs
    headers: dict[str, str]
    status: int | None = None

    def values(self, name: str) -> list[str]:
        """All values of a parameter, with or without brackets in its name."""
        return [value for key, value in self.query if key.removesuffix("[]") == name]

    def to_json(self) -> dict[str, Any]:
        """The record as the control endpoint shows it."""
        return asdict(self)
