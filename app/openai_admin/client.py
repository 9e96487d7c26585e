"""Asking OpenAI's Admin API, both ways of paging.

Every method blocks until the answer is whole, checked and turned into books or records, or raises
one of ``app.errors``.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from app.errors import UpstreamBadRequest, UpstreamInvalidAnswer
from app.openai_admin.costs_parser import BookedDay, CostsReader, DaysPage
from app.openai_admin.costs_request import CostsQuestion
from app.openai_admin.deadline import Deadline
from app.openai_admin.http_client import Transport, WholeBody
from app.openai_admin.response_parsing import read_projects_page
from app.spend.days import DayRange
from app.spend.models import Project

_REFUSED_CURSOR = "page token is invalid"


class AdminClient:
    """OpenAI's Admin API as books and records."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def cost_days(
        self,
        question: CostsQuestion,
        deadline: Deadline,
        on_day: Callable[[date], None],
    ) -> list[BookedDay]:
        """Every day of the question, all of its pages followed; best at most 180 days, which need
        no cursor. ``on_day`` is told of each day as it arrives.

        An organisation without activity may answer with no buckets at all: no spend. Else each day
        is there exactly once, or the answer is refused.
        """
        days: list[BookedDay] = []
        cursors: set[str] = set()
        while True:
            try:
                page = self._costs_page(question, deadline, on_day)
            except UpstreamBadRequest as refusal:
                if question.page is None or _REFUSED_CURSOR not in refusal.message:
                    raise
                if days[-1].day >= question.days.last:
                    return days
                # A cursor can expire: ask anew, from the first day that is still missing.
                rest = DayRange(_day_after(days), question.days.last)
                question = question._replace(days=rest, page=None)
                continue
            if days and page.days and page.days[0].day != _day_after(days):
                raise not_continuing()
            days += page.days
            if page.next_page is None:
                _check_whole(days, question)
                return days
            if page.next_page in cursors:
                raise not_continuing()
            cursors.add(page.next_page)
            question = question._replace(page=page.next_page)

    def projects(self, deadline: Deadline) -> list[Project]:
        """Every project, archived ones in, in OpenAI's order."""
        projects: dict[str, Project] = {}
        params = [("limit", "100"), ("include_archived", "true")]
        after: list[tuple[str, str]] = []
        while True:
            page = read_projects_page(
                self._transport.get("projects", params + after, deadline, WholeBody)
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
        self, question: CostsQuestion, deadline: Deadline, on_day: Callable[[date], None]
    ) -> DaysPage:
        page = self._transport.get(
            "costs",
            question.provable().params(),
            deadline,
            lambda: CostsReader(question, on_day),
        )
        _check_cover(page, question)
        return page


def not_continuing() -> UpstreamInvalidAnswer:
    """The error that tells of days which should follow one another and do not."""
    return UpstreamInvalidAnswer(
        "OpenAI's pages of costs do not continue one another, so no total would be right. "
        "Try again later."
    )


def _day_after(days: Sequence[BookedDay]) -> date:
    return days[-1].day + timedelta(days=1)


def _check_cover(page: DaysPage, question: CostsQuestion) -> None:
    """Refuse a page that leads nowhere, or that begins or ends elsewhere than asked; only today's
    bucket may be missing.
    """
    if not page.days:
        # No buckets at all are an organisation without activity, but never the end of a walk.
        if question.page is not None or page.next_page is not None:
            raise not_continuing()
        return
    repeated = page.next_page is not None and page.next_page == question.page
    if repeated or len(page.days) > question.limit:
        raise not_continuing()
    first, last = page.days[0].day, page.days[-1].day
    begins_right = (
        first == question.days.first if question.page is None else first > question.days.first
    )
    ends_right = page.next_page is not None or last >= question.settled_until
    if not begins_right or not ends_right or last > question.days.last:
        raise UpstreamInvalidAnswer(
            f"OpenAI answered with the days {first} to {last} where {question.days.first} to "
            f"{question.days.last} were asked for, so no total would be right. Try again later."
        )


def _check_whole(days: Sequence[BookedDay], question: CostsQuestion) -> None:
    """Refuse pages that end too early; no days at all is an organisation without activity."""
    if days and days[-1].day < question.settled_until:
        raise not_continuing()
