"""What every report needs besides amounts: the names of projects, today, and what to warn about."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from app.spend.models import Project


class Notice(msgspec.Struct, frozen=True):
    """A warning about the figures: ``code`` is for programs, ``message`` for people."""

    code: str
    message: str


class ReportContext(NamedTuple):
    """The context in which a report is made.

    ``projects`` is every known project, including archived ones, or None where the key may not
    read them: then ids stand for names and a notice says so. ``today`` is the incomplete day,
    ``as_of`` the moment at which the figures were read from OpenAI.
    """

    projects: Sequence[Project] | None
    today: date
    as_of: datetime

    @property
    def projects_by_id(self) -> dict[str | None, Project]:
        """The known projects by id."""
        return {project.id: project for project in self.projects or ()}

    def notices(self, other_currencies: Iterable[str]) -> Iterator[Notice]:
        """The warnings about figures that leave out money in these currencies."""
        if self.projects is None:
            yield Notice(
                "projects_unreadable",
                "The configured key may read costs but not projects (scope api.management.read), "
                "so projects are shown by their ids.",
            )
        names = ", ".join(sorted(name.upper() for name in other_currencies))
        if names:
            yield Notice(
                "other_currencies",
                f"Some costs are in {names}; they are listed separately and not in the total.",
            )
