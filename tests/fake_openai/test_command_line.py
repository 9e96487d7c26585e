"""python -m fake_openai, as a person starts it."""

import signal
import socket
import subprocess
import sys

import pytest
import requests

from fake_openai import DEMO_KEY
from fake_openai.faults import KINDS
from tests.fake_openai.http import TIMEOUT

COMMAND = [sys.executable, "-W", "error", "-m", "fake_openai"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_start_and_stop(number: signal.Signals) -> None:
    """It prints its base URL and key in one line, answers, and stops cleanly on a signal."""
    arguments = ["--organisation", "one_day", "--port", "0", "--now", "2026-11-22T12:00:00Z"]
    fault = ["--fault", "projects:http_503:1", "--fault", "costs:hanging"]
    with subprocess.Popen(
        [*COMMAND, *arguments, *fault], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        url, key = (part.partition("=")[2] for part in line.split())
        assert key == DEMO_KEY
        headers = {"Authorization": f"Bearer {key}"}
        statuses = [
            requests.get(
                f"{url}/organization/projects", headers=headers, timeout=TIMEOUT
            ).status_code
            for _ in range(2)
        ]
        with pytest.raises(requests.ReadTimeout):
            requests.get(f"{url}/organization/costs", headers=headers, timeout=0.2)
        process.send_signal(number)
        rest, errors = process.communicate(timeout=TIMEOUT)
    assert statuses == [503, 200]
    assert (process.returncode, rest, errors) == (0, "", "")


def test_taken_port() -> None:
    """A port in use is reported in one line, and the exit code is 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--port", str(port))
    assert result.returncode == 1
    assert result.stderr == f"Cannot listen on 127.0.0.1:{port}: Address already in use.\n"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--organisation", "north", "There is no organisation 'north'"),
        ("--port", "http", "a port is a number from 0 to 65535"),
        ("--port", "65536", "a port is a number from 0 to 65535"),
        ("--now", "yesterday", "a moment is written like 2026-11-22T12:00:00Z"),
        ("--fault", "costs:explode", "There is no fault 'explode'"),
    ],
)
def test_refused(option: str, value: str, words: str) -> None:
    """An invalid argument is rejected with what would be valid."""
    result = run(option, value)
    assert result.returncode == 2
    assert words in result.stderr


def test_help_names_every_fault() -> None:
    """--help lists every fault and how faults are written."""
    text = run("--help").stdout
    assert all(name in text for name in KINDS)
    assert "PATH:NAME[:CALLS]" in text


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command with these arguments, which must end by itself."""
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
