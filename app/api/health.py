"""``/healthz``: whether the program is up; needs no key and makes no call to OpenAI."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from flask import Blueprint, Response, current_app

from app.api.openapi_spec import documented
from app.auth.api_key import public

blueprint = Blueprint("health", __name__)


class Health(msgspec.Struct):
    """The program is up."""

    status: Literal["ok"]
    source: Annotated[str, msgspec.Meta(description="The host that the figures are read from.")]


@blueprint.get("/healthz")
@public
@documented(Health, fails=False)
def healthz() -> Response:
    """Whether the program is up, and where its figures come from."""
    source = urlsplit(current_app.config["SETTINGS"].base_url).netloc
    return Response(msgspec.json.encode(Health("ok", source)), mimetype="application/json")
