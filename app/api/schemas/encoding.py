"""From the plain results of reports to JSON: each is converted to its schema, field by field, and
encoded as that describes.
"""

from decimal import Decimal
from typing import Any

import msgspec

from app.api.schemas.numbers import ExactDecimal


def encode(result: object, schema: type[msgspec.Struct]) -> bytes:
    """A result as JSON. It has an attribute for each field of the schema; what must be a Decimal
    there is an :class:`ExactDecimal` in the schema.
    """
    return to_json(msgspec.convert(result, schema, from_attributes=True, dec_hook=_from_plain))


def _from_plain(type_: type, value: Any) -> ExactDecimal:
    if type_ is not ExactDecimal:
        raise NotImplementedError(f"no conversion to {type_}")
    # msgspec asks for None, too, also where the schema has no null.
    if not isinstance(value, Decimal):
        raise TypeError(f"Expected a Decimal, got {value!r}")
    return ExactDecimal(value)


def _to_raw(value: object) -> msgspec.Raw:
    if isinstance(value, ExactDecimal):
        return value.json
    raise NotImplementedError(f"no JSON for {type(value)}")


to_json = msgspec.json.Encoder(enc_hook=_to_raw).encode
"""An instance of a schema as JSON."""
