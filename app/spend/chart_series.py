"""Spend over time: from what was billed day by day to a :class:`Series`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.spend.comparison_periods import Interval, counterparts, intervals
from app.spend.daily_series import OverTime, in_buckets
from app.spend.filters import View
from app.spend.money import CURRENCY, EXACT, ZERO, as_json, exact_sum
from app.spend.period_change import comparison, summary_range
from app.spend.quantities import as_json_or_null
from app.spend.shapes.series import OneSeries, Series, SeriesBucket, StackedBy
from app.spend.spend_by_key import Spent, largest_first
from app.spend.summary import Told, notices_of

_Amounts = Sequence[Decimal | None]
"""Money of each bucket; None where there is nothing to tell."""


class Stacking(NamedTuple):
    """How spend over time is stacked: ``top`` series of their own, one for all others."""

    by: StackedBy
    interval: Interval
    cumulative: bool
    top: int


class _Part(NamedTuple):
    key: str | None
    others: int
    each_day: list[Decimal]


def stack(
    view: View,
    stacking: Stacking,
    over_time: OverTime,
    now: Spent,
    each_day_before: Sequence[Decimal] | None,
    told: Told,
) -> Series:
    """The money of ``over_time`` in buckets. ``now`` is the same money by project and line item,
    ``each_day_before`` the total of each day that is compared with.
    """
    buckets = intervals(view.days, stacking.interval)
    each_day = over_time.each_day(over_time.keys_by(None).get(None, []))
    total = exact_sum(each_day)
    previous: _Amounts = [None] * len(buckets)
    before = None
    if view.against and each_day_before is not None:
        before = exact_sum(each_day_before)
        beside = counterparts(buckets, view.days, view.against.days, stacking.interval)
        previous = in_buckets(each_day_before, view.against.days, beside)

    def drawn(amounts: _Amounts) -> _Amounts:
        return list(_running(amounts)) if stacking.cumulative else amounts

    known = told.known
    return Series(
        range=summary_range(view.days),
        currency=CURRENCY,
        by=stacking.by,
        interval=stacking.interval,
        cumulative=stacking.cumulative,
        total=as_json(total),
        buckets=[
            SeriesBucket(
                start_date=bucket.first,
                end_date=bucket.last,
                total=as_json_or_null(amount),
                partial=bucket.last == told.today,
                previous=as_json_or_null(earlier),
            )
            for bucket, amount, earlier in zip(
                buckets,
                drawn(in_buckets(each_day, view.days, buckets)),
                drawn(previous),
                strict=True,
            )
        ],
        series=[
            OneSeries(
                key=part.key,
                name=known[part.key].name if part.key in known else None,
                total=as_json(exact_sum(part.each_day)),
                others=part.others,
                values=list(
                    map(as_json_or_null, drawn(in_buckets(part.each_day, view.days, buckets)))
                ),
            )
            for part in _parts(stacking, over_time, now)
        ],
        comparison=comparison(view, before, total, told.today),
        warnings=list(notices_of(now, told)),
        as_of=told.as_of,
    )


def _parts(stacking: Stacking, over_time: OverTime, now: Spent) -> Iterator[_Part]:
    """The largest over the whole range, and all others together."""
    if stacking.by == "none":
        yield _Part(None, 0, over_time.each_day(over_time.keys_by(None).get(None, [])))
        return
    keys = over_time.keys_by(stacking.by)
    # Money that is all credited on other days adds up to nothing in the range, and is in no row.
    amounts = dict.fromkeys(keys, ZERO) | now.by(stacking.by)
    ranked = [key for key, _ in largest_first(amounts.items())]
    for key in ranked[: stacking.top]:
        yield _Part(key, 0, over_time.each_day(keys.get(key, [])))
    rest = ranked[stacking.top :]
    if rest:
        together = (key for other in rest for key in keys.get(other, []))
        yield _Part(None, len(rest), over_time.each_day(together))


def _running(amounts: _Amounts) -> Iterator[Decimal | None]:
    """Sums up to and with each bucket; none beyond the last that is told."""
    total = ZERO
    for amount in amounts:
        if amount is None:
            yield None
        else:
            total = EXACT.add(total, amount)
            yield total
