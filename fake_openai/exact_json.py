"""JSON without floats, so that a fault changes one thing and leaves every other amount exact."""

import json
from decimal import Decimal
from typing import Any


class Literal(str):
    """Text that is written without quotes, to make invalid JSON."""

    __slots__ = ()


def loads(text: bytes) -> Any:
    """Parse JSON; numbers with a fraction or an exponent become Decimal."""
    return json.loads(text, parse_float=Decimal)


def dumps(value: Any) -> str:
    """Write JSON; a Decimal becomes a number with its own digits."""
    match value:
        case Decimal() | Literal():
            return str(value)
        case dict():
            return "{" + ",".join(f"{json.dumps(k)}:{dumps(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ",".join(dumps(item) for item in value) + "]"
        case _:
            return json.dumps(value)
