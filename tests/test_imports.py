"""Imports point one way."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Who may import what of the outside world.
OWNERS = {
    "requests": {"app/openai_admin/http_client.py"},
    "urllib3": {"app/openai_admin/connections.py", "app/openai_admin/http_client.py"},
    "flask_caching": {"app/api/cache_backends.py", "app/api/response_cache.py"},
    "flask_cors": {"app/api/security.py"},
    "spectree": {"app/api/openapi_spec.py"},
    "filelock": {"app/store/database.py", "app/store/locks.py"},
    "cachetools": {
        "app/api/response_cache.py",
        "app/reports/dataset.py",
        "app/sync/backoff.py",
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


def test_spend_comes_without_flask() -> None:
    """Budgets, alerts and notebooks compute with app.spend where no web framework is."""
    program = (
        "import pkgutil, sys, app.spend\n"
        "for module in pkgutil.iter_modules(app.spend.__path__, 'app.spend.'):\n"
        "    __import__(module.name)\n"
        "sys.exit(','.join({'flask', 'requests', 'flask_caching'} & sys.modules.keys()) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


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
    """Besides the API only the factory, the key check and the log touch Flask."""
    allowed = {"app/factory.py", "app/auth/api_key.py", "app/logs.py"}
    for path in (ROOT / "app").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if FLASK.search(path.read_text()):
            assert name.startswith("app/api/") or name in allowed, name
