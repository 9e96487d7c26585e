"""``/`` and ``/assets``: the built dashboard. Its routes are hashes, so there is no catch-all."""

from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_from_directory
from werkzeug.security import safe_join

from app.auth.api_key import public

blueprint = Blueprint("site", __name__)

BUNDLE = Path(__file__).resolve().parent.parent / "static"
_YEAR = 31_536_000
# Compressed forms that the build writes beside each file, smallest first.
_SUFFIXES = {"br": ".br", "gzip": ".gz"}
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
    """The dashboard, or how to build it; looked up at every request."""
    bundle = _bundle()
    if not (bundle / "index.html").is_file():
        return Response(_NOT_BUILT, status=503, mimetype="text/html")
    response = send_from_directory(bundle, "index.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/assets/<string(maxlength=128):name>")
@public
def asset(name: str) -> Response:
    """A file of the bundle. Its name has a hash of its content, so it never changes."""
    assets = _bundle() / "assets"
    encoding = _encoding(assets, name)
    response = send_from_directory(
        assets, name + _SUFFIXES.get(encoding, ""), mimetype=guess_type(name)[0]
    )
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response


def _encoding(assets: Path, name: str) -> str:
    """The smallest form of a file that the build has written and the browser accepts."""
    for encoding, suffix in _SUFFIXES.items():
        path = safe_join(str(assets), name + suffix)
        if request.accept_encodings[encoding] and path and Path(path).is_file():
            return encoding
    return ""


def _bundle() -> Path:
    bundle: Path = current_app.config["BUNDLE"]
    return bundle
