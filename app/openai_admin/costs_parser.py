"""OpenAI's JSON of costs -> books, bucket by bucket while the body is still arriving.

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
from app.openai_admin.costs_request import CostsQuestion
from app.openai_admin.response_parsing import decode
from app.spend.daybook import NotMoney, book_of_lines, encode_book, lines_of, make_book, total_in
from app.spend.days import DAY_SECONDS, LAST_SECOND, day_of
from app.spend.group_rows import regroup
from app.spend.models import Dimension
from app.spend.money import CURRENCY

_DATA = re.compile(rb'"data"\s*:\s*\[')
_COMMA = re.compile(rb"\s*,?")
_CLOSING = re.compile(rb"\s*}")
# One UTC day of an organisation fifty times as large as any known.
_MOST_BYTES = 128 << 20


class BookedDay(NamedTuple):
    """One UTC day as it is kept: its encoded book, and its US dollars."""

    day: date
    book: bytes
    total: Decimal


class DaysPage(NamedTuple):
    """One page of days; ``next_page`` is None on the last one."""

    days: list[BookedDay]
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


class _CostsPage(msgspec.Struct):
    data: list[_Bucket]
    has_more: bool
    next_page: str | None = None


_bucket_decoder = msgspec.json.Decoder(_Bucket)


class CostsReader:
    """Reads one page of ``/organization/costs`` from its pieces.

    ``on_day`` is told of each day. The rows of the question's ``api_key_ids`` are sorted out
    here, where the answer shows them; the book has the question's own grouping.
    """

    def __init__(self, question: CostsQuestion, on_day: Callable[[date], None]) -> None:
        self._question = question
        self._asked = question.provable()
        self._on_day = on_day
        self._days: list[BookedDay] = []
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

    def finish(self) -> DaysPage:
        """The page, checked as a whole, once the body is there to its end."""
        if self._days:
            del self._rest[: _skipped(_COMMA, self._rest)]
        page = decode(self._envelope + self._rest, _CostsPage, "costs")
        # None are left, unless OpenAI writes the fields of a bucket in another order.
        for bucket in page.data:
            self._take(bucket)
        self._check_grouping()
        if page.has_more and not page.next_page:
            raise UpstreamInvalidAnswer(
                "OpenAI says that more costs follow but not where (has_more without next_page), so "
                "no total would be right. Try again later."
            )
        return DaysPage(self._days, page.next_page if page.has_more else None)

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
            begin = _skipped(_COMMA, rest) if self._days else 0
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
        if self._days and day != self._days[-1].day + timedelta(days=1):
            raise UpstreamInvalidAnswer(
                f"OpenAI's costs jump from {self._days[-1].day} to {day}: a day is missing or out "
                "of order, so no total would be right. Try again later."
            )
        rows = bucket.results
        self._look_for_grouping(rows)
        asked, wanted = self._asked.group_by, self._question.api_key_ids
        if wanted and "api_key_id" in asked:
            rows = [row for row in rows if row.api_key_id in wanted]
        try:
            book = make_book(
                asked,
                [map(attrgetter(name), rows) for name in asked],
                list(map(attrgetter("amount.currency"), rows)),
                list(map(attrgetter("amount.value"), rows)),
                list(map(attrgetter("quantity_unit"), rows)),
                list(map(attrgetter("quantity"), rows)),
            )
        except NotMoney as error:
            raise UpstreamInvalidAnswer(
                "OpenAI sent a cost row whose amount is not a sum of money. Try again later."
            ) from error
        if asked != self._question.group_by:
            grouping = self._question.group_by
            book = book_of_lines(grouping, regroup(lines_of(book), grouping))
        self._days.append(BookedDay(day, encode_book(book), total_in(book, CURRENCY)))
        self._on_day(day)

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

    def _check_grouping(self) -> None:
        """Refuse an answer whose money carries none of the asked-for dimensions, or no line item.

        One that is ungrouped would show all money as belonging to nobody. A single null is real:
        Scale Tier is billed without a project, and traffic may have no key and no user, so those
        two prove nothing. A whole answer of money without one line item is not.
        """
        telling = self._telling()
        if not self._billed or not telling:
            return
        if not self._seen or ("line_item" in telling and "line_item" not in self._seen):
            raise UpstreamInvalidAnswer(
                f"OpenAI did not group the costs by {', '.join(self._asked.group_by)} as asked, so "
                "they cannot be told apart. Try again later."
            )

    def _telling(self) -> list[Dimension]:
        return [name for name in self._asked.group_by if name not in {"api_key_id", "user_id"}]

    def _limit(self) -> None:
        if len(self._rest) > _MOST_BYTES:
            raise UpstreamInvalidAnswer(
                f"OpenAI's costs of one day are larger than {_MOST_BYTES >> 20} MB. Try later."
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
