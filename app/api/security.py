"""Who may ask, from where, and what a browser may do with the answers."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask_cors import CORS

from app.config import Settings

_HEADERS = (
    # All that is served is bundled and has no inline script or style. Pictures may be data:, for
    # Bootstrap's stylesheet draws its icons so.
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_IPV6_LOOPBACK = re.compile(r"\A\[::1\](:\d+|)\Z")


def secure(app: Flask, settings: Settings) -> None:
    """Trust only our own host names, other origins only as configured, and set the headers."""
    app.config["TRUSTED_HOSTS"] = [*_LOOPBACK, *settings.trusted_hosts]
    # Flask's documented way of adding a middleware.
    app.wsgi_app = _Edge(app.wsgi_app)  # type: ignore[method-assign]
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            methods=["GET"],
            expose_headers=["X-Cache", "X-As-Of", "Age", "ETag", "Retry-After", "X-Request-Id"],
        )


class _Edge:
    """What every request and every answer goes through.

    The host asked for is written in lower case, and [::1] as localhost: Werkzeug compares letter by
    letter, and cuts a trusted host at its first colon, so it never recognises one in brackets. The
    security headers are added here, where they are one list, for Flask would look for each in turn.
    """

    def __init__(self, wsgi_app: Callable[..., Iterable[bytes]]) -> None:
        self._wsgi_app = wsgi_app

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "").lower()
        environ["HTTP_HOST"] = _IPV6_LOOPBACK.sub(r"localhost\1", host)

        def start(status: str, headers: list[tuple[str, str]], *error: object) -> object:
            return start_response(status, [*headers, *_HEADERS], *error)

        return self._wsgi_app(environ, start)
