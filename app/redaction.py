"""Taking keys out of any text that leaves the program or its logs."""

import re

# OpenAI's keys, whole or as its error messages echo them: sk-..., sk-admin-ab***yz.
_KEY = re.compile(r"(?<![A-Za-z])sk-[^\s\"'<>,;)}\]]*")
REDACTED = "[key]"


def redact(text: str, *secrets: str | None) -> str:
    """The text with these secrets, every key, and every part that begins like a key replaced."""
    for secret in filter(None, secrets):
        text = text.replace(secret, REDACTED)
    return _KEY.sub(REDACTED, text)
