"""What OpenAI's failures mean, and which of our errors says so."""

import re
from http import HTTPStatus
from typing import NamedTuple

from app.errors import (
    ApiError,
    MismatchedOrganization,
    MissingScope,
    RateLimited,
    RejectedApiKey,
    UpstreamBadRequest,
    UpstreamFailed,
)
from app.openai_admin.response_parsing import read_error
from app.redaction import redact

# The scope that a path needs (OpenAI's reference), for an answer that does not name it.
_SCOPES = {"costs": "api.usage.read", "projects": "api.management.read"}
_NAMED_SCOPES = re.compile(r"missing scopes?:\s*([\w.]*\w(?:\s*,\s*[\w.]*\w)*)", re.IGNORECASE)
_ABOUT_SCOPES = re.compile(r"missing scope|insufficient permission", re.IGNORECASE)
_NAME = re.compile(r"[\w.\[\]-]{1,64}", re.ASCII)
_SECONDS_WITHOUT_RETRY_AFTER = 20


class UpstreamAnswer(NamedTuple):
    """An answer of OpenAI, read to its end. ``retry_after`` is in seconds."""

    status: int
    retry_after: int | None
    body: bytes


def to_api_error(what: str, answer: UpstreamAnswer, key: str) -> ApiError:
    """The error that tells a caller why ``what`` (costs, projects) was not answered with 200.

    A key without a scope is a 401 with an error object or a 403 with a bare string. Only a 400's
    words are handed on, and never with the ``key``, which they may echo.
    """
    message, param, code = read_error(answer.body)
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        if _ABOUT_SCOPES.search(message):
            named = _NAMED_SCOPES.search(message)
            return MissingScope(named.group(1) if named else _SCOPES[what])
        if code == "mismatched_organization":
            return MismatchedOrganization()
        if answer.status == HTTPStatus.UNAUTHORIZED:
            return RejectedApiKey()
    if answer.status == HTTPStatus.BAD_REQUEST and message:
        return UpstreamBadRequest(
            redact(message, key), param=_name(param, key), code=_name(code, key)
        )
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = answer.retry_after or _SECONDS_WITHOUT_RETRY_AFTER
        return RateLimited(
            f"OpenAI is rate-limiting this key. Try again in {wait} seconds.", retry_after=wait
        )
    return UpstreamFailed(
        f"OpenAI answered the request for {what} with status {answer.status}. "
        "Try again later; https://status.openai.com says whether others are affected."
    )


def _name(text: str | None, key: str) -> str | None:
    """A parameter or code as OpenAI names them; None for anything else, such as a key."""
    if text is None or not _NAME.fullmatch(text) or redact(text, key) != text:
        return None
    return text
