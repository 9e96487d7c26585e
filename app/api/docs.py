"""``/openapi.json``, the contract for programs, and ``/docs``, the same for people.

``python -m flask --app app openapi`` prints the document.
"""

import json
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, render_template, send_from_directory
from werkzeug.sansio.response import Response as BaseResponse

from app.api.openapi_spec import contract
from app.auth.api_key import public

_FILES = Path(__file__).parent / "docs_page"

blueprint = Blueprint("openapi", __name__, cli_group=None, template_folder=_FILES)


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the application under way, made once."""
    made: dict[str, Any] = current_app.extensions.setdefault("openapi", {})
    if not made:
        made.update(contract.spec)
        for path in made["paths"].values():
            for door in path.values():
                _add_files(door)
    return made


def _add_files(door: dict[str, Any]) -> None:
    """Name csv beside JSON where a door has both, which spectree has no words for."""
    for parameter in door.get("parameters", ()):
        if parameter["name"] == "format" and "csv" in parameter["schema"]["enum"]:
            door["responses"]["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}


@blueprint.get("/openapi.json")
@public
def openapi_json() -> BaseResponse:
    """The document."""
    return current_app.json.response(document())


@blueprint.get("/docs")
@public
def docs() -> str:
    """The document as a page, made here so that it needs no script at all."""
    return render_template("docs.html", api=document())


@blueprint.get("/docs/docs.css")
@public
def docs_css() -> BaseResponse:
    """The page's only other file."""
    return send_from_directory(_FILES, "docs.css")


@blueprint.cli.command("openapi")
def print_openapi() -> None:
    """Print the OpenAPI document."""
    print(json.dumps(document(), indent=2, sort_keys=True))
