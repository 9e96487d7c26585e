"""Putting the parts together that know OpenAI."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.config import Settings
from app.openai_admin.client import AdminClient
from app.openai_admin.http_client import Transport
from app.store.entries import Clock, Entries, Store, fingerprint
from app.store.shelf import Shelf
from app.sync.cached_admin import CachedAdmin
from app.sync.cost_sync import Ledger
from app.sync.freshness_policy import Beliefs
from app.sync.process_lock import Machine
from app.sync.progress import Progress
from app.sync.project_sync import ProjectList
from app.sync.single_flight import Asking


def open_admin(store: Store, settings: Settings, clock: Clock) -> CachedAdmin:
    """The door to OpenAI's figures for these settings, kept in this store."""

    def now() -> datetime:
        return clock().astimezone(UTC).replace(microsecond=0)

    identity = (settings.base_url, settings.api_key or "", settings.organisation)
    beliefs = Beliefs(
        timedelta(seconds=settings.cache_default_timeout),
        timedelta(seconds=settings.cache_month_timeout),
        timedelta(seconds=settings.cache_older_timeout),
        timedelta(seconds=settings.cache_stale_timeout),
    )
    client = AdminClient(Transport(*identity))
    entries = Entries(store, identity, now, keep_for=beliefs.longest)
    shelf = Shelf(entries)
    machine = Machine(Path(settings.lock_dir), fingerprint(identity))
    asking = Asking(machine, now, settings.upstream_deadline)
    progress = Progress(entries, now)
    ledger = Ledger(client, shelf, asking, beliefs, progress, now)
    projects = ProjectList(client, entries, shelf, asking, beliefs, now)
    return CachedAdmin(ledger, projects, shelf, machine, progress, now)
