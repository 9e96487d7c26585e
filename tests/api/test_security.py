"""Hosts, origins, headers."""

import re

import pytest
from flask.testing import FlaskClient

from app.config import VITE_ORIGIN, Settings
from fake_openai import FakeOpenAI
from tests.api import endpoints
from tests.conftest import StartApp

PATHS = ["/", "/docs", "/docs/docs.css", "/healthz", "/nowhere", "/openapi.json", *endpoints.ALL]


@pytest.mark.parametrize("path", PATHS, ids=endpoints.name_of)
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    """Errors and files included."""
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    directives = (directive.partition(" ") for directive in policy.split("; "))
    assert {name: sources for name, _, sources in directives} == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", endpoints.ALL, ids=endpoints.name_of)
def test_figures_stay_with_the_caller(client: FlaskClient, path: str) -> None:
    """No proxy may keep them, and a browser asks before it shows them again."""
    assert client.get(path).headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_satisfy_their_own_policy(client: FlaskClient, path: str) -> None:
    """No inline script, style or handler, and nothing from elsewhere."""
    html = client.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    for script in re.findall(r"<script[^>]*>", html):
        assert "src=" in script
    for source in re.findall(r"(?:src|<link[^>]*href)=\"([^\"]*)\"", html):
        assert not source.startswith(("http", "//")), source


@pytest.mark.parametrize(
    ("host", "trusted"),
    [
        ("localhost:5000", True),
        ("localhost", True),
        ("LOCALHOST:5000", True),
        ("127.0.0.1:5000", True),
        ("[::1]:5000", True),
        ("[::1]", True),
        ("spend.example.org", True),
        ("spend.example.org:8443", True),
        ("a.inner.example", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("[::2]:5000", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("path", ["/", "/healthz", "/projects"])
def test_only_known_host_names_are_answered(
    fake: FakeOpenAI, start_app: StartApp, host: str, trusted: bool, path: str
) -> None:
    """A foreign name that resolves to this machine reads nothing (DNS rebinding)."""
    app = start_app(fake, trusted_hosts=("spend.example.org", ".inner.example"))
    answer = app.test_client().get(path, headers={"Host": host})
    if trusted:
        assert answer.status_code in {200, 503}  # 503: the page, where no bundle is built
    else:
        assert answer.status_code == 400
        assert answer.get_json()["error"]["code"] == "untrusted_host"
        assert "TRUSTED_HOSTS" in answer.get_json()["error"]["message"]


def test_no_other_origin_may_read_by_default(client: FlaskClient) -> None:
    """Without CORS_ORIGINS there is no CORS header at all."""
    answer = client.get("/projects", headers={"Origin": "https://evil.example"})
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_configured_origins_alone_may_read(fake: FakeOpenAI, start_app: StartApp) -> None:
    """A named origin reads the data and how fresh they are; any other does not."""
    client = start_app(fake, cors_origins=("https://a.example",)).test_client()
    good = client.get("/projects", headers={"Origin": "https://a.example"})
    assert good.headers["Access-Control-Allow-Origin"] == "https://a.example"
    assert "X-As-Of" in good.headers["Access-Control-Expose-Headers"]
    evil = client.get("/projects", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in evil.headers


def test_development_lets_vite_in() -> None:
    """Only in debug mode, and only Vite's own origin."""
    assert Settings.from_env({}).cors_origins == ()
    assert Settings.from_env({"FLASK_DEBUG": "1"}).cors_origins == (VITE_ORIGIN,)


def test_debug_and_foreign_addresses_are_only_on_request() -> None:
    """By default: no debug mode, and this machine alone."""
    assert Settings.from_env({}).debug is False
    assert Settings.from_env({}).host == "127.0.0.1"
