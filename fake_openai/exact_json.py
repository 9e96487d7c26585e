"""JSON read and written without a float in between, so that a broken answer is exact elsewhere."""

import json
from decimal import Decimal
from typing import Any


class Literal(str):
    """Text that is written as it is, for JSON that is none."""

    __slots__ = ()


def loads(text: bytes) -> Any:
    """Parse; numbers with a fraction or an exponent become Decimal."""
    return json.loads(text, parse_float=Decimal)


def dumps(value: Any) -> str:
    """Write; a Decimal becomes a JSON number with its own digits."""
    match value:
        case Decimal() | Literal():
            return str(value)
        case dict():
            return "{" + ",".join(f"{json.dumps(k)}:{dumps(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ",".join(dumps(item) for item in value) + "]"
        case _:
            return json.dumps(value)
