"""Cursors of costs pages: opaque, and valid only with the other parameters unchanged."""

from base64 import b64decode, b64encode
from binascii import Error

from fake_openai.errors import ApiError

_PREFIX = "page_"
_DAY_BYTES = 8  # with an 18-byte fingerprint the base64 ends in one "=", as the real ones do


def cursor(day: int, fingerprint: bytes) -> str:
    """The cursor of the page that starts on that day (counted from 1970-01-01)."""
    return _PREFIX + b64encode(day.to_bytes(_DAY_BYTES, "big") + fingerprint).decode()


def day_of_cursor(text: str, fingerprint: bytes) -> int:
    """The day on which the page starts; ApiError 400 unless made for these parameters."""
    try:
        raw = b64decode(text.removeprefix(_PREFIX), validate=True)
    except (Error, ValueError):
        raise invalid_cursor() from None
    if not text.startswith(_PREFIX) or raw[_DAY_BYTES:] != fingerprint:
        raise invalid_cursor()
    return int.from_bytes(raw[:_DAY_BYTES], "big")


def invalid_cursor() -> ApiError:
    """OpenAI's 400 for a cursor that does not match the parameters."""
    return ApiError(
        400, "The page token is invalid, have you modified the query parameters?", param="page"
    )
