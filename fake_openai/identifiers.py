"""Made-up ids that look like OpenAI's and are the same on every run."""

from hashlib import sha256


def made_up_id(prefix: str, seed: str) -> str:
    """For example `proj_5f1c...` with 24 characters after the prefix."""
    return prefix + sha256(seed.encode()).hexdigest()[:24]


def seed_of(*parts: str) -> int:
    """A number below 4,096 for the noise table."""
    return int.from_bytes(sha256("/".join(parts).encode()).digest()[:2], "big") & 0xFFF
