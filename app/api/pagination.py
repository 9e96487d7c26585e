"""The cursors of ``/costs``: opaque, bound to their query, and stable across midnight."""

import base64
import binascii
import hashlib
from datetime import date

import msgspec

from app.api.query_params import CostsQuery
from app.errors import InvalidParameter
from app.spend.days import DayRange

_PREFIX = "page_"


class _Cursor(msgspec.Struct, array_like=True):
    first: date
    last: date
    query: bytes


def cursor(query: CostsQuery, rest: DayRange) -> str:
    """The ``page`` parameter for the rest of the days, all other parameters unchanged.

    It includes the last day, so that paging that continues after midnight ends where it began to.
    """
    packed = msgspec.msgpack.encode(_Cursor(rest.first, rest.last, _binding(query)))
    return _PREFIX + base64.urlsafe_b64encode(packed).decode()


def days_after(query: CostsQuery) -> DayRange:
    """The days that are left to the query's ``page``; InvalidParameter where it is not ours."""
    written = (query.page or "").removeprefix(_PREFIX)
    try:
        packed = base64.b64decode(written.encode("ascii"), altchars=b"-_", validate=True)
        found = msgspec.msgpack.decode(packed, type=_Cursor)
        if found.query == _binding(query):
            return DayRange(found.first, found.last)
    except (binascii.Error, UnicodeEncodeError, msgspec.MsgspecError, ValueError):
        pass
    raise InvalidParameter(
        "The page token is invalid, have you modified the query parameters? Begin again without "
        "page, or send next_page with all else unchanged.",
        param="page",
    )


def _binding(query: CostsQuery) -> bytes:
    whole = msgspec.json.encode(msgspec.structs.replace(query, page=None))
    return hashlib.blake2b(whole, digest_size=12).digest()
