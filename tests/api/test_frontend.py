"""The bundle, before and after it is built."""

from pathlib import Path

import pytest
from flask import Flask

from fake_openai import FakeOpenAI
from tests.conftest import StartApp


@pytest.fixture
def app(fake: FakeOpenAI, start_app: StartApp, tmp_path: Path) -> Flask:
    """The program with an empty place for the bundle."""
    app = start_app(fake)
    app.config["BUNDLE"] = tmp_path
    return app


def build(bundle: Path) -> None:
    (bundle / "index.html").write_text("<!doctype html><title>Spend</title>")
    (bundle / "assets").mkdir()
    (bundle / "assets" / "index-abc123.js").write_text("export {}")


def test_without_a_bundle_the_page_says_how_to_build_it(app: Flask, tmp_path: Path) -> None:
    """And the dashboard is served as soon as it is there, without a restart."""
    client = app.test_client()
    before = client.get("/")
    assert before.status_code == 503
    assert "./start.sh --install" in before.text
    build(tmp_path)
    after = client.get("/")
    assert (after.status_code, after.text) == (200, "<!doctype html><title>Spend</title>")


def test_assets_never_change_and_the_page_is_asked_for_anew(app: Flask, tmp_path: Path) -> None:
    """Hashed names are immutable; index.html is revalidated and costs a 304."""
    build(tmp_path)
    client = app.test_client()
    asset = client.get("/assets/index-abc123.js")
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert asset.mimetype == "text/javascript"
    page = client.get("/")
    assert page.headers["Cache-Control"] == "no-cache"
    again = client.get("/", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", b"as br"),
        ("gzip", "gzip", b"as gz"),
        ("br;q=0, gzip", "gzip", b"as gz"),
        ("identity", None, b"export {}"),
        ("", None, b"export {}"),
    ],
)
def test_assets_are_sent_as_the_build_compressed_them(
    app: Flask, tmp_path: Path, accepted: str, encoding: str | None, body: bytes
) -> None:
    """Brotli, gzip or plain, as the browser takes it, under one name and type."""
    build(tmp_path)
    for suffix in ("br", "gz"):
        (tmp_path / "assets" / f"index-abc123.js.{suffix}").write_text(f"as {suffix}")
    answer = app.test_client().get("/assets/index-abc123.js", headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding"), answer.data) == (encoding, body)
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/nothing.js",
        f"/assets/{'a' * 254}",
        "/assets/../secret.txt",
        "/assets/%2e%2e/secret.txt",
        "/index.html",
    ],
)
def test_nothing_beside_the_assets_is_served(app: Flask, tmp_path: Path, path: str) -> None:
    """A path out of the folder is not found, and neither is a page that no route names."""
    build(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    answer = app.test_client().get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "not_found"


def test_health_needs_no_key_and_asks_nobody(start_app: StartApp) -> None:
    """Up is up, whatever OpenAI does; where the figures come from is said."""
    answer = start_app(api_key=None).test_client().get("/healthz")
    assert (answer.status_code, answer.get_json()) == (
        200,
        {"status": "ok", "source": "127.0.0.1:9"},
    )
