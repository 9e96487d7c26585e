"""How gunicorn serves main:app. It is found by itself: `gunicorn main:app` in this directory."""

import contextlib
import errno
import gc
import os
import signal
import socket
import sys
from pathlib import Path

from dotenv import load_dotenv
from gunicorn.arbiter import Arbiter
from gunicorn.http import message
from gunicorn.workers.base import Worker

from app.config import Settings
from app.errors import ConfigError
from app.store.database import Database, StoreUnavailable

load_dotenv(Path(__file__).with_name(".env"))
try:
    settings = Settings.from_env(os.environ)
except ConfigError as error:
    print(error, file=sys.stderr)
    sys.exit(2)

_LOCAL = {"127.0.0.1", "::1", "0.0.0.0", "::", "localhost"}  # noqa: S104 - compared, not bound
_shown_host = "localhost" if settings.host in _LOCAL else settings.host
_address_host = f"[{settings.host}]" if ":" in settings.host else settings.host

bind = f"{_address_host}:{settings.port}"

# Its threads mostly wait for OpenAI.
worker_class = "gthread"
workers = settings.web_concurrency
threads = 32
# A thread worker reports between requests, so this ends only one that is really stuck.
timeout = 120
# Shorter than the ten seconds after which Docker kills.
graceful_timeout = 5
# In memory where there is such a place: on a busy disk a worker's report can hang, too.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no file of ours

# Whatever the setting says, gunicorn stops at 8,190 bytes (200 project_ids) and answers in HTML, or
# with 0 reads on for ever. A thousand project_ids fit in this.
limit_request_line = message.MAX_REQUEST_LINE = 65_536

# Nobody but a proxy of ours would send SCRIPT_NAME, and none of ours does; it can make a 500.
forwarder_headers = ""

# It lies in one place per user: a second dashboard on the machine would take over the first one's.
control_socket_disable = True

# The program logs each request itself; of gunicorn only what goes wrong is news.
loglevel = "info" if settings.log_level == "DEBUG" else "warning"
reload = settings.debug


def on_starting(_arbiter: Arbiter) -> None:
    """Say in plain words why the address cannot be had, before gunicorn tries it five times, and
    migrate the database once, before there are workers.
    """
    handed_over = "GUNICORN_FD" in os.environ  # an upgrade by SIGUSR2 keeps the old one's socket
    if not handed_over and (problem := _address_problem()):
        print(problem, file=sys.stderr)
        sys.exit(1)
    database = Database(settings.database_url)
    try:
        # One that cannot be opened is logged; answers then come from OpenAI.
        with contextlib.suppress(StoreUnavailable), database.read():
            pass
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    finally:
        # Workers must not share its connections.
        database.close()


def post_worker_init(worker: Worker) -> None:
    """Print the address once the first worker has loaded the program and can answer."""
    # Ctrl-C reaches the arbiter too, which then stops the workers. A worker that gets both signals
    # can lock itself up between them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was loaded stays. To look through it for garbage again and again takes a tenth of the
    # time of reading a large organisation, whose rows hold no cycles.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    if worker.age == 1:
        host = f"[{_shown_host}]" if ":" in _shown_host else _shown_host
        print(f"Dashboard: http://{host}:{settings.port}", flush=True)
        if settings.api_key is None:
            print("No OPENAI_API_KEY is set: the page says how to make one.", flush=True)


def _address_problem() -> str | None:
    """Why HOST:PORT cannot be served, with the way round it; None when it can."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((settings.host, settings.port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return _taken()
        return f"HOST={settings.host} PORT={settings.port} cannot be served: {error.strerror}."
    if _shown_host == "localhost":
        # Some systems let us have 127.0.0.1 beside somebody who listens on ::1 or on every address,
        # and who would then get the browser's requests.
        here = ("localhost", settings.port)
        with contextlib.suppress(OSError), socket.create_connection(here, timeout=1):
            return _taken()
    return None


def _taken() -> str:
    other = settings.port + 1 if settings.port < 65_535 else 5001
    return (
        f"Port {settings.port} on {_shown_host} is taken, perhaps by a dashboard that runs already."
        f"\nTake another one: PORT={other} ./start.sh (or PORT={other} in .env)."
        + ("\nOn macOS port 5000 belongs to AirPlay Receiver." if settings.port == 5000 else "")
    )
