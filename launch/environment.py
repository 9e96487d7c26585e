"""The virtual environment .venv and the packages in it."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from launch.steps import ROOT, SetupError, Stamp, fingerprint, run

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")


def prepare_environment(*, dev: bool) -> Path:
    """Make .venv hold the pinned packages; returns its Python.

    Needs no network when nothing changed.
    """
    if not _works():
        _create()
    _install("requirements.txt")
    if dev:
        _install("requirements-dev.txt", "requirements.txt")
    return PYTHON


def pip_install(*arguments: str, otherwise: str) -> None:
    """Run pip of .venv."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _unfinished().touch()
    try:
        run([*pip, *arguments], otherwise=otherwise)
    except SetupError:
        _unfinished().unlink()  # pip gave up by itself, and tidied
        raise
    _unfinished().unlink()


def _works() -> bool:
    """False where .venv is missing or half made, or its Python was upgraded or removed since."""
    if not PYTHON.exists() or _unfinished().exists():
        return False
    command = [str(PYTHON), "-c", "import pip"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _unfinished() -> Path:
    """There while pip works. When pip was cut off it takes half a package for a whole one."""
    return VENV / "unfinished"


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"{sys.executable} lacks the module ensurepip, which virtual environments need.\n"
            f"On Debian and Ubuntu: sudo apt-get install python3-venv {version}-venv; "
            "then start again."
        )
    print("Making the virtual environment .venv", flush=True)
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], otherwise="Could not make .venv.")


def _install(name: str, *included: str) -> None:
    wanted = fingerprint(ROOT / file for file in (name, *included))
    stamp = Stamp(VENV / f"{name}.installed")
    if stamp.says(wanted):
        return
    print(f"Installing the packages in {name}; the first time takes a minute", flush=True)
    stamp.remove()
    pip_install("-r", name, otherwise=f"pip could not install {name}. With a network, start again.")
    stamp.write(wanted)
