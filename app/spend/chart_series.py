"""Spend over time, stacked: from daily amounts to a :class:`Series`."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate
from typing import Literal, NamedTuple

import msgspec

from app.spend.comparison_periods import Interval, counterparts, intervals
from app.spend.daily_series import OverTime, in_buckets
from app.spend.days import DayRange
from app.spend.filters import SpendQuery
from app.spend.money import CURRENCY, EXACT, ZERO, exact_sum
from app.spend.period_change import Comparison, SummaryRange, compare, summary_range
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import SpendByKey, largest_first

StackedBy = Literal["none", "project", "model", "line_item", "direction"]


class Stacking(NamedTuple):
    """How spend over time is stacked: ``top`` series of their own, one more for all others."""

    by: StackedBy
    interval: Interval
    cumulative: bool
    top: int


class SeriesBucket(msgspec.Struct, frozen=True):
    """A stretch of UTC days: a day, or what the range has of an ISO week or a calendar month.

    ``partial``: it includes the incomplete day. ``previous`` is the spend of its counterpart in the
    comparison, None beyond the end of the comparison.
    """

    start_date: date
    end_date: date
    total: Decimal
    partial: bool
    previous: Decimal | None


class OneSeries(msgspec.Struct, frozen=True):
    """One series, or ``others`` series together where this is not zero.

    ``key`` is None for money without a project, model, line item or direction, and for the others.
    """

    key: str | None
    name: str | None
    total: Decimal
    others: int
    values: list[Decimal]


class Series(msgspec.Struct, frozen=True):
    """Spend over time: in each bucket the values of all series add up to its total exactly.

    With ``cumulative``, totals and values of buckets are running sums.
    """

    range: SummaryRange
    currency: str
    by: StackedBy
    interval: Interval
    cumulative: bool
    total: Decimal
    buckets: list[SeriesBucket]
    series: list[OneSeries]
    comparison: Comparison | None
    warnings: list[Notice]
    as_of: datetime


class _Part(NamedTuple):
    key: str | None
    others: int
    each_day: list[Decimal]


def build_series(
    query: SpendQuery,
    stacking: Stacking,
    over_time: OverTime,
    now: SpendByKey,
    each_day_before: Sequence[Decimal] | None,
    context: ReportContext,
) -> Series:
    """The spend of ``over_time`` in buckets. ``now`` is the same spend by project and line item,
    ``each_day_before`` the total of each day of the comparison.
    """
    buckets = intervals(query.days, stacking.interval)
    each_day = over_time.each_day(over_time.keys_by(None).get(None, []))
    total = exact_sum(each_day)

    def drawn(each_day: Sequence[Decimal], days: DayRange, of: Sequence[DayRange]) -> list[Decimal]:
        amounts = in_buckets(each_day, days, of)
        return list(accumulate(amounts, EXACT.add)) if stacking.cumulative else amounts

    previous: list[Decimal | None] = []
    before = None
    if query.comparison and each_day_before is not None:
        before = exact_sum(each_day_before)
        parts = counterparts(buckets, query.days, query.comparison.days, stacking.interval)
        previous += drawn(each_day_before, query.comparison.days, [part for part in parts if part])
    previous += [None] * (len(buckets) - len(previous))
    known = context.projects_by_id
    return Series(
        range=summary_range(query.days),
        currency=CURRENCY,
        by=stacking.by,
        interval=stacking.interval,
        cumulative=stacking.cumulative,
        total=total,
        buckets=[
            SeriesBucket(
                start_date=bucket.first,
                end_date=bucket.last,
                total=amount,
                partial=bucket.last == context.today,
                previous=earlier,
            )
            for bucket, amount, earlier in zip(
                buckets,
                drawn(each_day, query.days, buckets),
                previous,
                strict=True,
            )
        ],
        series=[
            OneSeries(
                key=part.key,
                name=known[part.key].name if part.key in known else None,
                total=exact_sum(part.each_day),
                others=part.others,
                values=drawn(part.each_day, query.days, buckets),
            )
            for part in _parts(stacking, over_time, now)
        ],
        comparison=compare(query, before, total, context.today),
        warnings=list(context.notices(now.other_currencies)),
        as_of=context.as_of,
    )


def _parts(stacking: Stacking, over_time: OverTime, now: SpendByKey) -> Iterator[_Part]:
    """The largest over the whole range, and all others together."""
    if stacking.by == "none":
        yield _Part(None, 0, over_time.each_day(over_time.keys_by(None).get(None, [])))
        return
    keys = over_time.keys_by(stacking.by)
    # Spend that is fully credited on other days adds up to zero, and is missing from the sums.
    amounts = dict.fromkeys(keys, ZERO) | now.by(stacking.by)
    ranked = [key for key, _ in largest_first(amounts.items())]
    for key in ranked[: stacking.top]:
        yield _Part(key, 0, over_time.each_day(keys.get(key, [])))
    rest = ranked[stacking.top :]
    if rest:
        keys_of_rest = (key for other in rest for key in keys.get(other, []))
        yield _Part(None, len(rest), over_time.each_day(keys_of_rest))
