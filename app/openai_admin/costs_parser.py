"""OpenAI's JSON of costs -> rows by day, bucket by bucket while the body is still arriving.

A page of a large organisation has hundreds of megabytes. No more of it is held than the bucket that
is being received. What no correct figure can be made of is refused.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

import msgspec

from app.errors import UpstreamInvalidAnswer
from app.openai_admin.costs_request import CostsRequest
from app.openai_admin.response_parsing import decode
from app.spend.cost_rows import CostRows, NotMoney, cost_rows
from app.spend.days import DAY_SECONDS, LAST_SECOND, day_of
from app.spend.models import Dimension

_DATA = re.compile(rb'"data"\s*:\s*\[')
_COMMA = re.compile(rb"\s*,?")
_CLOSING = re.compile(rb"\s*}")
# One UTC day of an organisation fifty times as large as any known.
_MOST_BYTES = 128 << 20


class ParsedDay(NamedTuple):
    """One UTC day as OpenAI sent it."""

    day: date
    rows: CostRows


class CostsPage(NamedTuple):
    """What a page says of itself: its first and last day, None where it has none, and the cursor of
    the page after it, None on the last one.
    """

    first: date | None
    last: date | None
    next_page: str | None


class _Amount(msgspec.Struct, gc=False):
    value: Decimal
    currency: str


class _CostRow(msgspec.Struct, gc=False):
    amount: _Amount
    project_id: str | None = None
    line_item: str | None = None
    api_key_id: str | None = None
    user_id: str | None = None
    api_source: str | None = None
    quantity: Decimal | None = None
    quantity_unit: str | None = None


class _Bucket(msgspec.Struct):
    start_time: int
    results: list[_CostRow]


class _Page(msgspec.Struct):
    data: list[_Bucket]
    has_more: bool
    next_page: str | None = None


_bucket_decoder = msgspec.json.Decoder(_Bucket)


class CostsStreamParser:
    """Parses one page of ``/organization/costs`` from its pieces.

    ``on_day`` is called with each day in turn, once the page has shown that it is grouped as asked.
    """

    def __init__(self, request: CostsRequest, on_day: Callable[[ParsedDay], None]) -> None:
        self._request = request
        self._on_day = on_day
        self._first: date | None = None
        self._last: date | None = None
        self._count = 0
        self._held: list[ParsedDay] = []
        self._seen: set[Dimension] = set()
        self._billed = False
        self._envelope = bytearray()
        self._rest = bytearray()
        self._looked_at = 0

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the body."""
        self._rest += piece
        if not self._envelope:
            begin = _DATA.search(self._rest)
            if not begin:
                self._limit()
                return
            self._envelope += self._rest[: begin.end()]
            del self._rest[: begin.end()]
        self._take_buckets()
        self._limit()

    def finish(self) -> CostsPage:
        """The page, checked as a whole, once the body is there to its end."""
        if self._last:
            del self._rest[: _skipped(_COMMA, self._rest)]
        page = decode(self._envelope + self._rest, _Page, "costs")
        # None are left, unless OpenAI writes the fields of a bucket in another order.
        for bucket in page.data:
            self._take(bucket)
        if self._billed and not self._is_grouped():
            raise UpstreamInvalidAnswer(
                f"OpenAI did not group the costs by {', '.join(self._request.group_by)} as asked, "
                "so rows cannot be assigned. Try again later."
            )
        self._release()
        if page.has_more and not page.next_page:
            raise UpstreamInvalidAnswer(
                "OpenAI says that more costs follow but not where (has_more without next_page), so "
                "no total would be right. Try again later."
            )
        return CostsPage(self._first, self._last, page.next_page if page.has_more else None)

    def _take_buckets(self) -> None:
        """Take each bucket that is there to its end.

        It can only end where a list and then an object close. A text up to there that is one JSON
        object is the bucket, for the beginning of an object never is one.
        """
        rest = self._rest
        while (bracket := rest.find(b"]", self._looked_at)) >= 0:
            closing = _CLOSING.match(rest, bracket + 1)
            if closing is None:
                if bracket + 1 >= len(rest) or rest[bracket + 1 :].isspace():
                    break
                self._looked_at = bracket + 1
                continue
            begin = _skipped(_COMMA, rest) if self._last else 0
            with memoryview(rest)[begin : closing.end()] as text:
                try:
                    bucket = _bucket_decoder.decode(text)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                    bucket = None
            if bucket is None:
                self._looked_at = bracket + 1
                continue
            self._take(bucket)
            del rest[: closing.end()]
            self._looked_at = 0
        else:
            self._looked_at = len(rest)

    def _take(self, bucket: _Bucket) -> None:
        day = _midnight(bucket.start_time)
        self._check_place(day)
        rows, grouping = bucket.results, self._request.group_by
        self._look_for_grouping(rows)
        try:
            columns = cost_rows(
                grouping,
                [map(attrgetter(name), rows) for name in grouping],
                list(map(attrgetter("amount.currency"), rows)),
                list(map(attrgetter("amount.value"), rows)),
                list(map(attrgetter("quantity_unit"), rows)),
                list(map(attrgetter("quantity"), rows)),
            )
        except NotMoney as error:
            raise UpstreamInvalidAnswer(
                "OpenAI sent a cost row whose amount is not a sum of money. Try again later."
            ) from error
        self._first = self._first or day
        self._last = day
        self._count += 1
        self._held.append(ParsedDay(day, columns))
        # Days without money show nothing, and can mislead nobody.
        if self._is_grouped() or not self._billed:
            self._release()

    def _release(self) -> None:
        for day in self._held:
            self._on_day(day)
        self._held.clear()

    def _check_place(self, day: date) -> None:
        """Refuse a day that does not follow the one before it, and a page that begins or ends
        elsewhere than asked.
        """
        asked = self._request.days
        if self._last and day != self._last + timedelta(days=1):
            raise UpstreamInvalidAnswer(
                f"OpenAI's costs jump from {self._last} to {day}: a day is missing or out "
                "of order, so no total would be right. Try again later."
            )
        begins_wrong = self._last is None and self._request.page is None and day != asked.first
        if self._count >= self._request.limit:
            raise page_gap_error()
        if begins_wrong or not asked.first <= day <= asked.last:
            raise UpstreamInvalidAnswer(
                f"OpenAI answered with the day {day} where {asked.first} to {asked.last} were "
                "asked for, so no total would be right. Try again later."
            )

    def _look_for_grouping(self, rows: Sequence[_CostRow]) -> None:
        missing = [name for name in self._telling() if name not in self._seen]
        if not missing and self._billed:
            return
        for row in rows:
            if row.amount.value:
                self._billed = True
                self._seen.update(name for name in missing if getattr(row, name) is not None)
                if self._seen.issuperset(missing):
                    return

    def _is_grouped(self) -> bool:
        """Whether the money has shown one of the dimensions asked for, and a line item if asked.

        What is not grouped would show all money as belonging to nobody. A single null is real:
        Scale Tier is billed without a project, and traffic may have no key and no user, so those
        two prove nothing. A whole page of money without one line item is not.
        """
        telling = self._telling()
        if "line_item" in telling:
            return "line_item" in self._seen
        return not telling or bool(self._seen)

    def _telling(self) -> list[Dimension]:
        return [name for name in self._request.group_by if name not in {"api_key_id", "user_id"}]

    def _limit(self) -> None:
        if len(self._rest) > _MOST_BYTES:
            raise UpstreamInvalidAnswer(
                f"OpenAI's costs of one day are larger than {_MOST_BYTES >> 20} MB. Try later."
            )


def page_gap_error() -> UpstreamInvalidAnswer:
    """The error for days that should follow one another and do not."""
    return UpstreamInvalidAnswer(
        "OpenAI's pages of costs do not continue one another, so no total would be right. "
        "Try again later."
    )


def _skipped(pattern: re.Pattern[bytes], text: bytearray) -> int:
    """How much of the beginning the pattern takes."""
    found = pattern.match(text)
    return found.end() if found else 0


def _midnight(start_time: int) -> date:
    if start_time % DAY_SECONDS or not 0 <= start_time <= LAST_SECOND:
        raise UpstreamInvalidAnswer(
            f"OpenAI sent a cost bucket that starts at {start_time}, which is not the beginning "
            "of a UTC day. Try again later."
        )
    return day_of(start_time)
