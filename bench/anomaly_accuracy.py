"""How accurately unusual days are found, over many seeds of the demo organisation."""

import random
import statistics
import time
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from app.spend.anomalies import HISTORY_DAYS, Anomaly, find_anomalies
from app.spend.days import DayRange
from bench.context import Context
from bench.report import Report, Row, at_most, exactly
from bench.seeded import Seeded, months, seeded
from fake_openai.northwind import runaway_week
from fake_openai.northwind_data import USES

JUDGED = DayRange(date(2025, 1, 1), date(2026, 12, 31))
MOST_FALSE_MARKS = 1.0
_EVENING = 18
_MILLISECONDS = 300


class Runaway(NamedTuple):
    """The first day of a runaway week of one seed, and the project that runs away."""

    seed: int
    monday: date
    project_id: str


def series(
    organisation: Seeded, days: DayRange, hour: int | None = None
) -> tuple[dict[str | None, list[Decimal]], list[Decimal]]:
    """The daily totals of each project and of all; with ``hour``, the last day up to that hour."""
    sums = [organisation.by_project(day) for day in days]
    if hour is not None:
        sums[-1] = organisation.by_project_at(days.last, hour)
    ids = {id_ for each in sums for id_ in each}
    by_project = {id_: [each.get(id_, Decimal(0)) for each in sums] for id_ in ids}
    return by_project, [sum(each.values(), Decimal(0)) for each in sums]


def marks(organisation: Seeded, judged: DayRange, hour: int | None = None) -> list[Anomaly]:
    """The anomalies of these days; with ``hour``, the last day is today at that hour, UTC."""
    days = DayRange(judged.first - timedelta(days=HISTORY_DAYS), judged.last)
    today = days.last if hour is not None else days.last + timedelta(days=1)
    return find_anomalies(days, *series(organisation, days, hour), judged, today)


def marks_by_month(seed: int, judged: DayRange = JUDGED) -> dict[DayRange, list[Anomaly]]:
    """The anomalies found in each month of a quiet organisation, all of them false."""
    found = marks(seeded("quiet", seed), judged)
    return {
        month: [mark for mark in found if month.first <= mark.date <= month.last]
        for month in months(judged.first, judged.last)
    }


def runaways(seed: int, judged: DayRange = JUDGED) -> list[Runaway]:
    """The runaway weeks of a seed, without those of a project that does not use the model yet."""
    ids = {project.name: project.id for project in seeded("northwind", seed).projects}
    found = []
    for day in judged:
        week = runaway_week(day, seed)
        if week and week[0] == day:
            uses = [use for use in USES if use.workload == week[1]]
            if any(use.begin <= day < use.end for use in uses):
                found.append(Runaway(seed, day, ids[week[1][0]]))
    return found


def is_found(runaway: Runaway, hour: int | None = None) -> bool:
    """Whether its first day is found once it is over, or by that hour."""
    monday = DayRange(runaway.monday, runaway.monday)
    found = marks(seeded("northwind", runaway.seed), monday, hour)
    return any(mark.project_id == runaway.project_id for mark in found)


def measure(run: Context) -> Report:
    """False anomalies a month, and runaway weeks that are found on their first day."""
    seeds = range(4) if run.quick else range(24)
    by_month = [len(found) for seed in seeds for found in marks_by_month(seed).values()]
    all_runaways = [runaway for seed in seeds for runaway in runaways(seed)]
    found = sum(is_found(runaway) for runaway in all_runaways)
    by_evening = sum(is_found(runaway, _EVENING) for runaway in all_runaways)
    quiet = f"quiet, {len(seeds)} seeds, {len(by_month)} months"
    count = len(all_runaways)
    return Report(
        [
            at_most(f"{quiet}: false marks a month", statistics.mean(by_month), MOST_FALSE_MARKS),
            Row(f"{quiet}: months without any", f"{by_month.count(0) / len(by_month):.0%}"),
            Row(f"{quiet}: in the worst month", f"{max(by_month)}"),
            exactly(f"northwind, {count} runaway weeks: found on their Monday", found, count),
            Row(f"the same by {_EVENING}:00 UTC of it", f"{by_evening / count:.0%}"),
            at_most("1,000 projects, 400 days", _milliseconds(), _MILLISECONDS, " ms"),
        ]
    )


def many(projects: int, days: int) -> tuple[dict[str | None, list[Decimal]], list[Decimal]]:
    """Made-up daily totals of so many projects, most of them small, a few large."""
    chance = random.Random(1)  # noqa: S311 - nothing secret, the same in each run
    by_project: dict[str | None, list[Decimal]] = {
        f"proj_{number}": [
            Decimal(f"{1000 / (number + 1) * chance.lognormvariate(0, 0.3):.8f}")
            for _ in range(days)
        ]
        for number in range(projects)
    }
    return by_project, list(map(_sum, zip(*by_project.values(), strict=True)))


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def milliseconds(projects: int, days: int, rounds: int) -> float:
    """The shortest time of some rounds over such an organisation, in milliseconds."""
    whole = DayRange(date(2025, 1, 1), date(2025, 1, 1) + timedelta(days=days - 1))
    judged = DayRange(whole.first + timedelta(days=HISTORY_DAYS), whole.last)
    by_project, totals = many(projects, days)
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        find_anomalies(whole, by_project, totals, judged, whole.last)
        taken.append(time.perf_counter() - began)
    return min(taken) * 1000


def _milliseconds() -> float:
    return milliseconds(1000, 400, 5)
