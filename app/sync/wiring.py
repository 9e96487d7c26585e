"""Puts together the parts that keep the store true to OpenAI."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.config import Settings
from app.openai_admin.client import AdminClient
from app.openai_admin.http_client import HttpClient
from app.store.cost_store import CostStore
from app.store.database import Database
from app.store.locks import Locks
from app.store.progress import ProgressStore
from app.store.project_lists import ProjectStore
from app.store.sources import fingerprint
from app.sync.cached_admin import CachedAdmin
from app.sync.cost_sync import CostSync
from app.sync.fetch_progress import FetchProgress
from app.sync.freshness_policy import FreshnessPolicy, FreshnessRules
from app.sync.project_sync import ProjectSync
from app.sync.refresh_requests import RefreshRequestLog
from app.sync.single_flight import SingleFlight


class Sync(NamedTuple):
    """The cached admin client, and the parts that reports are made of."""

    admin: CachedAdmin
    costs: CostSync
    projects: ProjectSync


def open_sync(database: Database, settings: Settings, clock: Callable[[], datetime]) -> Sync:
    """The parts for these settings, on this database. ``clock`` tells the present."""

    def now() -> datetime:
        return clock().astimezone(UTC).replace(microsecond=0)

    identity = (settings.base_url, settings.api_key or "", settings.organisation)
    source = fingerprint(*identity)
    policy = FreshnessPolicy(
        timedelta(seconds=settings.cache_default_timeout),
        timedelta(seconds=settings.cache_month_timeout),
        timedelta(seconds=settings.cache_older_timeout),
        timedelta(seconds=settings.cache_stale_timeout),
    )
    client = AdminClient(HttpClient(*identity))
    store = CostStore(database, source)
    flight = SingleFlight(Locks(database, source), now, settings.upstream_deadline)
    progress = FetchProgress(ProgressStore(database, source), now)
    requests = RefreshRequestLog(database, source)
    rules = FreshnessRules(policy, requests.last, now)
    costs = CostSync(client, store, flight, rules, progress)
    projects = ProjectSync(client, ProjectStore(database, source), flight, rules)
    return Sync(CachedAdmin(store, costs, projects, progress, requests, now), costs, projects)


def response_secret(settings: Settings) -> bytes:
    """What entries of a shared response cache are sealed with: known to whoever has the key."""
    return fingerprint(
        "responses", settings.base_url, settings.api_key, settings.organisation
    ).encode()
