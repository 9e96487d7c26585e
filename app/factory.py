"""The application factory: wiring only."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from app.api import costs, docs, exports, frontend, health, projects, refresh
from app.api.cache_backends import open_shared_cache
from app.api.error_handlers import register_error_handlers
from app.api.response_cache import EXTENSION, ResponseCache, Services
from app.api.security import secure
from app.config import Settings
from app.logs import log_requests, set_up_logging
from app.reports.dataset import DatasetLoader
from app.reports.service import ReportService
from app.store.database import Database
from app.sync.wiring import open_sync, response_secret


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
    app.config.update(SETTINGS=settings, BUNDLE=frontend.BUNDLE)

    set_up_logging(settings.log_level, settings.api_key)
    log_requests(app)
    secure(app, settings)
    register_error_handlers(app)

    sync = open_sync(Database(settings.database_url), settings, clock)
    app.extensions[EXTENSION] = Services(
        sync.admin,
        ReportService(DatasetLoader(sync.costs, sync.projects), sync.admin.today),
        ResponseCache(
            open_shared_cache(app, settings),
            response_secret(settings),
            enabled=settings.cache_type != "NullCache",
        ),
    )

    for endpoints in (frontend, costs, exports, projects, refresh, health, docs):
        app.register_blueprint(endpoints.blueprint)
    return app
