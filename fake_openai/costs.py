"""`GET /organization/costs`: rows summed by the requested grouping, one bucket per UTC day."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any
from zlib import crc32

from fake_openai.amounts import EXACT, add, format_amount
from fake_openai.cursors import cursor, day_of_cursor
from fake_openai.day_cache import DayCache
from fake_openai.days import SECONDS, day_number, day_of
from fake_openai.organisation import Organisation
from fake_openai.parameters import CostsQuery
from fake_openai.records import Row

_HEAD = '{"object":"organization.costs.result","amount":{"value":'
_ISO_ZONES = ("T00:00:00+00:00", "T00:00:00Z", "T00:00:00", "T00:00:00-08:00")


def group_rows(rows: Iterable[Row], group_by: tuple[str, ...]) -> dict[Any, Row]:
    """Exact sums by grouping and currency, in the order of first appearance.

    Dimensions that are not grouped by have the values of the first row of the group.
    """
    key_of = itemgetter(*(Row._fields.index(name) for name in ("currency", *group_by)))
    groups: dict[Any, Row] = {}
    for row in rows:
        key = key_of(row)
        known = groups.get(key)
        groups[key] = row if known is None else _merged(known, row)
    return groups


def _merged(known: Row, row: Row) -> Row:
    """The sum of two rows; without a quantity if their units differ."""
    amount = add(known.amount, row.amount)
    if known.quantity is None or row.quantity is None or known.quantity_unit != row.quantity_unit:
        return known._replace(amount=amount, quantity=None, quantity_unit=None)
    quantity = EXACT.add(Decimal(known.quantity), Decimal(row.quantity))
    return known._replace(amount=amount, quantity=quantity)


@lru_cache(maxsize=8)
def costs_endpoint(organisation: Organisation) -> "CostsEndpoint":
    """The endpoint of an organisation, shared by its servers: a day is computed only once."""
    return CostsEndpoint(organisation)


class CostsEndpoint:
    """Builds the costs pages of one organisation as JSON bytes."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._cache = DayCache()
        self._tails: dict[tuple[str, ...], dict[Any, tuple[str, int]]] = {}

    def page(self, query: CostsQuery, now: datetime) -> Iterator[bytes]:
        """The chunks of the page: its head, then one bucket each."""
        first = query.first
        if query.page is not None:
            first = day_of_cursor(query.page, query.fingerprint)
        if not self._organisation.active:
            first = query.end
        stop = min(first + query.limit, query.end)
        has_more = stop < query.end
        next_page = json.dumps(cursor(stop, query.fingerprint) if has_more else None)
        return self._chunks(query, range(first, stop), now, has_more, next_page)

    def _chunks(
        self, query: CostsQuery, days: range, now: datetime, has_more: bool, next_page: str
    ) -> Iterator[bytes]:
        yield b'{"object":"page","data":['
        for number in days:
            yield (b"," if number > days.start else b"") + self._bucket(query, day_of(number), now)
        yield f'],"has_more":{json.dumps(has_more)},"next_page":{next_page}}}'.encode()

    def _bucket(self, query: CostsQuery, day: date, now: datetime) -> bytes:
        key = (day, query.group_by, query.filters)
        settled = self._organisation.is_settled(day, now)
        known = self._cache.get(key) if settled else None
        if known is not None:
            return known
        rows: Sequence[Row] = self._organisation.rows_of_day(day, now)
        for dimension, allowed in query.filters:
            position = Row._fields.index(dimension)
            rows = [row for row in rows if row[position] in allowed]
        results = self._results(day, group_rows(rows, query.group_by), query.group_by)
        number = day_number(day)
        iso = _ISO_ZONES[number % len(_ISO_ZONES)]
        bucket = (
            f'{{"object":"bucket","start_time":{number * SECONDS},'
            f'"end_time":{(number + 1) * SECONDS},'
            f'"start_time_iso":"{day}{iso}","end_time_iso":"{day_of(number + 1)}{iso}",'
            f'"results":[{",".join(results)}]}}'
        ).encode()
        if settled:
            self._cache.put(key, bucket)
        return bucket

    def _results(self, day: date, groups: dict[Any, Row], group_by: tuple[str, ...]) -> list[str]:
        """The results of a day as JSON. One loop with few calls: `large` has 5,000 a day."""
        tails = self._tails.setdefault(group_by, {})
        by_line_item = "line_item" in group_by
        ordinal = day.toordinal()
        results = []
        for key, row in groups.items():
            tail_key = (key, row.quantity_unit, row.project_name)
            known = tails.get(tail_key)
            if known is None:
                text = self._tail(row, group_by)
                known = tails[tail_key] = (text, crc32(text.encode()))
            tail, seed = known
            value = format_amount(row.amount, (seed + ordinal) & 7)
            quantity = row.quantity if by_line_item and row.quantity is not None else "null"
            results.append(f"{_HEAD}{value}{tail}{quantity}}}")
        return results

    def _tail(self, row: Row, group_by: tuple[str, ...]) -> str:
        """The part of a result that is the same on every day, from its currency to its quantity."""
        by_project = "project_id" in group_by
        by_user = "user_id" in group_by
        fields = {
            "line_item": row.line_item if "line_item" in group_by else None,
            "project_id": row.project_id if by_project else None,
            "project_name": row.project_name if by_project else None,
            "api_key_id": row.api_key_id if "api_key_id" in group_by else None,
            "user_id": row.user_id if by_user else None,
            "user_email": self._organisation.emails.get(row.user_id or "") if by_user else None,
            "api_source": row.api_source if "api_source" in group_by else None,
            "quantity_unit": row.quantity_unit if "line_item" in group_by else None,
            "organization_id": self._organisation.id,
            "organization_name": self._organisation.title,
        }
        rest = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))[1:-1]
        return f',"currency":"{row.currency}"}},{rest},"quantity":'
