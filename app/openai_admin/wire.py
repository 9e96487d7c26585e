"""OpenAI's JSON -> our records. What no correct figure can be made of is refused.

Only fields that the program uses are read; any others may come and go. Shapes and their oddities:
the official SDK's types under ``openai/types/admin/organization``, and answers of the live service.
"""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeVar

import msgspec

from app.errors import UpstreamInvalidAnswer
from app.spend.days import DAY_SECONDS, LAST_SECOND, day_of
from app.spend.money import ZERO, is_plausible
from app.spend.records import CostDay, CostLine, Dimension, Project

Shape = TypeVar("Shape")


class DaysPage(NamedTuple):
    """One page of day buckets; ``next_page`` is None on the last one."""

    days: list[CostDay]
    next_page: str | None


class ProjectsPage(NamedTuple):
    """One page of projects; ``has_more`` says whether another follows the last id."""

    projects: list[Project]
    has_more: bool


class _Amount(msgspec.Struct, gc=False):
    value: Decimal
    currency: str


class _CostRow(msgspec.Struct, gc=False):
    amount: _Amount
    project_id: str | None = None
    line_item: str | None = None
    api_key_id: str | None = None
    user_id: str | None = None
    api_source: str | None = None
    quantity: Decimal | None = None
    quantity_unit: str | None = None


class _Bucket(msgspec.Struct):
    start_time: int
    results: list[_CostRow]


class _CostsPage(msgspec.Struct):
    data: list[_Bucket]
    has_more: bool
    next_page: str | None = None


class _Project(msgspec.Struct):
    # `title`, `created` and `archived` belong to an older, undocumented shape, which is also the
    # only one with a description and a permission.
    id: str
    name: str | None = None
    title: str | None = None
    description: str | None = None
    status: str | None = None
    archived: bool | None = None
    permission: str | None = None
    created_at: int | None = None
    created: int | None = None
    archived_at: int | None = None
    external_key_id: str | None = None
    residency: object = None


class _ProjectsPage(msgspec.Struct):
    data: list[_Project]
    has_more: bool


class _ErrorDetail(msgspec.Struct):
    message: str | None = None
    param: str | None = None
    code: str | None = None


class _Error(msgspec.Struct):
    error: _ErrorDetail | str


def read_error(body: bytes) -> tuple[str, str | None, str | None]:
    """The message, param and code of a failure. ``error`` may be an object or a bare string; an
    unreadable body (HTML from a proxy) has an empty message.
    """
    try:
        error = msgspec.json.decode(body, type=_Error).error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "", None, None
    if isinstance(error, str):
        return error, None, None
    return error.message or "", error.param, error.code


def read_costs_page(body: bytes, grouping: Collection[Dimension]) -> DaysPage:
    """A page of ``/organization/costs`` asked for with this grouping."""
    page = _decode(body, _CostsPage, "costs")
    days = [
        CostDay(_midnight(bucket.start_time), [_line(row) for row in bucket.results])
        for bucket in page.data
    ]
    for earlier, later in pairwise(days):
        if (later.day - earlier.day).days != 1:
            raise UpstreamInvalidAnswer(
                f"OpenAI's costs jump from {earlier.day} to {later.day}: a day is missing or out "
                "of order, so no total would be right. Try again later."
            )
    _check_grouping(days, grouping)
    if page.has_more and not page.next_page:
        raise UpstreamInvalidAnswer(
            "OpenAI says that more costs follow but not where (has_more without next_page), so no "
            "total would be right. Try again later."
        )
    return DaysPage(days, page.next_page if page.has_more else None)


def read_projects_page(body: bytes) -> ProjectsPage:
    """A page of ``/organization/projects``."""
    page = _decode(body, _ProjectsPage, "projects")
    return ProjectsPage([_project(project) for project in page.data], page.has_more)


def _decode(body: bytes, shape: type[Shape], what: str) -> Shape:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # The error names the field and what was wrong with it, never the body's own text.
        raise UpstreamInvalidAnswer(
            f"OpenAI's {what} could not be read ({error}). Try again later; if it lasts, OpenAI "
            "or a proxy before it answers in another form than documented."
        ) from error


def _midnight(start_time: int) -> date:
    if start_time % DAY_SECONDS or not 0 <= start_time <= LAST_SECOND:
        raise UpstreamInvalidAnswer(
            f"OpenAI sent a cost bucket that starts at {start_time}, which is not the beginning "
            "of a UTC day. Try again later."
        )
    return day_of(start_time)


def _line(row: _CostRow) -> CostLine:
    amount, quantity = row.amount.value, row.quantity
    if not is_plausible(amount):
        raise UpstreamInvalidAnswer(
            "OpenAI sent a cost row whose amount is not a sum of money. Try again later."
        )
    return CostLine(
        # A zero may come as 0E-6176, which would be six thousand digits long written out.
        amount=amount or ZERO,
        currency=row.amount.currency.lower(),
        project_id=row.project_id,
        line_item=row.line_item,
        api_key_id=row.api_key_id,
        user_id=row.user_id,
        api_source=row.api_source,
        quantity=quantity if quantity is not None and is_plausible(quantity) else None,
        quantity_unit=row.quantity_unit,
    )


def _check_grouping(days: Sequence[CostDay], grouping: Collection[Dimension]) -> None:
    """Refuse an answer whose money carries none of the asked-for dimensions, or no line item.

    One that is ungrouped would show all money as belonging to nobody. A single null is real: Scale
    Tier is billed without a project, and traffic may have no key and no user, so those two prove
    nothing. A whole answer of money without one line item is not.
    """
    telling = [name for name in grouping if name not in {"api_key_id", "user_id"}]
    billed = [line for cost_day in days for line in cost_day.lines if line.amount]
    if not billed or not telling:
        return
    seen = {name for name in telling if any(getattr(line, name) is not None for line in billed)}
    if not seen or ("line_item" in telling and "line_item" not in seen):
        raise UpstreamInvalidAnswer(
            f"OpenAI did not group the costs by {', '.join(grouping)} as asked, so they cannot be "
            "told apart. Try again later."
        )


def _project(project: _Project) -> Project:
    status = project.status
    if status is None and project.archived is not None:
        status = "archived" if project.archived else "active"
    return Project(
        id=project.id,
        name=project.name or project.title,
        description=project.description,
        status=status,
        permission=project.permission,
        created_at=project.created if project.created_at is None else project.created_at,
        archived_at=project.archived_at,
        external_key_id=project.external_key_id,
        residency=project.residency,
    )
