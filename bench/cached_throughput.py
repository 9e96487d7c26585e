"""A page of costs that was asked for before, beside plainer servers of the same page."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

from app.spend.days import start_of
from bench.context import Setting
from bench.http import ask
from bench.load import in_turn, ratio
from bench.report import Report, Row, at_least
from bench.servers import THE_PROGRAM, Server, gunicorn, nginx

_OF_BARE = 0.75
_OF_BARE_LOGGING = 0.6
_OF_NAIVE = 12


def measure(run: Setting) -> Report:
    """Requests a second as ratios, each within the same rounds."""
    fake = run.fake("many_projects:50")
    ours, openais = _paths(run)
    urls: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(name: str, app: str, path: str, workers: int = 1, **settings: str) -> Server:
            server = servers.enter_context(
                gunicorn(app, fake, run.folder(), workers=workers, **settings)
            )
            urls[name] = server.url + path
            return server

        body = ask(serve("ours", THE_PROGRAM, ours), ours).body
        ready = run.folder() / "body.json"
        ready.write_bytes(body)
        serve("ours logging", THE_PROGRAM, ours, LOG_LEVEL="INFO")
        serve("ours by two", THE_PROGRAM, ours, 2)
        for workers, by in ((1, ""), (2, " by two")):
            serve(f"bare{by}", "bench.bare:app", ours, workers, BENCH_BODY=str(ready))
            serve(f"naive{by}", "bench.naive:app", openais, workers)
        if shutil.which("nginx"):
            cache = servers.enter_context(nginx(fake, run.folder()))
            urls["nginx"] = f"{cache.url}/v1/organization{openais}"
        reached = in_turn(urls, run.rounds, 1 if run.quick else 3)
    return Report(list(_rows(reached, len(body))))


def _paths(run: Setting) -> tuple[str, str]:
    """31 days by project, as we and as OpenAI are asked for them."""
    first = run.first_day(31)
    times = f"start_time={start_of(first)}&end_time={start_of(first + timedelta(days=31))}"
    return (
        f"/costs?{times}&limit=31&group_by=project_id",
        f"/costs?{times}&limit=31&group_by=project_id&bucket_width=1d",
    )


def _rows(reached: dict[str, list[float]], size: int) -> Iterator[Row]:
    page = f"warm /costs, {size / 1000:.0f} kB"
    for by, workers in (("", ""), (" by two", ", two workers")):
        name = f"{page}{workers}: of a bare view's speed"
        yield at_least(name, ratio(reached, f"ours{by}", f"bare{by}"), _OF_BARE)
        name = f"{page}{workers}: times a naive service's speed"
        yield at_least(name, ratio(reached, f"ours{by}", f"naive{by}"), _OF_NAIVE)
    name = f"{page}, each request logged: of a bare view's speed"
    yield at_least(name, ratio(reached, "ours logging", "bare"), _OF_BARE_LOGGING)
    if "nginx" in reached:
        name = f"{page}: of the speed of nginx keeping OpenAI's answer"
        yield Row(name, f"{ratio(reached, 'ours', 'nginx'):.3g}")
    else:
        yield Row(f"{page}: of nginx's speed", "not measured: there is no nginx")
    speeds = (f"{name} {statistics.median(rates):.0f}" for name, rates in reached.items())
    yield Row("requests a second on this machine", ", ".join(speeds))
