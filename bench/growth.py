"""How the cost of a summary grows with the number of its days."""

from bench.context import Context
from bench.http import fetch, summary
from bench.processes import cpu_seconds
from bench.report import Report
from bench.servers import PROGRAM, gunicorn

HEAD = (
    "days",
    "rows",
    "cold",
    "worker's CPU",
    "CPU per million rows",
    "from disk, fresh worker",
    "per million rows",
    "again",
)
_ROWS_A_DAY = 5_000


def measure(run: Context) -> Report:
    """Of the large organisation: fetched from OpenAI, read from disk, and asked for again."""
    fake = run.large
    lines = []
    for days in (30, 90, 180, 365):
        folder = run.folder()
        path = summary(run.first_day(days), days)
        million = days * _ROWS_A_DAY / 1e6
        with gunicorn(PROGRAM, fake, folder) as server:
            [worker] = server.workers
            before = cpu_seconds(worker)
            cold = fetch(server, path).seconds
            cpu = cpu_seconds(worker) - before
        with gunicorn(PROGRAM, fake, folder) as server:
            fetch(server, "/healthz")
            disk = fetch(server, path).seconds
            again = fetch(server, path).seconds
        lines.append(
            (
                f"{days}",
                f"{days * _ROWS_A_DAY:,}",
                f"{cold:.2f} s",
                f"{cpu:.2f} s",
                f"{cpu / million:.2f} s",
                f"{disk * 1000:.0f} ms",
                f"{disk * 1000 / million:.0f} ms",
                f"{again * 1000:.1f} ms",
            )
        )
    return Report(growth=lines)
