"""A PostgreSQL server of the tests' own, and a fresh database for each test."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests import requires

# Newest first; where Debian keeps them.
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
# PostgreSQL refuses to run as root.
_UNPRIVILEGED = "nobody"
_OPTIONS = (
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=16MB",
    "max_connections=200",
)


def _program(name: str) -> str:
    path = shutil.which(name, path=os.pathsep.join([*map(str, _FOLDERS), os.environ["PATH"]]))
    if path is None:
        requires.missing("PostgreSQL", "install the server, such as `apt-get install postgresql`")
    return path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


class PostgreSQL:
    """A server in a temporary folder, on a free port of 127.0.0.1."""

    def __init__(self) -> None:
        self._pg_ctl, initdb = _program("pg_ctl"), _program("initdb")
        self._as_root = getpass.getuser() == "root"
        self._folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._numbers = count(1)
        self.port = free_port()
        if self._as_root:
            shutil.chown(self._folder, _UNPRIVILEGED)
        data = str(self._folder / "data")
        self._run(initdb, "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [f"-p {self.port}", "-h 127.0.0.1", f"-k {self._folder}"]
        options += [f"-c {option}" for option in _OPTIONS]
        log = str(self._folder / "log")
        self._control("start", "-l", log, "-o", " ".join(options))

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``immediate`` is as if the machine had lost power."""
        self._control("stop", "-m", mode)

    def is_running(self) -> bool:
        """Whether it answers."""
        try:
            psycopg.connect(self._conninfo, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def close(self) -> None:
        """Stop it and delete all that was in it."""
        if self.is_running():
            self.stop("immediate")
        shutil.rmtree(self._folder)

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self._conninfo, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql+psycopg://tests@127.0.0.1:{self.port}/{name}"

    @property
    def _conninfo(self) -> str:
        return f"host=127.0.0.1 port={self.port} user=tests dbname=postgres"

    def _control(self, action: str, *more: str) -> None:
        self._run(self._pg_ctl, action, "-D", str(self._folder / "data"), "-w", "-s", *more)

    def _run(self, *command: str) -> None:
        # Its output goes to a file: a pipe would be held open by the server.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command,
                check=False,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, "LC_ALL": "C"},
                user=_UNPRIVILEGED if self._as_root else None,
            )
            output.seek(0)
            assert done.returncode == 0, output.read().decode()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One server for all tests, none of which may stop it."""
    server = PostgreSQL()
    yield server
    server.close()


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> str:
    """A database of this test alone."""
    return postgresql.new_database()
