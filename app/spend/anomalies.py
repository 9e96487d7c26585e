"""Days that cost unusually much, of a project or of the whole organisation.

Only expensive days are anomalies: little spend is what every holiday looks like. A day is judged by
the eight weeks before it, with the amount it has so far: the incomplete day is compared with
complete ones, so that it is reported only once it is already too expensive.

Thresholds are floats, for a threshold is not money; the amounts of an anomaly are exact.
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
"""How many days before it a day is judged by: eight of each weekday."""
FEWEST_DAYS = 28
"""A project that began to spend less than this many days ago is new, and new is not unusual."""
LEAST_SHARE = 0.05
"""An anomaly must matter: its excess is at least this share of the organisation's usual day, ..."""
LEAST_DOLLARS = 1.0
"""... and at least this many US dollars."""
LEAST_EXCESS = 0.25
"""A day must cost this much more than its baseline and than the known level, as a fraction."""
SPREADS = 5.0
"""And it must lie this many spreads (standard deviations, estimated from the median absolute
deviation) above its baseline."""
KNOWN_DAYS = 28
"""A level is known once two of the last 28 days have reached it, adjusted for the weekday. So a
lasting step is reported on its first two days, and a growing series as it grows."""

_SPREAD_OF_MEDIAN_DEVIATION = 1.4826
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An unusually expensive day. ``project_id`` is None for money without a project, and where
    ``whole_organisation`` is set. ``usual`` is the baseline, what such a weekday usually costs.
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
        """The US dollars spent beyond the baseline."""
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
    """The anomalies of the ``judged`` days, by day and then by descending excess.

    ``projects`` has the US dollars of each project, and ``totals`` those of all, for each of
    ``days``, which include the judged ones and begin up to HISTORY_DAYS before them. The whole
    organisation is reported where the anomalies of its projects explain less than half its excess.
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
                explained = exact_sum(each.excess for each in found[place])
                if not whole or explained < anomaly.excess * _HALF:
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
    """The model that exceeds its baseline the most.

    ``on_day`` is what each cost on the day of the anomaly, ``before`` the same for each of the same
    weekdays before it. None is money without a model, or that there is no money at all.
    """

    def excess(model: str | None) -> float:
        baseline = median([float(sums.get(model, ZERO)) for sums in before]) if before else 0.0
        return float(on_day[model]) - baseline

    # Sorted by name first, so that ties are always resolved the same way.
    return max(sorted(on_day, key=lambda model: model or ""), key=excess, default=None)


class _Series:
    """The daily totals of one project or of all."""

    def __init__(self, amounts: Sequence[Decimal], first: date) -> None:
        self.exact = amounts
        self._totals = list(map(float, amounts))
        self._first = first

    def baseline(self, place: int) -> float:
        """The median of the same weekdays before; zero where there are none."""
        before = self._totals[self._same_weekdays(place)]
        return median(before) if before else 0.0

    def exact_baseline(self, place: int) -> Decimal:
        """The same from the exact amounts, of which there must be some."""
        before = sorted(self.exact[self._same_weekdays(place)])
        middle = len(before) // 2
        if len(before) % 2:
            return before[middle]
        return EXACT.multiply(EXACT.add(before[middle - 1], before[middle]), _HALF)

    def is_unusual(self, place: int, enough: float) -> bool:
        """Whether the day exceeds its baseline by ``enough`` dollars, and is far enough above the
        baseline, the spread and the known level.
        """
        total = self._totals[place]
        # The cheap tests first: they decide nearly all days.
        if total < enough:
            return False
        baseline = self.baseline(place)
        if total - baseline < max(enough, LEAST_EXCESS * baseline):
            return False
        before = self._totals[self._begin(place) : place]
        return len(before) >= FEWEST_DAYS and total > max(
            baseline + SPREADS * _spread(before), (1 + LEAST_EXCESS) * self._known(place)
        )

    def _known(self, place: int) -> float:
        """What such a weekday would cost at the level that two earlier days have reached."""
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
        """The first earlier day on which anything was spent, or ``place``."""
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
