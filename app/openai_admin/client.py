"""Asking OpenAI's Admin API, both ways of paging.

Every method blocks until the answer is whole, checked and turned into records, or raises one of
``app.errors``.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from app.errors import RefusedByOpenAI, UpstreamInvalidAnswer
from app.openai_admin.deadline import Deadline
from app.openai_admin.questions import CostsQuestion
from app.openai_admin.transport import Transport
from app.openai_admin.wire import DaysPage, read_costs_page, read_projects_page
from app.spend.days import DayRange
from app.spend.records import CostDay, CostLine, Project
from app.spend.regroup import regroup

_REFUSED_CURSOR = "page token is invalid"


class AdminClient:
    """OpenAI's Admin API as records."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def costs_page(self, question: CostsQuestion, deadline: Deadline) -> DaysPage:
        """One page, as asked: at most ``limit`` days from the first day, or from the cursor, on."""
        asked = question.provable()
        page = read_costs_page(
            self._transport.get("costs", asked.params(), deadline), asked.group_by
        )
        _check_cover(page, question)
        return DaysPage([_as_asked(day, question, asked) for day in page.days], page.next_page)

    def cost_days(self, question: CostsQuestion, deadline: Deadline) -> list[CostDay]:
        """Every day of the question, all of its pages followed; best at most 180 days, which need
        no cursor.

        An organisation without activity may answer with no buckets at all: no spend. Else each day
        is there exactly once, or the answer is refused.
        """
        days: list[CostDay] = []
        cursors: set[str] = set()
        while True:
            try:
                page = self.costs_page(question, deadline)
            except RefusedByOpenAI as refusal:
                if question.page is None or _REFUSED_CURSOR not in refusal.message:
                    raise
                if days[-1].day >= question.days.last:
                    return days
                # A cursor can expire: ask anew, from the first day that is still missing.
                rest = DayRange(_day_after(days), question.days.last)
                question = question._replace(days=rest, page=None)
                continue
            if days and page.days and page.days[0].day != _day_after(days):
                raise _not_continuing()
            days += page.days
            if page.next_page is None:
                _check_whole(days, question)
                return days
            if page.next_page in cursors:
                raise _not_continuing()
            cursors.add(page.next_page)
            question = question._replace(page=page.next_page)

    def projects(self, deadline: Deadline) -> list[Project]:
        """Every project, archived ones in, in OpenAI's order."""
        projects: dict[str, Project] = {}
        params = [("limit", "100"), ("include_archived", "true")]
        after: list[tuple[str, str]] = []
        while True:
            page = read_projects_page(self._transport.get("projects", params + after, deadline))
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


def join_windows(
    questions: Sequence[CostsQuestion], windows: Sequence[list[CostDay]]
) -> list[CostDay]:
    """The days of windows that follow one another.

    A window without any bucket is a time before there was an organisation. After one with buckets
    it is an answer with its days missing.
    """
    joined: list[CostDay] = []
    for question, days in zip(questions, windows, strict=True):
        if joined and not days and question.settled_until >= question.days.first:
            raise _not_continuing()
        joined += days
    return joined


def _day_after(days: Sequence[CostDay]) -> date:
    return days[-1].day + timedelta(days=1)


def _not_continuing() -> UpstreamInvalidAnswer:
    return UpstreamInvalidAnswer(
        "OpenAI's pages of costs do not continue one another, so no total would be right. "
        "Try again later."
    )


def _check_cover(page: DaysPage, question: CostsQuestion) -> None:
    """Refuse a page that leads nowhere, or that begins or ends elsewhere than asked; only today's
    bucket may be missing.
    """
    if not page.days:
        # No buckets at all are an organisation without activity, but never the end of a walk.
        if question.page is not None or page.next_page is not None:
            raise _not_continuing()
        return
    repeated = page.next_page is not None and page.next_page == question.page
    if repeated or len(page.days) > question.limit:
        raise _not_continuing()
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


def _check_whole(days: Sequence[CostDay], question: CostsQuestion) -> None:
    """Refuse pages that end too early; no days at all is an organisation without activity."""
    if days and days[-1].day < question.settled_until:
        raise _not_continuing()


def _as_asked(cost_day: CostDay, question: CostsQuestion, asked: CostsQuestion) -> CostDay:
    """The day with the rows that pass the filters, in the grouping of the question."""
    lines = [line for line in cost_day.lines if _passes(line, asked)]
    if asked.group_by != question.group_by:
        lines = regroup(lines, question.group_by)
    return CostDay(cost_day.day, lines)


def _passes(line: CostLine, asked: CostsQuestion) -> bool:
    return all(
        not wanted or name not in asked.group_by or getattr(line, name) in wanted
        for name, wanted in (
            ("project_id", asked.project_ids),
            ("line_item", asked.line_items),
            ("api_key_id", asked.api_key_ids),
        )
    )
