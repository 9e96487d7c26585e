"""The container files, as far as they can be judged without a Docker engine."""

import os
import re
import shutil
import socket
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from app.config import NAMES, Settings
from fake_openai import DEMO_KEY
from launch.steps import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "docker-compose.yml").read_text()
IMAGE_DATABASE = "sqlite:////var/lib/dashboard/spend.db"
# What the image decides for itself.
NOT_HANDED_ON = {"HOST", "PORT", "CACHE_DIR", "FLASK_DEBUG"}


def compose_config(folder: Path, *files: Path) -> str:
    """What Compose makes of these files and an .env of our own."""
    if shutil.which("docker-compose") is None and "CI" not in os.environ:
        pytest.skip("needs docker-compose: apt-get install docker-compose")
    dotenv = folder / "dotenv"
    dotenv.write_text(f"OPENAI_API_KEY={DEMO_KEY}\nHOST=192.0.2.1\n")
    command = ["docker-compose", "--env-file", str(dotenv)]
    for file in files:
        command += ["--file", str(file)]
    ours = {"PATH", "HOME"}  # of this machine's own settings none may show
    env = {name: value for name, value in os.environ.items() if name in ours}
    done = subprocess.run(
        [*command, "config"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_hadolint_finds_nothing() -> None:
    """The Dockerfile follows the usual rules."""
    done = subprocess.run(
        ["hadolint", "--no-color", "Dockerfile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_only_what_the_image_needs_is_sent_to_docker() -> None:
    """.dockerignore lets in what the Dockerfile copies, so never .env."""
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    let_in = {line.removeprefix("!").rstrip("/") for line in ignored if line.startswith("!")}
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    copied = {source.split("/")[0] for sources in copies for source in sources.split()}
    assert next(line for line in ignored if line and not line.startswith("#")) == "*"
    assert let_in == copied


def test_the_image_runs_without_privileges() -> None:
    """Its last user is a fixed number other than root's."""
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == ["10001:10001"]


def test_the_health_check_tells_well_from_ill() -> None:
    """Well is a 200 from /healthz, ill another answer or none."""
    found = re.search(r'HEALTHCHECK .*"-c", \\\s+"(.+)"\]', DOCKERFILE)
    assert found is not None

    def outcome(port: int) -> int:
        return subprocess.run(
            [sys.executable, "-c", found[1]],
            env={**os.environ, "PORT": str(port)},
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode

    statuses = {"/healthz": 200}

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.get(self.path, 404))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        port = server.server_port
        thread = Thread(target=server.serve_forever)
        thread.start()
        well = outcome(port)
        statuses["/healthz"] = 503
        ill = outcome(port)
        server.shutdown()
        thread.join()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        gone = outcome(unused.getsockname()[1])
    assert (well, ill, gone) == (0, 1, 1)


def test_compose_publishes_on_this_machine_only(tmp_path: Path) -> None:
    """The dashboard at 5000 and 3000, the demo at 5001, none of them for the network."""
    published = re.findall(r"^ +- (\S+)/tcp$", compose_config(tmp_path), re.MULTILINE)
    assert published == ["127.0.0.1:5000:5000", "127.0.0.1:3000:5000", "127.0.0.1:5001:5000"]


def test_compose_hands_every_setting_on(tmp_path: Path) -> None:
    """What .env can say reaches the container, but for what the image decides."""
    config = compose_config(tmp_path)
    assert f"OPENAI_API_KEY: {DEMO_KEY}" in config
    assert "192.0.2.1" not in config
    dashboard = COMPOSE.split("\n  dashboard:\n")[1].split("\n  demo:\n")[0]
    handed_on = set(re.findall(r"^      ([A-Z_]+):(?:$| )", dashboard, re.MULTILINE))
    assert set(NAMES) - NOT_HANDED_ON <= handed_on
    assert not NOT_HANDED_ON & handed_on


def test_the_database_is_on_the_volume_of_its_owner(tmp_path: Path) -> None:
    """A new container finds the days that the one before it fetched; the demo keeps none."""
    database_url = Settings.from_env({"DATABASE_URL": IMAGE_DATABASE}).database_url
    assert f"DATABASE_URL={database_url}\n" in DOCKERFILE
    folder = Path(database_url.removeprefix("sqlite:///")).parent
    assert f"--owner 10001 --group 10001 --mode 0700 {folder}\n" in DOCKERFILE
    config = compose_config(tmp_path)
    assert f"data:{folder}:rw\n" in config
    assert re.findall(r"DATABASE_URL: (\S+)", config) == [IMAGE_DATABASE, "sqlite://"]


def test_every_service_is_hardened() -> None:
    """Those of other images too: read-only, without capabilities."""
    services = COMPOSE.split("\nservices:\n")[1].split("\nvolumes:\n")[0]
    for service in re.split(r"^  (?=[a-z-]+:$)", services, flags=re.MULTILINE)[1:]:
        own = ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true")
        assert "<<: *hardened" in service or all(line in service for line in own), service


def test_the_demo_has_the_fakes_key() -> None:
    """And no other."""
    assert re.findall(r"OPENAI_ADMIN_KEY: (\S+)", COMPOSE) == [DEMO_KEY]


def test_the_secret_file_of_docker_md_is_valid(tmp_path: Path) -> None:
    """The override that DOCKER.md tells people to write works as written."""
    blocks = re.findall(
        r"^```yaml\n(.+?)^```", (ROOT / "DOCKER.md").read_text(), re.MULTILINE | re.DOTALL
    )
    assert len(blocks) == 1
    override = tmp_path / "docker-compose.override.yml"
    override.write_text(blocks[0])
    config = compose_config(tmp_path, ROOT / "docker-compose.yml", override)
    assert "OPENAI_ADMIN_KEY_FILE: /run/secrets/openai_admin_key" in config
    assert "127.0.0.1:5000:5000" in config
