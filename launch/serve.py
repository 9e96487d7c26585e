"""The running processes: the server, and for --demo the fake OpenAI behind it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from launch.steps import ROOT

STOP_SECONDS = 15

Process = subprocess.Popen[str]


def serve(python: Path, *, demo: bool) -> int:
    """Run until a signal or the end of any process, then end them all. Returns the exit code."""
    processes: list[Process] = []
    try:
        settings = _start_fake(python, processes) if demo else {}
        # gunicorn does not run on Windows; main.py brings its own server there.
        server = ["main.py"] if sys.platform == "win32" else ["-m", "gunicorn", "main:app"]
        environment = {**os.environ, **settings}
        processes.append(subprocess.Popen([python, *server], cwd=ROOT, env=environment, text=True))
        while not (ended := [process for process in processes if process.poll() is not None]):
            time.sleep(0.2)
        return ended[0].returncode or 1  # nothing ends by itself unless something is wrong
    except KeyboardInterrupt:
        return 0
    finally:
        _end(processes)


def _start_fake(python: Path, processes: list[Process]) -> dict[str, str]:
    """Start the demo's OpenAI on a free port; returns what points the program at it."""
    command = [str(python), "-m", "fake_openai", "--organisation", "northwind", "--port", "0"]
    fake = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    processes.append(fake)
    # Its first line, printed once it listens: OPENAI_BASE_URL=... OPENAI_ADMIN_KEY=...
    line = fake.stdout.readline() if fake.stdout else ""
    if not line:
        sys.exit("The demo's OpenAI did not start.")
    print("Demo: an organisation that is made up. No key of yours is used.", flush=True)
    # A name that is set, even to nothing, is not taken from .env: no real key gets near the demo.
    unset = ("OPENAI_API_KEY", "OPENAI_API_KEY_FILE", "OPENAI_ADMIN_KEY_FILE", "OPENAI_ORG_ID")
    return dict.fromkeys(unset, "") | dict(setting.split("=", 1) for setting in line.split())


def _end(processes: list[Process]) -> None:
    """End every process, a deaf one by force. A second Ctrl-C does not cut it short."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
