"""The servers that are compared, each in processes of its own, all on 127.0.0.1."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.config import NAMES
from bench.processes import children, first_line, running
from fake_openai import DEMO_KEY

THE_PROGRAM = "main:app"
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
  proxy_cache_path {folder}/kept keys_zone=kept:10m;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass {upstream};
      proxy_set_header Authorization "Bearer {key}";
      proxy_cache kept;
      proxy_cache_valid 200 1h;
    }}
  }}
}}
"""


class Server(NamedTuple):
    """A server that answers at ``url``; ``workers`` are the ids of the processes that do it."""

    url: str
    workers: list[int]


@contextmanager
def fake_openai(organisation: str, folder: Path) -> Iterator[Server]:
    """``python -m fake_openai``."""
    command = [sys.executable, "-m", "fake_openai", "--organisation", organisation, "--port", "0"]
    log = _log(folder)
    with running(command, _environment(), log) as process:
        line = first_line(process, "OPENAI_BASE_URL=", log)
        url = line.split()[0].partition("=")[2].removesuffix("/v1")
        yield Server(url, [process.pid])


@contextmanager
def gunicorn(
    app: str, upstream: Server, folder: Path, *, workers: int = 1, **settings: str
) -> Iterator[Server]:
    """``app`` as the program itself is served: by gunicorn.conf.py, which finds its settings in
    the environment. What is kept is kept in ``folder``, so that a later one finds it again.
    """
    (folder / "cache").mkdir(parents=True, exist_ok=True)
    env = {
        "OPENAI_BASE_URL": f"{upstream.url}/v1",
        "OPENAI_ADMIN_KEY": DEMO_KEY,
        "HOST": "127.0.0.1",
        "PORT": str(_free_port()),
        "WEB_CONCURRENCY": str(workers),
        "LOG_LEVEL": "WARNING",
        "CACHE_TYPE": "FileSystemCache",
        "CACHE_DIR": str(folder / "cache"),
        "LOCK_DIR": str(folder / "locks"),
        # What the fake needs to make up hundreds of megabytes is not what is measured.
        "UPSTREAM_DEADLINE": "600",
        **settings,
    }
    log = _log(folder)
    with running([sys.executable, "-m", "gunicorn", app], _environment() | env, log) as process:
        first_line(process, "Dashboard: ", log)
        yield Server(f"http://127.0.0.1:{env['PORT']}", children(process.pid))


@contextmanager
def nginx(upstream: Server, folder: Path) -> Iterator[Server]:
    """nginx that keeps the answers of ``upstream`` and adds the key."""
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
    """Ours without any setting, not even those of a ``.env``, which an empty one keeps away."""
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
