"""What OpenAI changed about a day after it had been read."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from app.spend.days import DAY_SECONDS, day_numbered
from app.spend.money import EXACT, ZERO
from app.store.row_keys import RowKey
from app.store.schema import dataset, restatement, source

logger = logging.getLogger(__name__)


class Restatement(NamedTuple):
    """Money of one day, line item and project in ``currency``, before and after. The day had been
    read at ``known_since``, the change was noticed at ``noticed_at``; both in Unix seconds.
    """

    day: date
    known_since: int
    noticed_at: int
    line_item: str | None
    project_id: str | None
    currency: str
    before: Decimal
    after: Decimal


_Key = tuple[str | None, str | None, str]


def note_restatements(
    connection: Connection,
    earlier: Row[Any],
    noticed_at: int,
    before: Iterable[tuple[RowKey, Decimal]],
    after: Iterable[tuple[RowKey, Decimal]],
) -> None:
    """Write what changed about a day. ``earlier`` is its row of ``cost_day`` before the change,
    ``before`` and ``after`` the amounts of its rows.

    A day that was not over when it was read is expected to grow: then only what shrank or vanished
    was restated.
    """
    was_over = earlier.as_of >= (earlier.day + 1) * DAY_SECONDS
    old, new = _sums(before), _sums(after)
    changed = [
        (key, old.get(key, ZERO), new.get(key, ZERO))
        for key in old | new
        if old.get(key, ZERO) != new.get(key, ZERO)
    ]
    restated = [(key, was, is_) for key, was, is_ in changed if was_over or abs(is_) < abs(was)]
    if not restated:
        return
    logger.warning(
        "restated %s: %d rows vanished, %d shrank, %d grew or appeared",
        day_numbered(earlier.day),
        sum(not is_ for _, _, is_ in restated),
        sum(bool(is_) and abs(is_) < abs(was) for _, was, is_ in restated),
        sum(abs(is_) >= abs(was) for _, was, is_ in restated),
    )
    connection.execute(
        insert(restatement),
        [
            {
                "dataset": earlier.dataset,
                "day": earlier.day,
                "known_since": earlier.as_of,
                "noticed_at": noticed_at,
                "line_item": line_item,
                "project_id": project_id,
                "currency": currency,
                "before": str(was),
                "after": str(is_),
            }
            for (line_item, project_id, currency), was, is_ in restated
        ],
    )


def restatements(connection: Connection, fingerprint: str) -> Iterator[Restatement]:
    """All of a source, in the order in which they were noticed."""
    query = (
        select(restatement)
        .join(dataset, dataset.c.id == restatement.c.dataset)
        .join(source, source.c.id == dataset.c.source)
        .where(source.c.fingerprint == fingerprint)
        .order_by(restatement.c.id)
    )
    for row in connection.execute(query).all():
        yield Restatement(
            day_numbered(row.day),
            row.known_since,
            row.noticed_at,
            row.line_item,
            row.project_id,
            row.currency,
            Decimal(row.before),
            Decimal(row.after),
        )


def _sums(amounts: Iterable[tuple[RowKey, Decimal]]) -> dict[_Key, Decimal]:
    sums: defaultdict[_Key, Decimal] = defaultdict(lambda: ZERO)
    with localcontext(EXACT):
        for key, amount in amounts:
            sums[key.line_item, key.project_id, key.currency] += amount
    return dict(sums)
