"""Which endpoints need the Admin key, and whether one is configured."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from flask import current_app

from app.errors import MissingApiKey, PlaceholderApiKey

Args = ParamSpec("Args")
Result = TypeVar("Result")

ACCESS_ATTR = "api_key_guard"
"""The attribute of every view that says "required" or "public"; a test checks all routes."""

# Placeholder texts; no real key, which is a hundred random characters, contains one.
_PLACEHOLDER = re.compile(
    r"your[-_]|[-_]here|placeholder|example|change[-_]?me|replace[-_]|insert[-_]|x{8}|\.\.\.|[<>]",
    re.IGNORECASE,
)
_SHORTEST_KEY = 20


def require_api_key(view: Callable[Args, Result]) -> Callable[Args, Result]:
    """Answer 401 unless this server is configured with what looks like an Admin key.

    Whether OpenAI accepts the key shows when it is used.
    """

    @wraps(view)
    def guarded(*args: Args.args, **kwargs: Args.kwargs) -> Result:
        key = current_app.config["SETTINGS"].api_key
        if key is None:
            raise MissingApiKey
        if is_placeholder(key):
            raise PlaceholderApiKey
        return view(*args, **kwargs)

    setattr(guarded, ACCESS_ATTR, "required")
    return guarded


def public(view: Callable[Args, Result]) -> Callable[Args, Result]:
    """Declare that an endpoint needs no key, for it reveals nothing that does."""
    setattr(view, ACCESS_ATTR, "public")
    return view


@lru_cache(maxsize=4)
def is_placeholder(key: str) -> bool:
    """Whether the key is a placeholder."""
    return len(key) < _SHORTEST_KEY or _PLACEHOLDER.search(key) is not None
