"""The cached OpenAI admin client: OpenAI's figures and projects, asked for as seldom as can be."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from typing import NamedTuple

from app.openai_admin.costs_request import API_KEYS_SINCE
from app.openai_admin.deadline import Deadline
from app.spend.days import WINDOW_DAYS, DayRange, today_at
from app.spend.group_rows import regroup
from app.spend.models import CostLine, Dimension
from app.store.cost_days import BASE_GROUPING
from app.store.cost_store import CostSnapshot, CostStore
from app.store.progress import Progress
from app.sync.cost_sync import CostSync
from app.sync.fetch_progress import FetchProgress
from app.sync.freshness import Freshness
from app.sync.freshness_policy import RECENT_DAYS
from app.sync.project_sync import ListedProjects, ProjectSync
from app.sync.refresh_requests import RefreshRequestLog

_REFRESHED_DAYS = 5 * 366


class CostsPageRequest(NamedTuple):
    """One page of ``/costs``: the days on it, of those that the whole walk still has to cover."""

    days: DayRange
    rest: DayRange
    next_page: str | None
    group_by: tuple[Dimension, ...] = ()
    project_ids: tuple[str, ...] = ()
    api_key_ids: tuple[str, ...] = ()
    line_items: tuple[str, ...] = ()

    @property
    def grouping(self) -> tuple[Dimension, ...]:
        """The stored grouping whose rows show everything that is asked about."""
        dimensions: set[Dimension] = set(self.group_by)
        if self.project_ids:
            dimensions.add("project_id")
        if self.line_items:
            dimensions.add("line_item")
        if self.api_key_ids:
            dimensions.add("api_key_id")
        if dimensions.issubset(BASE_GROUPING):
            return BASE_GROUPING
        return tuple(sorted(dimensions))

    def select(self, lines: Sequence[CostLine], grouping: Sequence[Dimension]) -> list[CostLine]:
        """The rows that were asked for, of rows of a finer grouping."""
        chosen = [
            line
            for line in lines
            if (not self.project_ids or line.project_id in self.project_ids)
            and (not self.line_items or line.line_item in self.line_items)
            and (
                not self.api_key_ids
                or "api_key_id" not in grouping
                or line.api_key_id in self.api_key_ids
            )
        ]
        return chosen if self.group_by == grouping else regroup(chosen, self.group_by)


class CostDays(NamedTuple):
    """The rows of days in order, made while they are taken, and how fresh they are."""

    days: Iterator[tuple[date, list[CostLine]]]
    fresh: Freshness


class CachedAdmin:
    """Costs in any grouping and the projects, from the store as far as they are there."""

    def __init__(
        self,
        store: CostStore,
        costs: CostSync,
        projects: ProjectSync,
        progress: FetchProgress,
        requests: RefreshRequestLog,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._costs = costs
        self._projects = projects
        self._progress = progress
        self._requests = requests
        self.now = now
        """The present, to the second."""

    def today(self) -> date:
        """The UTC day that is not over yet."""
        return today_at(self.now())

    def data_version(self) -> object:
        """Changes whenever an answer may; None where that cannot be known."""
        return self._store.version()

    def cost_days(self, request: CostsPageRequest, deadline: Deadline) -> CostDays:
        """The rows of the request's days.

        What is missing is fetched ahead, as far as one call reaches: the next pages will want it.
        """
        first_stored = API_KEYS_SINCE if request.api_key_ids else request.days.first
        parts: list[CostDays] = []
        if request.days.first < first_stored:
            last = min(request.days.last, first_stored - timedelta(days=1))
            parts.append(self._filtered(request, DayRange(request.days.first, last), deadline))
        if request.days.last >= first_stored:
            first = max(request.days.first, first_stored)
            parts.append(self._stored(request, DayRange(first, request.days.last), deadline))
        if len(parts) == 1:
            return parts[0]
        earlier, later = parts
        days = (day for part in parts for day in part.days)
        return CostDays(days, later.fresh.combined_with(earlier.fresh))

    def projects(self, deadline: Deadline) -> ListedProjects:
        """Every project, archived ones in."""
        return self._projects.load(deadline)

    def refresh(self, *, everything: bool) -> None:
        """Refresh the recent days and the projects, or all that is stored; RefreshRateLimited where
        that was asked for moments ago.
        """
        self._requests.add(self.now(), everything=everything)
        days = _REFRESHED_DAYS if everything else RECENT_DAYS
        reach = DayRange(self.today() - timedelta(days=days), self.today())
        with self._store.snapshot(BASE_GROUPING) as snapshot:
            stored = list(self._costs.servable(snapshot, reach))
        self._costs.refresh(BASE_GROUPING, stored if everything else reach)
        self._projects.refresh()

    def progress(self) -> Progress | None:
        """How far the fetch of days has come that is under way."""
        return self._progress.current()

    def _stored(self, request: CostsPageRequest, days: DayRange, deadline: Deadline) -> CostDays:
        grouping = request.grouping
        reach = min(request.rest.last, days.first + timedelta(days=WINDOW_DAYS - 1))
        stack = ExitStack()
        ahead = list(DayRange(days.first, reach))
        loaded = stack.enter_context(
            self._costs.loaded(grouping, list(days), deadline, ahead=ahead)
        )
        return CostDays(_rows(request, days, loaded.snapshot, stack), loaded.fresh)

    def _filtered(self, request: CostsPageRequest, days: DayRange, deadline: Deadline) -> CostDays:
        dimensions = {*request.grouping, *request.group_by} - {"api_key_id"}
        if "api_key_id" in request.group_by:
            dimensions.add("api_key_id")
        grouping = tuple(sorted(dimensions))
        found, fresh = self._costs.fetch_filtered(grouping, request.api_key_ids, days, deadline)
        rows = ((day.day, request.select(day.rows.lines(), grouping)) for day in found)
        return CostDays(rows, fresh)


def _rows(
    request: CostsPageRequest, days: DayRange, snapshot: CostSnapshot, stack: ExitStack
) -> Iterator[tuple[date, list[CostLine]]]:
    with stack:
        for day in days:
            yield day, request.select(snapshot.rows(day).lines(), snapshot.grouping)
