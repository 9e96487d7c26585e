"""``/projects``."""

from collections.abc import Sequence

import msgspec
from flask import Blueprint, Response

from app.api.openai_schemas import ProjectItem, ProjectList, project_item, project_list
from app.api.openapi_spec import documented
from app.api.query_params import ProjectQuery, ProjectsQuery, ProjectsSpendQuery
from app.api.query_parser import read_query
from app.api.response_cache import (
    Body,
    cached_response,
    download_headers,
    encode_report,
    services,
)
from app.api.schemas.project_spend import ProjectsSpend
from app.auth.api_key import require_api_key
from app.errors import InvalidParameter, NoSuchProject
from app.exports.csv_tables import projects_file
from app.openai_admin.deadline import Deadline
from app.spend.days import DayRange
from app.spend.models import Project
from app.spend.project_table import ProjectsTable
from app.spend.search import matcher
from app.sync.freshness import Freshness
from app.sync.project_sync import ListedProjects

blueprint = Blueprint("projects", __name__)


@blueprint.get("/projects")
@blueprint.get("/v1/organization/projects")
@require_api_key
@documented(ProjectList, query=ProjectsQuery)
def projects_page() -> Response:
    """Projects, in OpenAI's list shape.

    Served from the cached list, so that searching and paging make no calls to OpenAI.
    """
    query = read_query(ProjectsQuery)
    admin = services().admin
    return cached_response(query, lambda deadline: _page(query, admin.projects(deadline)))


@blueprint.get("/projects/spend")
@require_api_key
@documented(ProjectsSpend, query=ProjectsSpendQuery)
def projects_spend() -> Response:
    """One page of all projects with their spend of this month and last, searched and sorted."""
    query = read_query(ProjectsSpendQuery)
    is_file = query.format == "csv"
    table = ProjectsTable(
        query.search, query.sort, query.archived, None if is_file else query.limit, query.page
    )

    admin, reports, _ = services()

    def make(deadline: Deadline) -> tuple[Body, Freshness]:
        report = reports.projects_spend(table, deadline)
        if is_file:
            return [projects_file(report[0])], report[1]
        return encode_report(report, ProjectsSpend)

    if not is_file:
        return cached_response(query, make)
    today = admin.today()
    return cached_response(query, make, download_headers("projects", DayRange(today, today)))


@blueprint.get("/projects/<string(maxlength=512):project_id>")
@blueprint.get("/v1/organization/projects/<string(maxlength=512):project_id>")
@require_api_key
@documented(ProjectItem, may_be_missing=True)
def one_project(project_id: str) -> Response:
    """One project, in OpenAI's shape."""
    query = read_query(ProjectQuery)
    admin = services().admin
    return cached_response(query, lambda deadline: _one(project_id, admin.projects(deadline)))


def _one(project_id: str, listed: ListedProjects) -> tuple[Body, Freshness]:
    for project in listed.projects:
        if project.id == project_id:
            return [msgspec.json.encode(project_item(project))], listed.fresh
    raise NoSuchProject


def _page(query: ProjectsQuery, listed: ListedProjects) -> tuple[Body, Freshness]:
    projects = listed.projects
    matches = matcher(query.search)
    found = [
        project
        for project in projects
        if (query.include_archived or not project.is_archived)
        and matches(project.name, project.id, project.description)
    ]
    rest = found[_position_after(query.after, found, projects) :]
    page = project_list(
        rest[: query.limit], has_more=len(rest) > query.limit, total_count=len(found)
    )
    return [msgspec.json.encode(page)], listed.fresh


def _position_after(
    after: str | None, found: Sequence[Project], projects: Sequence[Project]
) -> int:
    """The position in ``found`` at which the page after this id begins. The project itself may
    since have been archived or renamed and be missing from ``found``; then the next one follows.
    """
    if after is None:
        return 0
    order = {project.id: position for position, project in enumerate(projects)}
    if after not in order:
        raise InvalidParameter(
            "after is not the id of a known project. Begin again without it.", param="after"
        )
    return sum(1 for project in found if order[project.id] <= order[after])
