"""``/openapi.json``, the API's description for programs, and ``/docs``, the same for people.

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
    """The OpenAPI 3.1 document of the current application, made once."""
    made: dict[str, Any] = current_app.extensions.setdefault("openapi", {})
    if not made:
        made.update(contract.spec)
        for path in made["paths"].values():
            for operation in path.values():
                _add_csv(operation)
    return made


def _add_csv(operation: dict[str, Any]) -> None:
    """Add CSV beside JSON to endpoints that have both, which spectree cannot express."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "format" and "csv" in parameter["schema"]["enum"]:
            operation["responses"]["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}


@blueprint.get("/openapi.json")
@public
def openapi_json() -> BaseResponse:
    """The document."""
    return current_app.json.response(document())


@blueprint.get("/docs")
@public
def docs() -> str:
    """The document as a page, rendered on the server so that it needs no script."""
    return render_template("docs.html", api=document())


@blueprint.get("/docs/docs.css")
@public
def docs_css() -> BaseResponse:
    """The page's stylesheet."""
    return send_from_directory(_FILES, "docs.css")


@blueprint.cli.command("openapi")
def print_openapi() -> None:
    """Print the OpenAPI document."""
    print(json.dumps(document(), indent=2, sort_keys=True))
