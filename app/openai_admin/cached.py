"""The same questions, answered from the cache first.

Only good answers are kept: an error is raised before it could be.
"""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import msgspec

from app.errors import MissingScope
from app.openai_admin.client import AdminClient, join_windows
from app.openai_admin.deadline import Deadline, side_by_side
from app.openai_admin.entries import Answer, Clock, Entries
from app.openai_admin.pages import costs_page
from app.openai_admin.questions import CostsQuestion, settled_until
from app.spend.days import DayRange, today_at
from app.spend.records import Project
from app.spend.totals import summarise

logger = logging.getLogger(__name__)

# Reads an answer from OpenAI at this moment: its body, and until when it may be believed.
Ask = Callable[[datetime], tuple[bytes, datetime]]


class CachedAdmin:
    """Answers in JSON, each believed for ``timeout``; the only door to OpenAI's figures."""

    def __init__(
        self, client: AdminClient, entries: Entries, *, timeout: timedelta, clock: Clock
    ) -> None:
        self._client = client
        self._entries = entries
        self._timeout = timeout
        self._clock = clock

    def now(self) -> datetime:
        """The present, to the second."""
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def today(self) -> date:
        """The UTC day that is not over yet."""
        return today_at(self.now())

    def costs_page(self, question: CostsQuestion, deadline: Deadline) -> Answer:
        """``GET /costs``: one :class:`~app.openai_admin.pages.CostsPage`."""

        def ask(now: datetime) -> tuple[bytes, datetime]:
            [page] = side_by_side(deadline, [partial(self._client.costs_page, question, deadline)])
            return msgspec.json.encode(costs_page(page)), now + self._timeout

        return self._answer("costs", msgspec.json.encode(question), ask)

    def projects(self, deadline: Deadline) -> tuple[list[Project], Answer]:
        """Every project, archived ones in, and the answer that says how fresh the list is."""

        def ask(now: datetime) -> tuple[bytes, datetime]:
            [projects] = side_by_side(deadline, [partial(self._client.projects, deadline)])
            return msgspec.json.encode(projects), now + self._timeout

        answer = self._answer("projects", b"", ask)
        return msgspec.json.decode(answer.body, type=list[Project]), answer

    def summary(self, days: DayRange, deadline: Deadline) -> Answer:
        """``GET /costs/summary``: a :class:`~app.spend.summary.Summary` of days up to today.

        With a key that may not read projects, their ids stand for their names. It is believed no
        longer than the names in it.
        """
        today = self.today()
        questions = [
            CostsQuestion(window, settled_until(window, today), ("line_item", "project_id"))
            for window in days.windows()
        ]

        def ask(now: datetime) -> tuple[bytes, datetime]:
            (projects, believed_until), *windows = side_by_side(
                deadline,
                [
                    partial(self._readable_projects, deadline, now),
                    *(partial(self._client.cost_days, asked, deadline) for asked in questions),
                ],
            )
            cost_days = join_windows(questions, windows)
            summary = summarise(days, cost_days, projects, today=today, as_of=now)
            return msgspec.json.encode(summary), believed_until

        return self._answer("costs/summary", msgspec.json.encode(questions), ask)

    def _readable_projects(
        self, deadline: Deadline, now: datetime
    ) -> tuple[list[Project] | None, datetime]:
        try:
            projects, answer = self.projects(deadline)
        except MissingScope:
            return None, now + self._timeout
        return projects, answer.believed_until

    def _answer(self, endpoint: str, question: bytes, ask: Ask) -> Answer:
        """The kept answer, if it is still believed; else what ``ask`` reads now, kept."""
        known = self._entries.load(endpoint, question)
        if known:
            logger.info("cache hit %s", endpoint)
            return known
        logger.info("cache miss %s", endpoint)
        now = self.now()
        body, believed_until = ask(now)
        answer = Answer(body, now, believed_until, hit=False)
        self._entries.save(endpoint, question, answer)
        return answer
