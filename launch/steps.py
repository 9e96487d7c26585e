"""One set-up step: a command that runs only when what it depends on has changed."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """Set-up cannot go on; the text says what to do."""


def run(
    command: list[str], *, otherwise: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> None:
    """Run quietly; on failure show what the command printed and raise `otherwise`."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout)
        raise SetupError(otherwise)


def fingerprint(files: Iterable[Path], *also: str) -> str:
    """A hash of the files' names and contents (in any order) and of further words."""
    digest = hashlib.sha256("\0".join(also).encode())
    for file in sorted(files):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"\0{file.relative_to(ROOT).as_posix()}\0{content}".encode())
    return digest.hexdigest()


class Stamp:
    """A file that says what a step last finished with.

    Gone while the step is under way, so that an interrupted one is done again.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def says(self, wanted: str) -> bool:
        """Whether the step last finished with this."""
        return self._file.is_file() and self._file.read_text() == wanted

    def remove(self) -> None:
        """Before the step: it has not finished."""
        self._file.unlink(missing_ok=True)

    def write(self, done: str) -> None:
        """After the step: what it finished with."""
        self._file.write_text(done)
