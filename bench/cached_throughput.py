"""Requests per second of answers that were given before, beside plainer servers of the same."""

import shutil
import statistics
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import timedelta

from app.spend.days import start_of
from bench.context import Context
from bench.http import fetch, summary
from bench.load import requests_per_second
from bench.report import Report, Row, at_least, ours_at_least
from bench.rounds import median_ratio
from bench.servers import NO_SETTINGS, PROGRAM, Server, gunicorn, nginx
from bench.trees import Trees

_OF_BARE = 0.75
_OF_BARE_LOGGING = 0.6
_OF_NAIVE = 12
_ORGANISATION = "many_projects:50"


def measure(run: Context) -> Report:
    """Rates of a page of ``/costs`` as ratios to those of other servers in the same rounds."""
    fake = run.fake(_ORGANISATION)
    ours, openais = _costs_paths(run)
    urls: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(
            name: str,
            app: str,
            path: str,
            workers: int = 1,
            settings: Mapping[str, str] = NO_SETTINGS,
        ) -> Server:
            server = servers.enter_context(
                gunicorn(app, fake, run.folder(), workers=workers, settings=settings)
            )
            urls[name] = server.url + path
            return server

        body = fetch(serve("ours", PROGRAM, ours), ours).body
        ready = run.folder() / "body.json"
        ready.write_bytes(body)
        serve("ours logging", PROGRAM, ours, settings={"LOG_LEVEL": "INFO"})
        serve("ours by two", PROGRAM, ours, 2)
        for workers, by in ((1, ""), (2, " by two")):
            serve(f"bare{by}", "bench.bare:app", ours, workers, {"BENCH_BODY": str(ready)})
            serve(f"naive{by}", "bench.naive:app", openais, workers)
        if shutil.which("nginx"):
            cache = servers.enter_context(nginx(fake, run.folder()))
            urls["nginx"] = f"{cache.url}/v1/organization{openais}"
        rates = requests_per_second(urls, run.rounds, _seconds(run))
    return Report(list(_rows(rates, len(body))))


def compare(run: Context, trees: Trees) -> Report:
    """Rates of a page of ``/costs`` and of a summary, of a bare view with the same bytes."""
    fake = run.fake(_ORGANISATION)
    paths = {"/costs": _costs_paths(run)[0], "summary": summary(run.first_day(31), 31)}
    urls: dict[str, str] = {}
    with ExitStack() as servers:
        for tree, root in trees._asdict().items():
            server = servers.enter_context(gunicorn(PROGRAM, fake, run.folder(), root=root))
            for name, path in paths.items():
                urls[f"{tree} {name}"] = server.url + path
                body = fetch(server, path).body
                ready = run.folder() / "body.json"
                ready.write_bytes(body)
                bare = servers.enter_context(
                    gunicorn(
                        "bench.bare:app", fake, run.folder(), settings={"BENCH_BODY": str(ready)}
                    )
                )
                urls[f"{tree} {name} bare"] = bare.url + path
        rates = requests_per_second(urls, run.rounds, _seconds(run))
    return Report(
        comparisons=[
            ours_at_least(
                f"warm {name}: of a bare view's speed",
                median_ratio(rates[f"ours {name}"], rates[f"ours {name} bare"]),
                median_ratio(rates[f"theirs {name}"], rates[f"theirs {name} bare"]),
                _OF_BARE,
            )
            for name in paths
        ]
    )


def _seconds(run: Context) -> int:
    return 1 if run.quick else 3


def _costs_paths(run: Context) -> tuple[str, str]:
    """31 days by project, as the program and as OpenAI is asked for them."""
    first = run.first_day(31)
    times = f"start_time={start_of(first)}&end_time={start_of(first + timedelta(days=31))}"
    return (
        f"/costs?{times}&limit=31&group_by=project_id",
        f"/costs?{times}&limit=31&group_by=project_id&bucket_width=1d",
    )


def _rows(rates: dict[str, list[float]], size: int) -> Iterator[Row]:
    page = f"warm /costs, {size / 1000:.0f} kB"
    for by, workers in (("", ""), (" by two", ", two workers")):
        name = f"{page}{workers}: of a bare view's speed"
        yield at_least(name, median_ratio(rates[f"ours{by}"], rates[f"bare{by}"]), _OF_BARE)
        name = f"{page}{workers}: times a naive service's speed"
        yield at_least(name, median_ratio(rates[f"ours{by}"], rates[f"naive{by}"]), _OF_NAIVE)
    name = f"{page}, each request logged: of a bare view's speed"
    yield at_least(name, median_ratio(rates["ours logging"], rates["bare"]), _OF_BARE_LOGGING)
    if "nginx" in rates:
        name = f"{page}: of the speed of nginx caching OpenAI's answer"
        yield Row(name, f"{median_ratio(rates['ours'], rates['nginx']):.3g}")
    else:
        yield Row(f"{page}: of nginx's speed", "not measured: there is no nginx")
    speeds = (f"{name} {statistics.median(values):.0f}" for name, values in rates.items())
    yield Row("requests a second on this machine", ", ".join(speeds))
