"""The application factory: wiring only."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask

from app.api import costs, health, openapi, projects, site
from app.api.answers import EXTENSION
from app.api.error_handlers import register_error_handlers
from app.api.security import secure
from app.cache import open_cache
from app.config import Settings
from app.logs import log_requests, set_up_logging
from app.openai_admin.cached import CachedAdmin
from app.openai_admin.client import AdminClient
from app.openai_admin.entries import Entries
from app.openai_admin.transport import Transport


def _utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: Settings | None = None, *, clock: Callable[[], datetime] = _utc_now
) -> Flask:
    """The program for these settings; given them, it looks at no environment.

    Without settings there is no key, which is enough to describe the API. ``clock`` tells the
    present and decides which UTC day is today.
    """
    settings = settings or Settings()
    app = Flask(__name__, static_folder=None)
    app.config.update(SETTINGS=settings, BUNDLE=site.BUNDLE)

    set_up_logging(settings.log_level, settings.api_key)
    log_requests(app)
    secure(app, settings)
    register_error_handlers(app)

    app.extensions[EXTENSION] = _cached_admin(app, settings, clock)

    for door in (site, costs, projects, health, openapi):
        app.register_blueprint(door.blueprint)
    return app


def _cached_admin(app: Flask, settings: Settings, clock: Callable[[], datetime]) -> CachedAdmin:
    identity = (settings.base_url, settings.api_key or "", settings.organisation)
    return CachedAdmin(
        AdminClient(Transport(*identity)),
        Entries(open_cache(app, settings), identity, clock),
        timeout=timedelta(seconds=settings.cache_default_timeout),
        clock=clock,
    )
