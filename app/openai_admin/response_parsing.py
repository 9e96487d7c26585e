"""OpenAI's JSON of projects and of failures -> our records; costs are read in ``buckets.py``.

Only fields that the program uses are read; any others may come and go. Shapes and their oddities:
the official SDK's types under ``openai/types/admin/organization``, and answers of the live service.
"""

from typing import NamedTuple, TypeVar

import msgspec

from app.errors import UpstreamInvalidAnswer
from app.spend.models import Project

Shape = TypeVar("Shape")


class ProjectsPage(NamedTuple):
    """One page of projects; ``has_more`` says whether another follows the last id."""

    projects: list[Project]
    has_more: bool


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


def read_projects_page(body: bytes) -> ProjectsPage:
    """A page of ``/organization/projects``."""
    page = decode(body, _ProjectsPage, "projects")
    return ProjectsPage([_project(project) for project in page.data], page.has_more)


def decode(body: bytes | bytearray, shape: type[Shape], what: str) -> Shape:
    """OpenAI's ``what`` in this shape, or UpstreamInvalidAnswer."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # The error names the field and what was wrong with it, never the body's own text.
        raise UpstreamInvalidAnswer(
            f"OpenAI's {what} could not be read ({error}). Try again later; if it lasts, OpenAI "
            "or a proxy before it answers in another form than documented."
        ) from error


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
