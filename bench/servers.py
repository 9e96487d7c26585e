"""Starts the servers that are compared, each in its own processes, all on 127.0.0.1."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from app.config import NAMES
from bench.processes import ROOT, children, first_line, running
from fake_openai import DEMO_KEY

PROGRAM = "main:app"
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
_NGINX = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=answers:10m;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass {upstream};
      proxy_set_header Authorization "Bearer {key}";
      proxy_cache answers;
      proxy_cache_valid 200 1h;
    }}
  }}
}}
"""


class Server(NamedTuple):
    """A server's URL, and the ids of the processes that answer there."""

    url: str
    workers: list[int]


@contextmanager
def fake_openai(organisation: str, folder: Path, now: datetime | None = None) -> Iterator[Server]:
    """``python -m fake_openai``; its clock stands still at ``now``, if given."""
    command = [sys.executable, "-m", "fake_openai", "--organisation", organisation, "--port", "0"]
    if now is not None:
        command += ["--now", now.isoformat()]
    log = _log(folder)
    with running(command, _environment(), log) as process:
        line = first_line(process, "OPENAI_BASE_URL=", log)
        url = line.split()[0].partition("=")[2].removesuffix("/v1")
        yield Server(url, [process.pid])


@contextmanager
def gunicorn(
    app: str,
    upstream: Server,
    folder: Path,
    *,
    root: Path = ROOT,
    workers: int = 1,
    settings: Mapping[str, str] = NO_SETTINGS,
) -> Iterator[Server]:
    """``app`` served as the program is: by gunicorn in the tree at ``root``, whose gunicorn.conf.py
    reads the settings from the environment. All its files are in ``folder``, where a later server
    finds them again.
    """
    files = folder / "files"
    (files / "cache").mkdir(parents=True, exist_ok=True)
    env = {
        "OPENAI_BASE_URL": f"{upstream.url}/v1",
        "OPENAI_ADMIN_KEY": DEMO_KEY,
        "HOST": "127.0.0.1",
        "PORT": str(_free_port()),
        "WEB_CONCURRENCY": str(workers),
        "LOG_LEVEL": "WARNING",
        # Each revision ignores the names that it does not know.
        "DATABASE_URL": f"sqlite:///{files / 'spend.db'}",
        "CACHE_DIR": str(files / "cache"),
        "LOCK_DIR": str(files / "locks"),
        # The time that the fake takes to generate hundreds of megabytes is not measured.
        "UPSTREAM_DEADLINE": "600",
        **settings,
    }
    log = _log(folder)
    with running(
        [sys.executable, "-m", "gunicorn", app], _environment() | env, log, root
    ) as process:
        first_line(process, "Dashboard: ", log)
        yield Server(f"http://127.0.0.1:{env['PORT']}", children(process.pid))


def megabytes_on_disk(folder: Path) -> float:
    """The size of all files of the program that ``gunicorn`` served in it, in 10^6 bytes."""
    files = (folder / "files").rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


@contextmanager
def nginx(upstream: Server, folder: Path) -> Iterator[Server]:
    """nginx that caches the answers of ``upstream`` and adds the key."""
    port = _free_port()
    (folder / "nginx.conf").write_text(
        _NGINX.format(folder=folder, port=port, upstream=upstream.url, key=DEMO_KEY)
    )
    log = _log(folder)
    command = ["nginx", "-p", str(folder), "-e", str(log), "-c", str(folder / "nginx.conf")]
    with running(command, os.environ, log) as process:
        _wait_for(port, process, log)
        yield Server(f"http://127.0.0.1:{port}", [process.pid])


def _environment() -> dict[str, str]:
    """This process's environment without settings. Empty ones are ignored and, unlike missing ones,
    are not read from ``.env``.
    """
    return os.environ | dict.fromkeys(NAMES, "")


def _log(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"errors-{len(list(folder.glob('errors-*')))}.log"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[str], log: Path) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"nginx: {log.read_text()}") from None
        else:
            return
