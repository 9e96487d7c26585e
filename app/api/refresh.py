"""``/refresh``: refreshes the figures, and reports the progress."""

from typing import Annotated, Literal

import msgspec
from flask import Blueprint, Response, request
from msgspec import Meta

from app.api.openapi_spec import documented
from app.api.response_cache import services
from app.auth.api_key import require_api_key
from app.errors import CrossSiteRequest, InvalidParameter

blueprint = Blueprint("refresh", __name__, url_prefix="/refresh")


class RefreshWanted(msgspec.Struct, forbid_unknown_fields=True):
    """What to refresh."""

    scope: Annotated[
        Literal["recent", "all"],
        Meta(description="Today, the three days before it and the projects; or all loaded days."),
    ] = "recent"


class DaysRead(msgspec.Struct):
    """The progress of a refresh."""

    days_wanted: int
    days_read: int


class Refreshing(msgspec.Struct):
    """What is being read from OpenAI at this moment; null where nothing is."""

    reading: DaysRead | None


@blueprint.get("")
@require_api_key
@documented(Refreshing)
def progress() -> Response:
    """The progress of reading days."""
    found = services().admin.progress()
    days = None if found is None else DaysRead(found.days_wanted, found.days_read)
    return _json(Refreshing(days), 200)


@blueprint.post("")
@require_api_key
@documented(Refreshing, body=RefreshWanted, status=202)
def refresh() -> Response:
    """Start a refresh; at most one every 30 seconds.

    Without a scope the recent days are refreshed. Until then the loaded figures are served, marked
    STALE in X-Cache.
    """
    _refuse_other_sites()
    services().admin.refresh(everything=_body().scope == "all")
    return _json(Refreshing(None), 202)


def _refuse_other_sites() -> None:
    """Another site's page can make a browser send a plain form here, but neither JSON nor a header
    that claims the same origin.
    """
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.mimetype != "application/json" or site not in {"same-origin", "none"}:
        raise CrossSiteRequest


def _body() -> RefreshWanted:
    try:
        return msgspec.json.decode(request.get_data(cache=False) or b"{}", type=RefreshWanted)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InvalidParameter(
            'The body must be {"scope": "recent"} or {"scope": "all"}.', param="scope"
        ) from None


def _json(body: msgspec.Struct, status: int) -> Response:
    response = Response(msgspec.json.encode(body), status=status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
