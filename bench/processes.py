"""Processes that the benchmark starts, and the CPU time and memory that they use."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")
_STOP_SECONDS = 30
_IDLE_SECONDS = 1.0
_IDLE_CPU_SECONDS = 0.02


@contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], log: Path, folder: Path = ROOT
) -> Iterator[subprocess.Popen[str]]:
    """A process in ``folder`` for the ``with`` block; its errors are written to ``log``."""
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command,
            cwd=folder,
            env=dict(env),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.communicate(timeout=_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def first_line(process: subprocess.Popen[str], beginning: str, log: Path) -> str:
    """The first line that begins with this text, which the process prints once it can answer.

    RuntimeError with the end of its log if it ends before.
    """
    for line in process.stdout or ():
        if line.startswith(beginning):
            return line.strip()
    raise RuntimeError(f"{process.args!r} ended with {process.wait()}: {log.read_text()[-2000:]}")


def children(pid: int) -> list[int]:
    """The ids of a process's child processes."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pid: int) -> float:
    """User and system CPU time of a process so far."""
    # After the name, which may hold blanks: state is the 3rd field, utime the 14th, stime the 15th.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def settled_cpu_seconds(pid: int) -> float:
    """The same once the process is idle, so that work after an answer is included."""
    spent = cpu_seconds(pid)
    while True:
        time.sleep(_IDLE_SECONDS)
        now = cpu_seconds(pid)
        if now - spent <= _IDLE_CPU_SECONDS:
            return now
        spent = now


def peak_megabytes(pid: int) -> float:
    """The highest resident memory of a process so far, in 10^6 bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"/proc has no peak memory of process {pid}")
