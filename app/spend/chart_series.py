"""Spend over time, stacked: from daily amounts to a :class:`Series`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate
from typing import Literal, NamedTuple

import msgspec

from app.spend.comparison_periods import Interval, counterparts, intervals
from app.spend.daily_series import add_days, in_buckets, subtract_days
from app.spend.days import DayRange
from app.spend.filters import SpendQuery
from app.spend.money import CURRENCY, EXACT, exact_sum
from app.spend.period_change import Comparison, SummaryRange, compare, summary_range
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import Amounts, largest_first

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


class SeriesPart(NamedTuple):
    """One part of the money day by day, or ``others`` parts together where this is not zero."""

    key: str | None
    others: int
    each_day: Sequence[Decimal]


class StackedDays(NamedTuple):
    """The money of each day, and of the parts that it is made of."""

    each_day: Sequence[Decimal]
    parts: Sequence[SeriesPart]


def top_keys(amounts: Amounts, top: int) -> list[str | None]:
    """The largest parts over the whole range, which get series of their own."""
    return [key for key, _ in largest_first(amounts.items())][:top]


def parts_of(
    each_day: Sequence[Decimal],
    count: int,
    shown: Sequence[str | None],
    daily: Mapping[str | None, Sequence[Decimal]],
) -> list[SeriesPart]:
    """The ``shown`` parts, of ``count`` parts that make up ``each_day``, and all others together.
    ``daily`` is the money of each shown part.
    """
    parts = [SeriesPart(key, 0, daily[key]) for key in shown]
    if count > len(parts):
        together = add_days((part.each_day for part in parts), len(each_day))
        parts.append(SeriesPart(None, count - len(parts), subtract_days(each_day, together)))
    return parts


def build_series(
    query: SpendQuery,
    stacking: Stacking,
    stacked: StackedDays,
    each_day_before: Sequence[Decimal] | None,
    context: ReportContext,
    other_currencies: Iterable[str],
) -> Series:
    """The money of the query's days in buckets; ``each_day_before`` is the total of each day that
    is compared with.
    """
    each_day, parts = stacked
    buckets = intervals(query.days, stacking.interval)
    total = exact_sum(each_day)

    def drawn(each_day: Sequence[Decimal], days: DayRange, of: Sequence[DayRange]) -> list[Decimal]:
        amounts = in_buckets(each_day, days, of)
        return list(accumulate(amounts, EXACT.add)) if stacking.cumulative else amounts

    previous: list[Decimal | None] = []
    before = None
    if query.comparison and each_day_before is not None:
        before = exact_sum(each_day_before)
        beside = counterparts(buckets, query.days, query.comparison.days, stacking.interval)
        previous += drawn(each_day_before, query.comparison.days, [part for part in beside if part])
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
            for part in parts
        ],
        comparison=compare(query, before, total, context.today),
        warnings=list(context.notices(other_currencies)),
        as_of=context.as_of,
    )
