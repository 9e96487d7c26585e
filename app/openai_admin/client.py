"""Asking OpenAI's Admin API, both ways of paging.

Every method blocks until the answer is whole and checked, or raises one of ``app.errors``.
"""

from collections.abc import Callable
from datetime import date, timedelta

from app.errors import UpstreamBadRequest, UpstreamInvalidAnswer
from app.openai_admin.costs_parser import (
    CostsPage,
    CostsStreamParser,
    ParsedDay,
    page_gap_error,
)
from app.openai_admin.costs_request import CostsRequest
from app.openai_admin.deadline import Deadline
from app.openai_admin.http_client import BytesReader, HttpClient
from app.openai_admin.response_parsing import read_projects_page
from app.spend.days import DayRange
from app.spend.models import Project

_INVALID_CURSOR = "page token is invalid"


class AdminClient:
    """OpenAI's Admin API as rows and records."""

    def __init__(self, http: HttpClient) -> None:
        self._http = http

    def cost_days(
        self, request: CostsRequest, deadline: Deadline, on_day: Callable[[ParsedDay], None]
    ) -> date | None:
        """Call ``on_day`` with every day of the request, in order and once, following all pages;
        best at most 180 days, which need no cursor. Returns the last day, None if there is none.

        An organisation without activity may answer with no buckets at all: no spend. Else each day
        up to the last complete one has come, or the answer is refused.
        """
        last: date | None = None
        cursors: set[str] = set()

        def pass_on(day: ParsedDay) -> None:
            # A page that broke off is asked for again, from its beginning.
            nonlocal last
            if last is None or day.day == last + timedelta(days=1):
                last = day.day
                on_day(day)
            elif day.day > last:
                raise page_gap_error()

        while True:
            before = last
            try:
                page = self._costs_page(request, deadline, pass_on)
            except UpstreamBadRequest as refusal:
                if request.page is None or last is None or _INVALID_CURSOR not in refusal.message:
                    raise
                if last >= request.days.last:
                    return last
                # A cursor can expire: ask again, from the first day that is still missing.
                rest = DayRange(last + timedelta(days=1), request.days.last)
                request = request._replace(days=rest, page=None)
                continue
            if before and page.first and page.first != before + timedelta(days=1):
                raise page_gap_error()
            if page.next_page is None:
                if last and last < request.last_complete_day:
                    raise page_gap_error()
                return last
            if page.next_page in cursors:
                raise page_gap_error()
            cursors.add(page.next_page)
            request = request._replace(page=page.next_page)

    def projects(self, deadline: Deadline) -> list[Project]:
        """Every project, archived ones in, in OpenAI's order."""
        projects: dict[str, Project] = {}
        params = [("limit", "100"), ("include_archived", "true")]
        after: list[tuple[str, str]] = []
        while True:
            page = read_projects_page(
                self._http.get("projects", params + after, deadline, BytesReader)
            )
            known = len(projects)
            projects |= {project.id: project for project in page.projects}
            if not page.has_more:
                return list(projects.values())
            if len(projects) == known:
                raise UpstreamInvalidAnswer(
                    "OpenAI says that more projects follow, but sends none that were not there "
                    "already. Try again later."
                )
            after = [("after", page.projects[-1].id)]

    def _costs_page(
        self, request: CostsRequest, deadline: Deadline, on_day: Callable[[ParsedDay], None]
    ) -> CostsPage:
        page = self._http.get(
            "costs", request.params(), deadline, lambda: CostsStreamParser(request, on_day)
        )
        leads_nowhere = page.next_page is not None and page.next_page == request.page
        # No buckets at all are an organisation without activity, but never the end of a walk.
        ends_early = page.last is None and (request.page or page.next_page)
        if leads_nowhere or ends_early:
            raise page_gap_error()
        return page
