"""Usage streams: steady uses of one line item, from which the rows of a day are computed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from fake_openai.days import SECONDS, seconds_elapsed
from fake_openai.records import Project, Row
from fake_openai.seasonality import NOISE, NOISE_MASK, noise_step

Workload = tuple[str, str]  # project, model: what an event such as a runaway week affects
Seasonality = Callable[[date], int]  # the product of three factors in thousandths
Events = Callable[[date], Mapping[Workload, int]]

_DIVISOR = 1000**5 * SECONDS  # five factors in thousandths, and seconds


@dataclass(frozen=True, slots=True)
class UsageStream:
    """One line item used by one key at one price from `begin` until the day before `end`.

    `daily` is the quantity of an average day; `price` is US dollars for one `unit`, so that
    amount = quantity x price exactly. `seasonality` names one of the organisation's.
    """

    workload: Workload
    project_id: str
    line_item: str
    api_key_id: str | None
    user_id: str | None
    api_source: str
    price: Decimal
    unit: str | None
    daily: int
    seasonality: str
    noise_offset: int
    begin: date
    end: date = date.max


def no_events(_day: date) -> Mapping[Workload, int]:
    """No events on any day."""
    return {}


class DailyUsage:
    """Computes the rows of any day. They depend on the day alone, whatever the time is now, except
    that today holds only the usage until now.
    """

    def __init__(
        self,
        streams: Sequence[UsageStream],
        projects: Sequence[Project],
        seasonalities: Mapping[str, Seasonality],
        events: Events = no_events,
    ) -> None:
        self._streams = streams
        self._names = {project.id: project.name for project in projects}
        self._renamed = [project for project in projects if project.earlier_names]
        self._seasonalities = seasonalities
        self._events = events

    def __call__(self, day: date, now: datetime) -> list[Row]:
        """The rows of the day as they stand at `now`; a stream without usage has none."""
        elapsed = seconds_elapsed(day, now)
        scales = {name: factor(day) * elapsed for name, factor in self._seasonalities.items()}
        names = self._names | {project.id: project.name_on(day) for project in self._renamed}
        events = self._events(day)
        step = noise_step(day)
        new_row = tuple.__new__  # a third faster than Row(...), and `large` makes millions
        rows = []
        for stream in self._streams:
            if not stream.begin <= day < stream.end:
                continue
            noise = NOISE[(stream.noise_offset + step) & NOISE_MASK]
            event = events.get(stream.workload, 1000)
            quantity = stream.daily * scales[stream.seasonality] * noise * event // _DIVISOR
            if not quantity:
                continue
            rows.append(
                new_row(
                    Row,
                    (
                        day,
                        stream.project_id,
                        stream.line_item,
                        stream.api_key_id,
                        stream.user_id,
                        stream.api_source,
                        quantity * stream.price,
                        "usd",
                        quantity,
                        stream.unit,
                        names[stream.project_id],
                    ),
                )
            )
        return rows
