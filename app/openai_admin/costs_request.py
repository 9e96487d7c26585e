"""What can be asked of ``/organization/costs``, in one normal form."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.spend.days import WINDOW_DAYS, DayRange
from app.spend.models import Dimension

API_KEYS_SINCE = date(2025, 12, 6)
"""OpenAI refuses to group by key before this day (UTC), naming its first second."""


class CostsRequest(NamedTuple):
    """The costs of ``days``. Lists are sorted, without doubles.

    ``last_complete_day`` is the last of the days that is over; a later one, today, may still lack
    its bucket. ``page`` is OpenAI's cursor, bound to all else in the request.
    """

    days: DayRange
    last_complete_day: date
    group_by: tuple[Dimension, ...] = ()
    api_key_ids: tuple[str, ...] = ()
    limit: int = WINDOW_DAYS
    page: str | None = None

    def params(self) -> list[tuple[str, str]]:
        """As OpenAI's own SDK writes them: lists in brackets, Unix seconds, an exclusive end."""
        lists: Iterable[tuple[str, Sequence[str]]] = (
            ("group_by[]", self.group_by),
            ("api_key_ids[]", self.api_key_ids),
        )
        return [
            ("start_time", str(self.days.start_time)),
            ("end_time", str(self.days.end_time)),
            ("bucket_width", "1d"),
            *((name, value) for name, values in lists for value in values),
            ("limit", str(self.limit)),
            *([("page", self.page)] if self.page else []),
        ]


def last_complete_day(days: DayRange, today: date) -> date:
    """The last of the days that is over; the day before them where none is."""
    return min(days.last, today - timedelta(days=1))
