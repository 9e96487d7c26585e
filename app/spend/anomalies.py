"""Days that cost unusually much, of a project or of the whole organisation.

Only dear days are marked: that little was spent is what every holiday looks like. A day is judged
by the eight weeks before it, and as it stands; one that is not over is compared with whole days,
so that it is marked only once it is already too dear.

Limits are float, for a limit is not money; the amounts of a mark are exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec

from app.spend.days import DayRange
from app.spend.forecast_model import DailyHistory, median
from app.spend.money import EXACT, ZERO, exact_sum
from app.spend.period_change import SummaryRange
from app.spend.quantities import ratio
from app.spend.report_context import Notice

HISTORY_DAYS = 56
"""By how many days before it a day is judged: eight of each weekday."""
FEWEST_DAYS = 28
"""What began to spend less than so many days ago is new, and new is not unusual."""
LEAST_SHARE = 0.05
"""A mark must be worth looking at: its excess is at least so much of what the whole organisation
usually spends in a day, ..."""
LEAST_DOLLARS = 1.0
"""... and at least so many US dollars."""
LEAST_EXCESS = 0.25
"""A day must cost so much more than usual, and than the level that is known, as a fraction."""
SPREADS = 5.0
"""And it must lie so many spreads (standard deviations, told from the median deviation) above."""
KNOWN_DAYS = 28
"""A level is known when two days of so many before have reached it, each by its weekday. So what
is new and stays is marked on its first two days, and what grows is marked as it grows."""

_SPREAD_OF_MEDIAN_DEVIATION = 1.4826
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A day that was unusually dear. ``project_id`` may be None for money without a project; with
    ``whole_organisation`` it says nothing. ``usual`` is what such a weekday usually costs.
    ``partial``: the day is not over.
    """

    date: date
    project_id: str | None
    whole_organisation: bool
    total: Decimal
    usual: Decimal
    partial: bool

    @property
    def excess(self) -> Decimal:
        """What was spent beyond the usual."""
        return EXACT.subtract(self.total, self.usual)


class AnomalyRow(msgspec.Struct, frozen=True):
    """An anomaly with its names: ``model`` is the one that exceeds its usual the most, None where
    it cannot be named; ``ratio`` is the total as a multiple of the usual, None where that is zero.
    """

    date: date
    project_id: str | None
    project_name: str | None
    model: str | None
    whole_organisation: bool
    total: Decimal
    usual: Decimal
    ratio: Decimal | None
    excess: Decimal
    partial: bool


class AnomalyReport(msgspec.Struct, frozen=True):
    """The anomalies of a range, by day, and within a day by descending excess."""

    range: SummaryRange
    currency: str
    marks: list[AnomalyRow]
    warnings: list[Notice]
    as_of: datetime


def least_material(days: DayRange, totals: Sequence[Decimal], judged: DayRange) -> float:
    """The US dollars that a project must spend on one of the ``judged`` days to be of interest."""
    return min(_material(_Series(totals, days.first), _places(days, judged)))


def find_anomalies(
    days: DayRange,
    projects: Mapping[str | None, Sequence[Decimal]],
    totals: Sequence[Decimal],
    judged: DayRange,
    today: date,
) -> list[Anomaly]:
    """The marks of the ``judged`` days, by day and then by falling excess.

    ``projects`` has the US dollars of each project, and ``totals`` those of all, for each of
    ``days``, which begin up to HISTORY_DAYS before the judged ones and hold them. The organisation
    is marked where marks of its projects tell less than half of its excess.
    """
    places = _places(days, judged)
    organisation = _Series(totals, days.first)
    material = _material(organisation, places)
    least = min(material)
    found: dict[int, list[Anomaly]] = {place: [] for place in places}

    def judge(id_: str | None, series: _Series, *, whole: bool) -> None:
        for place, enough in zip(places, material, strict=True):
            if series.is_unusual(place, enough):
                day = days.first + timedelta(days=place)
                total, usual = series.exact[place], series.exact_baseline(place)
                anomaly = Anomaly(day, id_, whole, total, usual, partial=day == today)
                told = exact_sum(each.excess for each in found[place])
                if not whole or told < anomaly.excess * _HALF:
                    found[place].append(anomaly)

    for id_, amounts in projects.items():
        # Most projects of a large organisation are never worth looking at.
        if max(amounts[places.start : places.stop]) >= least:
            judge(id_, _Series(amounts, days.first), whole=False)
    judge(None, organisation, whole=True)
    return [
        anomaly
        for place in places
        for anomaly in sorted(found[place], key=lambda anomaly: anomaly.excess, reverse=True)
    ]


