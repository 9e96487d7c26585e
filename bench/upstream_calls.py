"""How many calls the program makes to OpenAI."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from app.spend.days import DayRange
from bench.context import Context
from bench.http import calls_since, fetch, summary, usage_page_requests
from bench.report import Report, at_most, exactly
from bench.servers import PROGRAM, Server, gunicorn

_PROJECTS = 250
_PROJECTS_CALLS = 3
_MOST_COSTS_CALLS = 6
_THIRTEEN_MONTHS = 396


def measure(run: Context) -> Report:
    """Upstream calls for a person who opens every view, and then every view again."""
    fake = run.fake(f"many_projects:{_PROJECTS}")
    ranges = _ranges(datetime.now(UTC).date())
    folder = run.folder()
    with gunicorn(PROGRAM, fake, folder) as server:
        _open_all(server, ranges)
        first = calls_since(fake)
        _open_all(server, ranges)
        again = calls_since(fake)
        with gunicorn(PROGRAM, fake, folder) as second:
            _open_all(second, ranges)
        by_second = calls_since(fake)
    with gunicorn(PROGRAM, fake, folder) as restarted:
        _open_all(restarted, ranges)
    after_restart = calls_since(fake)
    with gunicorn(PROGRAM, fake, run.folder()) as server:
        fetch(server, summary(run.first_day(_THIRTEEN_MONTHS), _THIRTEEN_MONTHS))
    opened = "dashboard opened cold, all five buttons, 90 days, Projects page"
    return Report(
        [
            at_most(f"{opened}: costs calls", first.costs, _MOST_COSTS_CALLS),
            exactly(f"the same: calls for {_PROJECTS} projects", first.projects, _PROJECTS_CALLS),
            exactly("all of it again: calls", sum(again), 0),
            exactly("again, by a second worker: calls", sum(by_second), 0),
            exactly("again, after a restart: calls", sum(after_restart), 0),
            exactly("13 months at once, cold: costs calls", calls_since(fake).costs, 3),
        ]
    )


def _ranges(today: date) -> list[DayRange]:
    """The ranges that are chosen: this month, with which the page opens, each preset in the order
    of its buttons, and 90 days.
    """
    month = today.replace(day=1)
    last_month = DayRange((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1))
    lengths = [DayRange(today - timedelta(days=days - 1), today) for days in (1, 7, 30, 90)]
    opened = DayRange(month, today)
    return [opened, *lengths[:3], opened, last_month, lengths[3]]


def _open_all(server: Server, ranges: Iterable[DayRange]) -> None:
    """Send the requests of the Usage page for each range, then those of the Projects page."""
    fetch(server, "/healthz")
    for days in ranges:
        for path in usage_page_requests(days):
            fetch(server, path)
    fetch(server, "/projects/spend")
