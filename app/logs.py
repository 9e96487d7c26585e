"""Logging: one line for each request, each call upstream, each hit or miss; never a key.

A line ends with the id of the request that it belongs to, which the answer carries as
``X-Request-Id``.
"""

import logging
import random
import time
from contextvars import ContextVar
from typing import TextIO, cast

from flask import Flask, Response, request
from flask.logging import wsgi_errors_stream

from app.redaction import redact

logger = logging.getLogger(__name__)

_request_id: ContextVar[str] = ContextVar("request_id", default="-")
_started: ContextVar[float] = ContextVar("started", default=0.0)


def request_id() -> str:
    """The id of the request under way."""
    return _request_id.get()


class RedactingFormatter(logging.Formatter):
    """Adds the request's id, and takes keys out of the whole line, tracebacks included."""

    def __init__(self, *secrets: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s [%(request_id)s]")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        record.request_id = request_id()
        return redact(super().format(record), *self._secrets)


def set_up_logging(level: str, *secrets: str | None) -> None:
    """Write the program's lines from ``level`` up, and warnings of libraries, to the server's error
    stream, without these secrets.
    """
    handler = logging.StreamHandler(cast(TextIO, wsgi_errors_stream))
    handler.setFormatter(RedactingFormatter(*secrets))
    root = logging.getLogger()
    for earlier in [old for old in root.handlers if isinstance(old.formatter, RedactingFormatter)]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    logging.getLogger("app").setLevel(level)


def log_requests(app: Flask) -> None:
    """Log each request with its status and duration, and give it an id."""

    @app.before_request
    def start() -> None:
        # Tells requests apart; it is no secret.
        _request_id.set(f"{random.getrandbits(48):012x}")
        _started.set(time.perf_counter())

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        if logger.isEnabledFor(logging.INFO):
            query = request.query_string.decode("latin-1")
            logger.info(
                "%s %s%s %d %.1f ms%s",
                request.method,
                ascii(request.path)[1:-1],
                f"?{query}" if query else "",
                response.status_code,
                (time.perf_counter() - _started.get()) * 1000,
                f" cache {cache}" if (cache := response.headers.get("X-Cache")) else "",
            )
        return response
