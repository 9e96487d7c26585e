"""Stable hashes of names: made-up ids and offsets into the noise table."""

from hashlib import sha256


def made_up_id(prefix: str, name: str) -> str:
    """An id in OpenAI's form, the same on every run: `proj_` and 24 hex digits, for example."""
    return prefix + sha256(name.encode()).hexdigest()[:24]


def noise_offset(*names: str) -> int:
    """An offset below 4,096 into the noise table, the same on every run."""
    return int.from_bytes(sha256("/".join(names).encode()).digest()[:2], "big") & 0xFFF
