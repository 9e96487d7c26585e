"""An organisation: its projects and the rows from which every response is computed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fake_openai.days import utc_day
from fake_openai.records import Project, Row

Daily = Callable[[date, datetime], list[Row]]


def no_rows(_day: date, _now: datetime) -> list[Row]:
    """No rows on any day."""
    return []


@dataclass(frozen=True, eq=False)
class Organisation:
    """One organisation of the fake.

    `daily(day, now)` returns the rows of one UTC day as they stand at `now`. `settles_after` is how
    long after its end a day may still change. `emails` maps user ids to addresses. An organisation
    that is not `active` has a costs page with `data: []` instead of empty buckets.
    """

    name: str
    title: str
    projects: tuple[Project, ...] = ()
    daily: Daily = no_rows
    emails: Mapping[str, str] = field(default_factory=dict)
    settles_after: timedelta = timedelta(0)
    active: bool = True

    @property
    def id(self) -> str:
        """The id that an OpenAI-Organization header must have, if one is sent."""
        return f"org-{self.name.replace(':', '-')}-made-up"

    def rows_of_day(self, day: date, now: datetime) -> list[Row]:
        """The rows of one day as they stand at `now`; none after today."""
        return self.daily(day, now) if day <= utc_day(now) else []

    def rows(self, first_day: date, last_day: date, now: datetime) -> Iterator[Row]:
        """All rows of these days, both included: what tests expect responses to add up to."""
        for ordinal in range(first_day.toordinal(), last_day.toordinal() + 1):
            yield from self.rows_of_day(date.fromordinal(ordinal), now)

    def is_settled(self, day: date, now: datetime) -> bool:
        """Whether the rows of that day can no longer change."""
        return utc_day(now - self.settles_after) > day


def organisation_of_rows(
    rows: Iterable[Row], projects: Iterable[Project] = (), name: str = "handmade"
) -> Organisation:
    """An organisation with exactly these rows, for tests that write their own."""
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    return Organisation(
        name=name,
        title=name.capitalize(),
        projects=tuple(projects),
        daily=lambda day, _now: list(by_day.get(day, ())),
    )
