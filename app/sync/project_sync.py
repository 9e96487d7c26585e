"""The list of projects, kept whole."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

import msgspec

from app.errors import MissingScope
from app.openai_admin.client import AdminClient
from app.openai_admin.deadline import Deadline, side_by_side
from app.spend.models import Project
from app.store.entries import Entries
from app.store.shelf import Shelf
from app.sync.freshness import Freshness, freshness
from app.sync.freshness_policy import Beliefs
from app.sync.shared_results import HandedOn
from app.sync.single_flight import Ask, Asking

_NAME = b"projects"


class _Kept(msgspec.Struct, array_like=True):
    as_of: datetime
    projects: list[Project]


_decoder = msgspec.msgpack.Decoder(_Kept)


class ListedProjects(NamedTuple):
    """Every project, archived ones in, in OpenAI's order, and how fresh the list is."""

    projects: list[Project]
    fresh: Freshness


class ProjectList:
    """Believed for as long as the recent days, as they are."""

    def __init__(
        self,
        client: AdminClient,
        entries: Entries,
        shelf: Shelf,
        asking: Asking,
        beliefs: Beliefs,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._entries = entries
        self._shelf = shelf
        self._asking = asking
        self._beliefs = beliefs
        self._now = now
        self._handed_on: HandedOn[_Kept] = HandedOn()

    def read(self, deadline: Deadline) -> ListedProjects:
        """The list, read now where it is not known; begun to be read anew where it is past its
        time.
        """
        kept, just_read = self._kept(), False
        if kept is None:
            with (
                self._handed_on.waiting(_NAME) as came,
                self._asking.turn(_NAME, deadline) as ask,
            ):
                kept = self._kept()
                if kept is None:
                    kept, just_read = came() or ask(partial(self._fetch, deadline)), True
                    self._handed_on.hand_on(_NAME, kept)
        now, until = self._now(), self._until(kept)
        if until <= now:
            self.refresh()
        trouble = self._asking.trouble(_NAME)
        fresh = freshness([(kept.as_of, until)], now, trouble, just_read=just_read)
        return ListedProjects(kept.projects, fresh)

    def read_if_allowed(self, deadline: Deadline) -> ListedProjects | None:
        """The list, or None where the key may not read it, which is not asked again each time."""
        trouble = self._asking.trouble(_NAME)
        forbidden = trouble and isinstance(trouble.error, MissingScope)
        left_alone = trouble and trouble.leaves_alone(self._now())
        if forbidden and left_alone and self._kept() is None:
            return None
        try:
            return self.read(deadline)
        except MissingScope:
            return None

    def refresh(self) -> None:
        """Begin to read the list anew, unless that is under way, or OpenAI is left alone."""
        self._asking.anew(_NAME, self._refresh)

    def _refresh(self, ask: Ask, deadline: Deadline) -> None:
        kept = self._kept()
        if kept is not None and self._until(kept) <= self._now():
            ask(partial(self._fetch, deadline))

    def _fetch(self, deadline: Deadline) -> _Kept:
        now = self._now()
        [projects] = side_by_side(deadline, [partial(self._client.projects, deadline)])
        kept = _Kept(now, projects)
        self._entries.save([(_NAME, msgspec.msgpack.encode(kept))])
        self._shelf.changed()
        return kept

    def _kept(self) -> _Kept | None:
        body = self._entries.load(_NAME)
        try:
            kept = None if body is None else _decoder.decode(body)
        except msgspec.MsgspecError:
            return None
        known = kept and self._beliefs.is_known(self._now().date(), kept.as_of, self._now())
        return kept if known else None

    def _until(self, kept: _Kept) -> datetime:
        now = self._now()
        return self._beliefs.until(now.date(), kept.as_of, now, self._shelf.marks())
