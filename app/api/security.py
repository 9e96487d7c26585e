"""Trusted hosts, CORS, and security headers."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask_cors import CORS

from app.config import Settings

_HEADERS = (
    # Everything is bundled, without inline scripts or styles. Images may be data: URLs, which
    # Bootstrap's stylesheet uses for its icons.
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
    """Answer to trusted hosts only, allow the configured origins, and set security headers."""
    app.config["TRUSTED_HOSTS"] = [*_LOOPBACK, *settings.trusted_hosts]
    # Flask's documented way of adding middleware.
    app.wsgi_app = _Edge(app.wsgi_app)  # type: ignore[method-assign]
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            methods=["GET"],
            expose_headers=["X-Cache", "X-As-Of", "Age", "ETag", "Retry-After", "X-Request-Id"],
        )


class _Edge:
    """WSGI middleware for every request and answer.

    It lower-cases the Host header and replaces [::1] with localhost: Werkzeug compares hosts
    case-sensitively and cuts a trusted host at its first colon, so it never recognises [::1]. It
    adds the security headers as one list, which is faster than setting each with Flask.
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
