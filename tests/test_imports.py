"""Imports point one way."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Who may import what of the outside world.
OWNERS = {
    "requests": {"app/openai_admin/transport.py"},
    "urllib3": {"app/openai_admin/connections.py", "app/openai_admin/transport.py"},
    "flask_caching": {"app/cache.py"},
    "flask_cors": {"app/api/security.py"},
    "spectree": {"app/api/contract.py"},
    "filelock": {"app/openai_admin/machine.py"},
    "cachetools": {
        "app/api/answers.py",
        "app/openai_admin/in_memory.py",
        "app/openai_admin/troubles.py",
    },
    "dotenv": set(),
}
FLASK = re.compile(r"^(?:from|import) flask\b", re.MULTILINE)


def test_layers_are_kept() -> None:
    """api -> openai_admin -> spend -> errors; app and fake_openai do not know each other."""
    # A process of its own: in this one it would switch off all loggers that exist.
    linter = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout


def test_each_library_has_one_place() -> None:
    """requests, Flask-Caching and the like are each imported where the list says, nowhere else."""
    for library, owners in OWNERS.items():
        pattern = re.compile(rf"^(?:from|import) {library}\b", re.MULTILINE)
        found = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / "app").rglob("*.py")
            if pattern.search(path.read_text())
        }
        assert found == owners, library


def test_only_the_web_knows_flask() -> None:
    """Besides the HTTP face only the factory, the cache and the log touch Flask."""
    allowed = {"app/__init__.py", "app/cache.py", "app/logs.py"}
    for path in (ROOT / "app").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if FLASK.search(path.read_text()):
            assert name.startswith("app/api/") or name in allowed, name


def test_modules_are_small() -> None:
    """A module over 300 lines knows two things."""
    for folder in ("app", "fake_openai"):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text().splitlines()) <= 300, path
