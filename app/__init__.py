"""The application factory: wiring only."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from app.api import costs, exports, health, openapi, projects, refresh, site
from app.api.answers import EXTENSION, READY, ReadyAnswers
from app.api.error_handlers import register_error_handlers
from app.api.security import secure
from app.cache import open_cache
from app.config import Settings
from app.logs import log_requests, set_up_logging
from app.openai_admin.opening import open_admin


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

    app.extensions[EXTENSION] = open_admin(open_cache(app, settings), settings, clock)
    app.extensions[READY] = ReadyAnswers()

    for door in (site, costs, exports, projects, refresh, health, openapi):
        app.register_blueprint(door.blueprint)
    return app
