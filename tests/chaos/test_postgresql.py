"""Two programs that share a PostgreSQL: one call for both, and right answers whatever dies."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from app.spend.days import DayRange
from app.store.cost_days import BASE_GROUPING
from app.store.cost_store import CostStore
from app.store.database import Database
from app.store.restatements import Restatement, restatements
from app.store.sources import fingerprint
from fake_openai import DEMO_KEY, FakeOpenAI, Organisation, Row
from tests.postgresql import PostgreSQL, free_port
from tests.test_start import Program
from tests.wait import wait_until

GUNICORN = [sys.executable, "-m", "gunicorn", "main:app"]
SECONDS = 60
ROWS = 40
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)

Start = Callable[[str], Program]


def over(days: int) -> DayRange:
    """So many whole days, up to yesterday."""
    return DayRange(YESTERDAY - timedelta(days=days - 1), YESTERDAY)


class Billing:
    """What the fake bills: the same each day, until ``extra`` is added."""

    def __init__(self) -> None:
        self.extra = Decimal(0)
        self.fake = FakeOpenAI(
            Organisation("restating", "Restating", daily=self.rows, settles_after=timedelta(days=9))
        )

    def rows(self, day: date, _now: datetime) -> list[Row]:
        amounts = [Decimal(day.day) / 8 + n for n in range(ROWS)]
        amounts[0] += self.extra
        return [
            Row(day, "proj_a", f"m{n}, input", None, None, None, amount, "usd", 1000, "tokens")
            for n, amount in enumerate(amounts)
        ]

    def total(self, days: DayRange) -> Decimal:
        """The truth."""
        now = datetime.now(UTC)
        return sum((row.amount for day in days for row in self.rows(day, now)), Decimal(0))

    def asked(self) -> int:
        """How often days were asked for."""
        return sum(call.path.endswith("/costs") for call in self.fake.calls)

    @property
    def source(self) -> str:
        """The fingerprint that both programs have in common."""
        return fingerprint(self.fake.base_url, DEMO_KEY, None)


@pytest.fixture
def billing() -> Iterator[Billing]:
    made = Billing()
    with made.fake:
        yield made


@pytest.fixture
def start(billing: Billing, tmp_path: Path) -> Iterator[Start]:
    """Start a program on a database; it ends with the test."""
    running: list[Program] = []

    def begin(url: str) -> Program:
        env = {
            "HOST": "127.0.0.1",
            "PORT": str(free_port()),
            "DATABASE_URL": url,
            "CACHE_TYPE": "NullCache",
            "OPENAI_BASE_URL": billing.fake.base_url,
            "OPENAI_ADMIN_KEY": DEMO_KEY,
            "OPENAI_ORGANIZATION": "",
        }
        log = ["sh", "-c", 'exec "$@" 2>>"$0"', str(tmp_path / f"log-{len(running)}")]
        running.append(Program([*log, *GUNICORN], {**os.environ, **env}))
        return running[-1]

    yield begin
    for program in running:
        program.close()
    for log in tmp_path.glob("log-*"):
        text = log.read_text()
        assert "Traceback" not in text, text
        assert DEMO_KEY not in text


@pytest.fixture
def own_server() -> Iterator[PostgreSQL]:
    """A server that the test may stop."""
    server = PostgreSQL()
    yield server
    server.close()


def total(program: Program, days: DayRange) -> Decimal:
    """What the program says."""
    text = program.get(f"/costs/summary?start_date={days.first}&end_date={days.last}")
    return Decimal(json.loads(text, parse_float=str, parse_int=str)["total"])


def refresh(program: Program) -> None:
    request = Request(  # noqa: S310 - our own http
        f"{program.address}/refresh", b"{}", {"Content-Type": "application/json"}, method="POST"
    )
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        assert answer.status == 202


def noted(url: str, source: str) -> list[Restatement]:
    database = Database(url)
    try:
        with database.read() as (connection, _):
            return list(restatements(connection, source))
    finally:
        database.close()


def test_one_call_for_both(start: Start, billing: Billing, postgresql_url: str) -> None:
    """Whichever asks first; the other waits, or finds the days stored."""
    days, programs = over(90), [start(postgresql_url), start(postgresql_url)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: total(programs[n % 2], days), range(8)))
    assert set(found) == {billing.total(days)}
    assert billing.asked() == 1
    assert total(start(postgresql_url), days) == billing.total(days)
    assert billing.asked() == 1


def test_a_restatement_is_seen_by_both(start: Start, billing: Billing, postgresql_url: str) -> None:
    """And noted once for each day that changed."""
    days, programs = over(3), [start(postgresql_url), start(postgresql_url)]
    before = billing.total(days)
    assert [total(program, days) for program in programs] == [before, before]
    billing.extra = Decimal("-0.000000000000000001")
    # Moments are whole seconds: a reading of the same second counts as one after the request.
    read = datetime.now(UTC)
    wait_until(lambda: datetime.now(UTC) >= read + timedelta(seconds=1))
    refresh(programs[0])
    for program in programs:
        wait_until(lambda program=program: total(program, days) == billing.total(days))  # type: ignore[misc]
    found = noted(postgresql_url, billing.source)
    assert sorted(one.day for one in found) == list(days)
    assert {one.after - one.before for one in found} == {billing.extra}


def test_a_program_killed_while_it_writes_leaves_whole_days(
    start: Start, billing: Billing, postgresql_url: str
) -> None:
    """The other program goes on with what is there."""
    days, database = over(1000), Database(postgresql_url)
    store = CostStore(database, billing.source)
    killed, other = start(postgresql_url), start(postgresql_url)

    def stored() -> int:
        with store.snapshot(BASE_GROUPING) as snapshot:
            return len(snapshot.states(days))

    def ask() -> None:
        with suppress(OSError, HTTPException):
            total(killed, days)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(ask)
        wait_until(lambda: stored() > 0)
        os.killpg(killed.process.pid, signal.SIGKILL)
    with store.snapshot(BASE_GROUPING) as snapshot:
        states = snapshot.states(days)
        for day, state in states.items():
            assert state.total == billing.total(DayRange(day, day))
        for day in list(states)[::50]:
            assert snapshot.rows(day).total("usd") == states[day].total
    database.close()
    assert total(other, days) == billing.total(days)


def test_answers_come_without_the_server(
    start: Start, billing: Billing, own_server: PostgreSQL
) -> None:
    """From OpenAI, while it is down; once it is there again, days are stored again."""
    url = own_server.new_database()
    programs = [start(url), start(url)]
    days, more, most = over(20), over(40), over(60)
    assert [total(program, days) for program in programs] == [billing.total(days)] * 2
    own_server.stop("immediate")
    for asked in (days, more):
        assert [total(program, asked) for program in programs] == [billing.total(asked)] * 2
    own_server.start()
    assert [total(program, most) for program in programs] == [billing.total(most)] * 2

    # A database that failed is not tried again for some seconds; a day that is new then is stored.
    asked_last = [most.days]

    def is_stored() -> bool:
        asked_last[0] += 1
        newest = over(asked_last[0])
        assert [total(program, newest) for program in programs] == [billing.total(newest)] * 2
        database = Database(url)
        try:
            with CostStore(database, billing.source).snapshot(BASE_GROUPING) as snapshot:
                return newest.first in snapshot.states(newest)
        finally:
            database.close()

    wait_until(is_stored)
