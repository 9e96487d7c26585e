"""``/`` and ``/assets``: the built dashboard. Its routes are hashes, so there is no catch-all."""

from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory

from app.api.auth import public

blueprint = Blueprint("site", __name__)

BUNDLE = Path(__file__).resolve().parent.parent / "static"
_YEAR = 31_536_000
_NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Not built yet</title>
<h1>The dashboard is not built yet</h1>
<p>Build it with <code>./start.sh --install</code>, or <code>npm ci &amp;&amp; npm run build</code>
in <code>frontend/</code>, then reload this page. The API answers already: see
<a href="/docs">/docs</a>.</p>
"""


@blueprint.get("/")
@public
def index() -> Response:
    """The dashboard, or how to build it; looked for anew each time."""
    bundle = _bundle()
    if not (bundle / "index.html").is_file():
        return Response(_NOT_BUILT, status=503, mimetype="text/html")
    response = send_from_directory(bundle, "index.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/assets/<path:name>")
@public
def asset(name: str) -> Response:
    """A part of the bundle. Its name holds a hash of its content, so it never changes."""
    response = send_from_directory(_bundle() / "assets", name, max_age=_YEAR)
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response


def _bundle() -> Path:
    bundle: Path = current_app.config["BUNDLE"]
    return bundle
