"""start.sh, what it runs, and gunicorn's settings: with real processes, without installing anew."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from launch.environment import VENV
from launch.steps import ROOT
from tests.wait import wait_until

START = str(ROOT / "start.sh")
SCRIPTS = [ROOT / name for name in ("start.sh", "test.sh", ".ci/run")]
GUNICORN = [sys.executable, "-m", "gunicorn", "main:app"]
SECONDS = 60

StartProgram = Callable[..., "Program"]


class Program:
    """A process with its own group, and the address that it printed."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        lines = iter(self.process.stdout.readline, "")
        ready = next((line for line in lines if line.startswith("Dashboard: ")), None)
        assert ready is not None, f"ended with {self.process.wait()}"
        self.address = ready.split()[1]

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=SECONDS) as answer:  # noqa: S310 - our own http
            text: str = answer.read().decode()
            return text

    def members(self) -> list[int]:
        """The ids of all processes of the group."""
        found = subprocess.run(
            ["pgrep", "-g", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(line) for line in found.stdout.split()]

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def start_program(free_port: int, tmp_path: Path) -> Iterator[StartProgram]:
    """Start on a free port, without key and network; whatever is left ends with the test."""
    running: list[Program] = []

    def start(command: list[str], **env: str) -> Program:
        usual = {
            "HOST": "127.0.0.1",
            "PORT": str(free_port),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'spend.db'}",
            "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
            "OPENAI_ADMIN_KEY": "",
            "OPENAI_API_KEY": "",
        }
        running.append(Program(command, {**os.environ, **usual, **env}))
        return running[-1]

    yield start
    for program in running:
        program.close()


@pytest.fixture
def start_demo(start_program: StartProgram) -> StartProgram:
    if not (VENV / "requirements.txt.installed").is_file():
        pytest.skip("needs .venv: run ./start.sh --install, or ./test.sh for everything")
    return lambda **env: start_program([START, "--demo"], **env)


def run(*command: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_help_names_every_option_from_any_directory(tmp_path: Path) -> None:
    """--help works from anywhere and sets nothing up."""
    helped = run(START, "--help", cwd=tmp_path)
    assert helped.returncode == 0
    assert all(option in helped.stdout for option in ("--demo", "--install", "--dev", "PORT=5001"))


def test_an_unknown_option_is_refused_by_name() -> None:
    """A typing error starts nothing."""
    refused = run(START, "--dmeo")
    assert refused.returncode == 2
    assert "--dmeo" in refused.stderr


def test_without_a_fitting_python_it_says_what_to_install(tmp_path: Path) -> None:
    """An old python3 is passed over, and its absence explained."""
    dirname = shutil.which("dirname")
    assert dirname is not None
    (tmp_path / "dirname").symlink_to(dirname)
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    missing = run(START, PATH=str(tmp_path))
    assert missing.returncode == 1
    assert "Python 3.11 or newer is needed" in missing.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    """Every shell script is clean, and can be run."""
    checked = run(shutil.which("shellcheck") or "shellcheck", str(script))
    assert checked.stdout == ""
    assert os.access(script, os.X_OK)


def test_a_taken_port_is_said_with_the_way_round_it(free_port: int) -> None:
    """Not gunicorn's five attempts, but one sentence that helps."""
    with socket.create_server(("127.0.0.1", free_port)):
        refused = run(*GUNICORN, HOST="127.0.0.1", PORT=str(free_port))
    assert refused.returncode == 1
    assert f"Port {free_port} on localhost is taken" in refused.stderr
    assert "./start.sh" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_bad_configuration_is_listed_plainly() -> None:
    """All that is wrong, by name, without a traceback."""
    refused = run(*GUNICORN, PORT="none", LOG_LEVEL="loud")
    assert refused.returncode == 2
    assert "PORT" in refused.stderr
    assert "LOG_LEVEL" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    "command", [GUNICORN, [sys.executable, "main.py"]], ids=["gunicorn", "main.py"]
)
@pytest.mark.parametrize("debug", ["0", "1"])
def test_a_database_of_a_newer_version_is_refused_with_a_sentence(
    free_port: int, tmp_path: Path, command: list[str], debug: str
) -> None:
    """Before anything is served, and without a change to it."""
    path = tmp_path / "spend.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
    refused = run(
        *command,
        HOST="127.0.0.1",
        PORT=str(free_port),
        DATABASE_URL=f"sqlite:///{path}",
        FLASK_DEBUG=debug,
    )
    assert refused.returncode == 2
    assert "written by a newer version" in refused.stderr
    assert "Traceback" not in refused.stderr
    with closing(sqlite3.connect(path)) as database:
        tables = database.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("alembic_version",)]


def test_a_database_that_cannot_be_opened_stops_nobody(
    start_program: StartProgram, tmp_path: Path
) -> None:
    """The program starts and serves; its log says why days are not kept."""
    (tmp_path / "file").touch()
    program = start_program(GUNICORN, DATABASE_URL=f"sqlite:///{tmp_path}/file/spend.db")
    assert json.loads(program.get("/healthz"))


def test_an_address_of_another_machine_is_refused_plainly() -> None:
    """HOST must be one of this machine's addresses."""
    refused = run(*GUNICORN, HOST="192.0.2.1", PORT="5000")
    assert refused.returncode == 1
    assert "HOST=192.0.2.1" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_query_of_a_thousand_projects_reaches_the_program(start_program: StartProgram) -> None:
    """gunicorn's own limit, and its HTML, are out of the way."""
    program = start_program(GUNICORN)
    projects = ",".join(f"proj_{number:024}" for number in range(1000))
    with pytest.raises(HTTPError) as refused:
        program.get(f"/costs?project_ids={projects}")
    with refused.value as answer:
        assert "error" in json.load(answer)


def test_the_demo_uses_no_real_key(start_demo: StartProgram) -> None:
    """Keys and organisation of the environment, and so of .env, are not for the fake."""
    demo = start_demo(
        OPENAI_ADMIN_KEY="sk-admin-not-for-the-demo",
        OPENAI_API_KEY="sk-not-for-the-demo",
        OPENAI_ORG_ID="org-not-for-the-demo",
    )
    assert json.loads(demo.get("/healthz"))["source"].startswith("127.0.0.1")
    assert json.loads(demo.get("/projects"))["data"]
    assert "root" in demo.get("/")


def interrupt_everything(demo: Program) -> None:
    os.killpg(demo.process.pid, signal.SIGINT)  # as a terminal does on Ctrl-C


def terminate_the_script(demo: Program) -> None:
    demo.process.terminate()


def hang_up(demo: Program) -> None:
    demo.process.send_signal(signal.SIGHUP)


def lose_one_process(demo: Program) -> None:
    others = [member for member in demo.members() if member != demo.process.pid]
    os.kill(others[0], signal.SIGKILL)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (interrupt_everything, 0),
        (terminate_the_script, 0),
        (hang_up, 0),
        (lose_one_process, 247),  # -9 as an exit code
    ],
)
def test_the_demo_leaves_nothing_running(
    start_demo: StartProgram, end: Callable[[Program], None], code: int
) -> None:
    """However it ends, both of its programs end."""
    demo = start_demo()
    assert len(demo.members()) >= 4
    end(demo)
    assert demo.process.wait(SECONDS) == code
    wait_until(lambda: not demo.members())
