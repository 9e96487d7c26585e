"""A range beside another: what it cost more, and by how much of what it was."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import msgspec

from app.spend.days import DayRange
from app.spend.filters import Against, View
from app.spend.money import EXACT, ZERO, as_json
from app.spend.quantities import as_json_or_null, fraction_of_change
from app.spend.shapes.common import NULL, Comparison, SummaryRange


class Change(NamedTuple):
    """Amounts before and after as they are sent; all null where nothing is compared."""

    previous: msgspec.Raw
    change: msgspec.Raw
    change_fraction: msgspec.Raw


NO_CHANGE = Change(NULL, NULL, NULL)


def change_since(before: Decimal | None, after: Decimal) -> Change:
    """What there was before and how it changed; ``before`` None is nothing to compare with."""
    if before is None:
        return NO_CHANGE
    return Change(
        as_json(before),
        as_json(EXACT.subtract(after, before)),
        as_json_or_null(fraction_of_change(before, after)),
    )


def summary_range(days: DayRange) -> SummaryRange:
    """A range as it is sent; its days have all begun."""
    return SummaryRange(days.first, days.last, days=days.days, days_elapsed=days.days)


def comparison(
    view: View, before: Decimal | None, after: Decimal, today: date
) -> Comparison | None:
    """How the view's range compares; None where it is compared with nothing."""
    if view.against is None:
        return None
    return compared(view.days, view.against, before or ZERO, after, today)


def compared(
    range_: DayRange, against: Against, before: Decimal, after: Decimal, today: date
) -> Comparison:
    """How a range compares with other days, given what both cost."""
    total, change, fraction = change_since(before, after)
    return Comparison(
        kind=against.kind,
        start_date=against.days.first,
        end_date=against.days.last,
        days=against.days.days,
        total=total,
        change=change,
        change_fraction=fraction,
        partial=range_.last == today,
    )
