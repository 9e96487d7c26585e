"""Response caches that hang, die and come back; two servers that refresh one database."""

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest

from fake_openai import FakeOpenAI
from tests.api.test_response_cache import MEMCACHED, REDIS, free_port, listens
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Question, at_once, over
from tests.requires import missing
from tests.wait import wait_until


class Server:
    """A server of Debian's that can be killed and started again on its port."""

    def __init__(self, command: list[str]) -> None:
        if shutil.which(command[0]) is None:
            missing(command[0], "apt-get install redis-server memcached")
        self.port = free_port()
        self._command = [word.replace("PORT", str(self.port)) for word in command]
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        wait_until(lambda: listens(self.port))

    def stop_answering(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


StartServer = Callable[[list[str]], Server]


@pytest.fixture
def start_server() -> Iterator[StartServer]:
    running: list[Server] = []

    def start(command: list[str]) -> Server:
        running.append(Server(command))
        return running[-1]

    yield start
    for server in running:
        server.kill()


SERVERS = {
    "RedisCache": ([*REDIS, "--appendonly", "no"], "CACHE_REDIS_URL", "redis://127.0.0.1:{}/0"),
    "MemcachedCache": (MEMCACHED, "CACHE_MEMCACHED_SERVERS", "127.0.0.1:{}"),
}


@pytest.mark.parametrize("cache_type", SERVERS)
def test_a_cache_may_hang_die_and_come_back(
    start_program: StartProgram, start_server: StartServer, fake: FakeOpenAI, cache_type: str
) -> None:
    """Right figures all the while, kept by the cache again afterwards; the log says what failed."""
    command, name, address = SERVERS[cache_type]
    server = start_server(command)
    program = start_program(**{"CACHE_TYPE": cache_type, name: address.format(server.port)})
    # Each is asked once, so that none is answered from the memory of a worker.
    parts = (Question(over(count, before)) for count in range(8, 40) for before in range(20))

    def ask_crowd() -> None:
        question = next(parts)
        answers = at_once(8, lambda: program.ask(question.path))
        assert all(question.is_right(answer, fake) for answer in answers)

    ask_crowd()
    server.stop_answering()
    ask_crowd()
    ask_crowd()
    server.kill()
    ask_crowd()
    server.start()
    ask_crowd()
    assert "the response cache failed" in program.told()


def test_two_servers_never_mix_what_each_of_them_read(
    start_program: StartProgram, start_server: StartServer, tmp_path: Path
) -> None:
    """They refresh one database, in any order, behind one Redis. Today's figures grow by the
    second; those of one answer add up.
    """
    command, name, address = SERVERS["RedisCache"]
    settings = {name: address.format(start_server(command).port)}
    servers = [
        start_program(
            CACHE_TYPE="RedisCache",
            CACHE_DEFAULT_TIMEOUT="1",
            DATABASE_URL=f"sqlite:///{tmp_path / 'spend.db'}",
            **settings,
        )
        for _ in range(2)
    ]
    path = f"/costs/summary?rows=all&start_date={over(20).first}"

    def client(number: int) -> set[str]:
        as_of: set[str] = set()
        while len(as_of) < 4:
            answer = servers[number % 2].ask(path)
            assert answer.status == 200
            sums = [
                sum(Fraction(row["total"]) for row in answer.data[way])
                for way in ("days", "projects", "models", "line_items")
            ]
            assert sums == [Fraction(answer.data["total"])] * 4
            as_of.add(answer.data["as_of"])
        return as_of

    with ThreadPoolExecutor(6) as crowd:
        assert len(set().union(*crowd.map(client, range(6)))) > 3
