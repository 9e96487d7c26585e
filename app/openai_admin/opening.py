"""Putting the parts together that know OpenAI."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.config import Settings
from app.openai_admin.asking import Asking
from app.openai_admin.beliefs import Beliefs
from app.openai_admin.cached import CachedAdmin
from app.openai_admin.client import AdminClient
from app.openai_admin.entries import Clock, Entries, Store, fingerprint
from app.openai_admin.ledger import Ledger
from app.openai_admin.machine import Machine
from app.openai_admin.progress import Progress
from app.openai_admin.project_list import ProjectList
from app.openai_admin.shelf import Shelf
from app.openai_admin.transport import Transport


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
