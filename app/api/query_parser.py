"""Parses a query string into one of the structs in ``query_params.py``.

Lists may be repeated (``a=1&a=2``), bracketed (``a[]=1``) or, except ``line_items`` and ``models``,
joined with commas; all of these in any order are the same query.
"""

import re
from functools import lru_cache
from typing import TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl

import msgspec
from flask import request

from app.errors import InvalidParameter, UnknownParameter
from app.redaction import redact

Query = TypeVar("Query", bound=msgspec.Struct)

_WITH_COMMAS = {"line_items", "models"}
# Longer queries are not cached: thousands of them would fill the memory.
_LONG_BYTES = 2_048
_BRACKETS = re.compile(r"\[\d*\]$")
_PLACE = re.compile(r" - at `\$\.(\w+).*`$")


def read_query(definition: type[Query]) -> Query:
    """The query of the current request; raises InvalidParameter or UnknownParameter."""
    read = _read if len(request.query_string) > _LONG_BYTES else _read_once
    query: Query = read(definition, request.query_string)
    return query


def _read(definition: type[Query], query_string: bytes) -> Query:
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError):
        raise InvalidParameter("The query is not URL-encoded UTF-8.") from None
    lists = _list_fields(definition)
    values: dict[str, list[str]] = {}
    for written, value in pairs:
        name = _BRACKETS.sub("", written)
        if name not in definition.__struct_fields__ or (name != written and name not in lists):
            raise UnknownParameter(
                f"There is no parameter {_shortened(written)!a} here, and to ignore it would "
                f"answer another question. There are: {_names(definition)}.",
                param=_shortened(written),
            )
        split = name in lists and name not in _WITH_COMMAS
        values.setdefault(name, []).extend(value.split(",") if split else [value])
    return _convert(
        definition,
        {
            name: sorted(set(given)) if name in lists else _single(name, given)
            for name, given in values.items()
        },
    )


# A cached answer pays neither for parsing nor for validation. Errors are raised, so never cached.
_read_once = lru_cache(maxsize=2_048)(_read)


@lru_cache
def _list_fields(definition: type[msgspec.Struct]) -> frozenset[str]:
    hints = get_type_hints(definition)
    return frozenset(name for name, hint in hints.items() if get_origin(hint) is tuple)


def _names(definition: type[msgspec.Struct]) -> str:
    return ", ".join(definition.__struct_fields__) or "none"


def _single(name: str, given: list[str]) -> str:
    if len(set(given)) > 1:
        raise InvalidParameter(f"{name} is given more than once; keep one.", param=name)
    return given[0]


def _convert(definition: type[Query], values: dict[str, object]) -> Query:
    try:
        return msgspec.convert(values, definition, strict=False)
    except msgspec.ValidationError as error:
        message = str(error)
        place = _PLACE.search(message)
        if place:
            name = place.group(1)
            what = redact(_PLACE.sub("", message))
            raise InvalidParameter(
                f"{name} cannot be used: {what}. {_description(definition, name)}", param=name
            ) from None
        missing = re.search(r"required field `(\w+)`", message)
        name = missing.group(1) if missing else ""
        raise InvalidParameter(
            f"{name} is missing. {_description(definition, name)}", param=name
        ) from None


def _description(definition: type[msgspec.Struct], name: str) -> str:
    hint = get_type_hints(definition, include_extras=True)[name]
    metas = (meta for meta in get_args(hint) if isinstance(meta, msgspec.Meta))
    return next(meta.description for meta in metas if meta.description)


def _shortened(text: str) -> str:
    """A caller's text, short and redacted enough to be sent back."""
    return redact(text if len(text) <= 64 else f"{text[:64]}...")
