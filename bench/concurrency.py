"""Many clients that ask for the same at once, with nothing stored."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bench.context import Context
from bench.http import Answer, calls_since, fetch, summary
from bench.report import Report, Row, exactly
from bench.servers import PROGRAM, gunicorn

_CLIENTS = 64


def measure(run: Context) -> Report:
    """Upstream calls of 64 clients of two workers, for one window of days and for three."""
    fake = run.fake("many_projects:50")
    rows = []
    for days, windows in ((30, 1), (365, 3)):
        path = summary(run.first_day(days), days)
        with gunicorn(PROGRAM, fake, run.folder(), workers=2) as server:
            start = Barrier(_CLIENTS)

            def one(_client: int) -> Answer:
                start.wait()  # noqa: B023 - done before the next round
                return fetch(server, path)  # noqa: B023

            with ThreadPoolExecutor(_CLIENTS) as clients:
                answers = list(clients.map(one, range(_CLIENTS)))
        bodies = {answer.body for answer in answers}
        name = f"{_CLIENTS} clients at once, cold, {days} days, two workers"
        rows.append(exactly(f"{name}: costs calls", calls_since(fake).costs, windows))
        rows.append(exactly(f"{name}: different answers", len(bodies), 1))
        slowest = max(answer.seconds for answer in answers)
        rows.append(Row(f"{name}: the slowest answer", f"{slowest:.2f} s"))
    return Report(rows)
