"""Which doors need a key, and whether there is one."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from flask import current_app

from app.errors import MissingApiKey, PlaceholderApiKey

Args = ParamSpec("Args")
Result = TypeVar("Result")

ACCESS_ATTR = "api_key_guard"
"""The attribute that every view has: "required" or "public". A test walks all routes."""

# Texts that stand where a key belongs; no real key, a hundred random characters, has them.
_PLACEHOLDER = re.compile(
    r"your[-_]|[-_]here|placeholder|example|change[-_]?me|replace[-_]|insert[-_]|x{8}|\.\.\.|[<>]",
    re.IGNORECASE,
)
_SHORTEST_KEY = 20


def require_api_key(view: Callable[Args, Result]) -> Callable[Args, Result]:
    """Answer 401 unless this server is configured with what can be an Admin key.

    Whether OpenAI accepts the key is found out by using it.
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
    """Declare that a door gives nothing away that needs a key."""
    setattr(view, ACCESS_ATTR, "public")
    return view


@lru_cache(maxsize=4)
def is_placeholder(key: str) -> bool:
    """Whether the key is a text that asks for a key."""
    return len(key) < _SHORTEST_KEY or _PLACEHOLDER.search(key) is not None
