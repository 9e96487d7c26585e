"""Taking keys out of any text that leaves the program or its logs."""

import re

# OpenAI's keys, whole or as its error messages echo them: sk-..., sk-admin-ab***yz.
_KEY = re.compile(r"(?<![A-Za-z])sk-[^\s\"'<>,;)}\]]*")
REDACTED = "[key]"


def redact(text: str) -> str:
    """The text with every key, and every part of one that begins like a key, replaced."""
    return _KEY.sub(REDACTED, text)
