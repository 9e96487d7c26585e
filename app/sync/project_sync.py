"""The list of projects: fetched whole, stored whole."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from app.errors import MissingScope
from app.openai_admin.client import AdminClient
from app.openai_admin.concurrency import run_all_or_cancel
from app.openai_admin.deadline import Deadline
from app.spend.models import Project
from app.store.project_lists import ProjectStore, StoredProjects
from app.sync.freshness import Freshness, freshness_of
from app.sync.freshness_policy import FreshnessRules
from app.sync.single_flight import Ask, SingleFlight

_NAME = b"projects"


class ListedProjects(NamedTuple):
    """Every project, archived ones in, in OpenAI's order, and how fresh the list is."""

    projects: list[Project]
    fresh: Freshness


class ProjectSync:
    """Keeps the list, which is fresh for as long as the recent days are."""

    def __init__(
        self,
        client: AdminClient,
        store: ProjectStore,
        flight: SingleFlight,
        rules: FreshnessRules,
    ) -> None:
        self._client = client
        self._store = store
        self._flight = flight
        self._rules = rules
        self._now = rules.now

    def load(self, deadline: Deadline) -> ListedProjects:
        """The list, fetched now where it is not stored; a stale one begins to be refreshed."""
        stored, just_fetched = self._servable(), False
        if stored is None:
            with self._flight.acquire(_NAME, deadline) as ask:
                stored = self._servable()
                if stored is None:
                    stored, just_fetched = ask(partial(self._fetch, deadline)), True
        now, until = self._now(), self._fresh_until(stored)
        if until <= now:
            self.refresh()
        failure = self._flight.last_failure(_NAME)
        readings = [(stored.as_of, until)]
        fresh = freshness_of(readings, now, failure, just_fetched=just_fetched)
        return ListedProjects(stored.projects, fresh)

    def load_if_allowed(self, deadline: Deadline) -> ListedProjects | None:
        """The list, or None where the key may not read it, which is not tried again each time."""
        failure = self._flight.last_failure(_NAME)
        if (
            failure
            and isinstance(failure.error, MissingScope)
            and failure.is_backing_off(self._now())
            and self._servable() is None
        ):
            return None
        try:
            return self.load(deadline)
        except MissingScope:
            return None

    def is_stored(self) -> bool:
        """Whether :meth:`load` has something to serve without asking OpenAI."""
        return self._servable() is not None

    def refresh(self) -> None:
        """Begin to fetch the list again, unless that is under way or OpenAI is not to be asked."""
        self._flight.refresh_in_background(_NAME, self._refresh)

    def _refresh(self, ask: Ask, deadline: Deadline) -> None:
        stored = self._servable()
        if stored is not None and self._fresh_until(stored) <= self._now():
            ask(partial(self._fetch, deadline))

    def _fetch(self, deadline: Deadline) -> StoredProjects:
        now = self._now()
        [projects] = run_all_or_cancel(deadline, [partial(self._client.projects, deadline)])
        self._store.save(projects, now)
        return StoredProjects(projects, now)

    def _servable(self) -> StoredProjects | None:
        stored = self._store.load()
        is_servable = stored and self._rules.is_servable(self._now().date(), stored.as_of)
        return stored if is_servable else None

    def _fresh_until(self, stored: StoredProjects) -> datetime:
        today = self._now().date()
        return self._rules.fresh_until(today, stored.as_of, self._rules.requests())