def _places(days: DayRange, judged: DayRange) -> range:
    return range((judged.first - days.first).days, (judged.last - days.first).days + 1)


def _material(organisation: "_Series", places: range) -> list[float]:
    """By what each day must at least exceed its usual, and so what it must at least cost."""
    return [max(LEAST_DOLLARS, LEAST_SHARE * organisation.baseline(place)) for place in places]


def anomaly_row(anomaly: Anomaly, project_name: str | None, model: str | None) -> AnomalyRow:
    """The anomaly with its names."""
    return AnomalyRow(
        date=anomaly.date,
        project_id=anomaly.project_id,
        project_name=project_name,
        model=model,
        whole_organisation=anomaly.whole_organisation,
        total=anomaly.total,
        usual=anomaly.usual,
        ratio=ratio(anomaly.usual, anomaly.total),
        excess=anomaly.excess,
        partial=anomaly.partial,
    )


def model_with_largest_excess(
    on_day: Mapping[str | None, Decimal], before: Sequence[Mapping[str | None, Decimal]]
) -> str | None:
    """The model, or whatever else the sums are by, that exceeds its usual the most.

    ``on_day`` is what each cost on the marked day, ``before`` the same for each of the same
    weekdays before it. None is money without a model, or that there is none at all.
    """

    def excess(model: str | None) -> float:
        usual = median([float(sums.get(model, ZERO)) for sums in before]) if before else 0.0
        return float(on_day[model]) - usual

    # By name first, so that of equal ones it is always the same.
    return max(sorted(on_day, key=lambda model: model or ""), key=excess, default=None)


class _Series:
    """Daily totals of one project or of all."""

    def __init__(self, amounts: Sequence[Decimal], first: date) -> None:
        self.exact = amounts
        self._totals = list(map(float, amounts))
        self._first = first

    def baseline(self, place: int) -> float:
        """The median of the same weekdays before; nothing where there are none."""
        before = self._totals[self._same_weekdays(place)]
        return median(before) if before else 0.0

    def exact_baseline(self, place: int) -> Decimal:
        """The same of the exact amounts, where there are any."""
        before = sorted(self.exact[self._same_weekdays(place)])
        middle = len(before) // 2
        if len(before) % 2:
            return before[middle]
        return EXACT.multiply(EXACT.add(before[middle - 1], before[middle]), _HALF)

    def is_unusual(self, place: int, enough: float) -> bool:
        """Whether the day exceeds its usual by ``enough`` dollars, and is far enough above the
        usual, the spread and the known level.
        """
        total = self._totals[place]
        # The cheap questions first: nearly all days are answered by them.
        if total < enough:
            return False
        usual = self.baseline(place)
        if total - usual < max(enough, LEAST_EXCESS * usual):
            return False
        before = self._totals[self._begin(place) : place]
        return len(before) >= FEWEST_DAYS and total > max(
            usual + SPREADS * _spread(before), (1 + LEAST_EXCESS) * self._known(place)
        )

    def _known(self, place: int) -> float:
        """What such a weekday would cost at the level that two days before have reached."""
        begin = self._begin(place)
        past = DailyHistory(
            self._totals[begin:place], (self._first + timedelta(days=begin)).weekday()
        )
        weekday_factors = past.weekday_factors(len(past))
        levels = sorted(
            past.totals[day] / factor
            for day in range(len(past) - KNOWN_DAYS, len(past))
            if (factor := weekday_factors[past.weekday(day)])
        )
        return levels[-2] * weekday_factors[past.weekday(len(past))]

    def _begin(self, place: int) -> int:
        """The first of the days before on which anything was spent, or ``place``."""
        begin = max(0, place - HISTORY_DAYS)
        while begin < place and not self._totals[begin]:
            begin += 1
        return begin

    def _same_weekdays(self, place: int) -> slice:
        return slice(place - 7 * ((place - self._begin(place)) // 7), place, 7)


def _spread(before: Sequence[float]) -> float:
    """How far days usually lie from the median of their weekday, in US dollars."""
    weekdays = [median(before[first::7]) for first in range(7)]
    deviations = [abs(total - weekdays[n % 7]) for n, total in enumerate(before)]
    return _SPREAD_OF_MEDIAN_DEVIATION * median(deviations)
