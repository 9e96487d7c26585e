"""Every question about OpenAI's figures, answered from the ledger of days and the project list."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from time import monotonic
from typing import NamedTuple

from app.api.openai_schemas import cost_bucket, encoded_page
from app.errors import RefreshRateLimited
from app.openai_admin.deadline import Deadline
from app.reports.dataset import BASE, Figures
from app.reports.service import Reports
from app.spend.daybook import lines_of
from app.spend.days import WINDOW_DAYS, DayRange, today_at
from app.spend.group_rows import regroup
from app.spend.models import CostLine, Dimension
from app.store.shelf import Scope, Shelf
from app.sync.cost_sync import Ledger
from app.sync.freshness import Freshness
from app.sync.freshness_policy import RECENT_DAYS, Marks
from app.sync.process_lock import Machine
from app.sync.progress import Progress, Reading
from app.sync.project_sync import ListedProjects, ProjectList

# News from another machine, which cannot ring the bell of this one, is heard within this time.
_LISTEN_SECONDS = 5
_REFRESH_SECONDS = 30
_REFRESHED_DAYS = 5 * 366


class CostsWanted(NamedTuple):
    """One page of ``/costs``: the days on it, of those that the whole walk still has to cover."""

    days: DayRange
    rest: DayRange
    next_page: str | None
    group_by: tuple[Dimension, ...] = ()
    project_ids: tuple[str, ...] = ()
    api_key_ids: tuple[str, ...] = ()
    line_items: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """The ledger whose rows show everything that is asked about."""
        dimensions: set[Dimension] = set(self.group_by)
        if self.project_ids:
            dimensions.add("project_id")
        if self.line_items:
            dimensions.add("line_item")
        if not self.api_key_ids and dimensions.issubset(BASE.grouping):
            return BASE
        return Scope(tuple(sorted(dimensions)), self.api_key_ids)


class CachedAdmin:
    """The only door to OpenAI's figures; answers are encoded JSON."""

    def __init__(
        self,
        ledger: Ledger,
        project_list: ProjectList,
        shelf: Shelf,
        machine: Machine,
        progress: Progress,
        now: Callable[[], datetime],
    ) -> None:
        self._ledger = ledger
        self._project_list = project_list
        self._shelf = shelf
        self._machine = machine
        self._progress = progress
        self.reports = Reports(Figures(ledger, shelf, project_list), self.today)
        """What is made of the figures of a view."""
        self.now = now
        """The present, to the second."""
        self._heard: tuple[object, bytes | None, float] | None = None

    def today(self) -> date:
        """The UTC day that is not over yet."""
        return today_at(self.now())

    def state(self) -> object:
        """Changes whenever an answer may; None where nothing is kept.

        Asking the cache each time would cost more than an answer: what is written on this machine
        rings a bell, and other machines are heard every few seconds.
        """
        rung, heard = self._machine.rung(), self._heard
        if heard is None or heard[0] != rung or monotonic() - heard[2] > _LISTEN_SECONDS:
            heard = self._heard = (rung, self._shelf.generation(), monotonic())
        return None if heard[1] is None else heard[:2]

    def costs_page(self, wanted: CostsWanted, deadline: Deadline) -> tuple[bytes, Freshness]:
        """``GET /costs``: one :class:`~app.api.openai_schemas.CostsPage`.

        What is missing is read ahead, as far as one call reaches: the next pages will want it.
        """
        scope = wanted.scope
        reach = min(wanted.rest.last, wanted.days.first + timedelta(days=WINDOW_DAYS - 1))
        ahead = DayRange(wanted.days.first, reach)
        known = self._ledger.read(scope, list(wanted.days), deadline, ahead=list(ahead))
        buckets = (
            cost_bucket(day, _as_wanted(lines_of(book), wanted))
            for day, book in self._ledger.books(scope, known, list(wanted.days), deadline)
        )
        page = encoded_page(buckets, wanted.next_page)
        return page, self._ledger.freshness(scope, known)

    def projects(self, deadline: Deadline) -> ListedProjects:
        """Every project, archived ones in."""
        return self._project_list.read(deadline)

    def refresh(self, *, everything: bool) -> None:
        """Read the recent days and the projects anew now, or all that is known; RefreshRateLimited
        where that was wanted moments ago.
        """
        now, marks = self.now(), self._shelf.marks()
        wait = _REFRESH_SECONDS - (now - max(marks)).total_seconds()
        # Longer, where the clock has been set back since.
        if 0 < wait <= _REFRESH_SECONDS:
            raise RefreshRateLimited(max(1, round(wait)))
        self._shelf.keep_marks(Marks(now, now if everything else marks.everything))
        self._machine.ring()
        days = _REFRESHED_DAYS if everything else RECENT_DAYS
        reach = DayRange(self.today() - timedelta(days=days), self.today())
        self._ledger.refresh(BASE, self._ledger.known_days(BASE, reach) if everything else reach)
        self._project_list.refresh()

    def reading(self) -> Reading | None:
        """What OpenAI is being asked for at this moment."""
        return self._progress.now()


def _as_wanted(lines: Sequence[CostLine], wanted: CostsWanted) -> Sequence[CostLine]:
    if wanted.project_ids:
        lines = [line for line in lines if line.project_id in wanted.project_ids]
    if wanted.line_items:
        lines = [line for line in lines if line.line_item in wanted.line_items]
    if wanted.group_by == wanted.scope.grouping:
        return lines
    return regroup(lines, wanted.group_by)
