"""The program under gunicorn as a process of its own, many who ask it at once, and what is true."""

import json
import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from threading import Barrier
from typing import Any, NamedTuple, TypeVar
from urllib.error import HTTPError
from urllib.request import urlopen

from app.spend.days import DayRange
from fake_openai import DEMO_KEY, FakeOpenAI, Row
from tests import test_start
from tests.api.test_response_cache import free_port
from tests.wait import wait_until

Result = TypeVar("Result")
Money = dict[tuple[str | None, ...], Fraction]
"""Exact sums by the values grouped by, and the currency."""

WORKERS = 2
# Whoever asks gives up after this, which is a failure of the test.
PATIENCE = 60


class Answer(NamedTuple):
    """What came, how it came (X-Cache), and after how many seconds."""

    status: int
    cache: str | None
    body: bytes
    seconds: float

    @property
    def data(self) -> Any:
        """The JSON, its numbers exact."""
        return json.loads(self.body, parse_float=Decimal, parse_int=Decimal)


class Program(test_start.Program):
    """gunicorn with these settings in front of a fake; its log is in the file ``log``."""

    def __init__(self, fake: FakeOpenAI, folder: Path, **settings: str) -> None:
        self.log = folder / "log"
        self.database = folder / "spend.db"
        self.locks = folder / "spend.db.locks"
        usual = {
            "HOST": "127.0.0.1",
            "PORT": str(free_port()),
            "WEB_CONCURRENCY": str(WORKERS),
            "OPENAI_BASE_URL": fake.base_url,
            "OPENAI_ADMIN_KEY": DEMO_KEY,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "UPSTREAM_DEADLINE": "20",
        }
        logging = ["sh", "-c", 'exec "$@" 2>>"$0"', str(self.log)]
        super().__init__([*logging, *test_start.GUNICORN], {**os.environ, **usual, **settings})
        wait_until(lambda: len(self.workers()) == WORKERS)

    def workers(self) -> set[int]:
        """The ids of the processes that answer."""
        return {member for member in self.members() if member != self.process.pid}

    def asking(self) -> int:
        """The id of the worker that asks OpenAI and lets no other one do so."""
        found: list[int] = []

        def is_alone() -> bool:
            # One that waits opens the lock now and then, one that has it holds it open.
            found[:] = [worker for worker in self.workers() if self._has_a_lock_open(worker)]
            return len(found) == 1

        wait_until(is_alone)
        return found[0]

    def _has_a_lock_open(self, worker: int) -> bool:
        handles = Path(f"/proc/{worker}/fd").iterdir()
        return any(self.locks in _target(handle).parents for handle in handles)

    def ask(self, path: str) -> Answer:
        """Whatever the program answers; OSError where it does not."""
        began = datetime.now(UTC)
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - ours
                status, headers, body = answer.status, answer.headers, answer.read()
        except HTTPError as error:
            with error:
                status, headers, body = error.code, error.headers, error.read()
        seconds = (datetime.now(UTC) - began).total_seconds()
        return Answer(status, headers["X-Cache"], body, seconds)

    def told(self) -> str:
        """The log so far."""
        return self.log.read_text()

    def stop(self) -> None:
        """As a service manager stops it."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


class Question(NamedTuple):
    """A question about days that are over, and what OpenAI's own rows say."""

    days: DayRange
    group_by: tuple[str, ...] | None = None

    @property
    def path(self) -> str:
        """A page of costs with all days; without a grouping, their summary."""
        if self.group_by is None:
            return f"/costs/summary?start_date={self.days.first}&end_date={self.days.last}&rows=all"
        return (
            f"/costs?start_time={self.days.start_time}&end_time={self.days.end_time}"
            f"&limit={self.days.days}&group_by={','.join(self.group_by)}"
        )

    def true(self, fake: FakeOpenAI) -> list[Money]:
        """What :meth:`read` must give."""
        rows = list(fake.organisation.rows(self.days.first, self.days.last, fake.now))
        if self.group_by is not None:
            return [
                _sums((row for row in rows if row.day == day), self.group_by) for day in self.days
            ]
        by_day = [_sums((row for row in rows if row.day == day), ()) for day in self.days]
        ways = [_sums(rows, way) for way in ((), ("project_id",), ("line_item",))]
        return [*by_day, *map(_billed, ways)]

    def read(self, data: Any) -> list[Money]:
        """The figures of an answer: day by day; of a summary also the total, by project and by line
        item.
        """
        if self.group_by is None:
            whole: tuple[str | None, ...] = ()
            return [
                *({(*whole, "usd"): Fraction(day["total"])} for day in data["days"]),
                {(*whole, "usd"): Fraction(data["total"])},
                {(row["id"], "usd"): Fraction(row["total"]) for row in data["projects"]},
                {(row["line_item"], "usd"): Fraction(row["total"]) for row in data["line_items"]},
            ]
        return [
            {
                (*(row[name] for name in self.group_by), row["amount"]["currency"]): Fraction(
                    row["amount"]["value"]
                )
                for row in bucket["results"]
            }
            for bucket in data["data"]
        ]

    def is_right(self, answer: Answer, fake: FakeOpenAI) -> bool:
        """Whether an answer is one, and says nothing but the truth."""
        return answer.status == 200 and self.read(answer.data) == self.true(fake)


def _target(handle: Path) -> Path:
    try:
        return handle.readlink()
    except OSError:
        return Path()


def _sums(rows: Iterable[Row], group_by: Sequence[str]) -> Money:
    sums: defaultdict[tuple[str | None, ...], Fraction] = defaultdict(Fraction)
    for row in rows:
        sums[(*(getattr(row, name) for name in group_by), row.currency)] += Fraction(row.amount)
    return dict(sums)


def _billed(sums: Money) -> Money:
    return {key: amount for key, amount in sums.items() if amount}


def over(count: int, before: int = 0) -> DayRange:
    """So many whole days; the last of them lies so many days before yesterday."""
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    last: date = yesterday - timedelta(days=before)
    return DayRange(last - timedelta(days=count - 1), last)


def at_once(count: int, job: Callable[[], Result]) -> list[Result]:
    """What the job gives to each of so many, who all begin at the same moment."""
    ready = Barrier(count)

    def begin(_: int) -> Result:
        ready.wait(PATIENCE)
        return job()

    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(begin, range(count)))


def asked_for(fake: FakeOpenAI, path: str) -> int:
    """How often OpenAI was asked for costs or projects."""
    return sum(call.path == f"/v1/organization/{path}" for call in fake.calls)
