"""`GET /organization/projects`: a list, paginated by the id of the last entry."""

from typing import Any

from fake_openai.errors import ApiError
from fake_openai.organisation import Organisation
from fake_openai.parameters import ProjectsQuery


def projects_page(organisation: Organisation, query: ProjectsQuery) -> dict[str, Any]:
    """The page: `{"object": "list", "data", "first_id", "last_id", "has_more"}`."""
    projects = list(organisation.projects)
    if query.after is not None:
        ids = [project.id for project in projects]
        if query.after not in ids:
            raise ApiError(400, f"Invalid 'after': no project {query.after}.", param="after")
        projects = projects[ids.index(query.after) + 1 :]
    if not query.include_archived:
        projects = [project for project in projects if project.archived_at is None]
    shown = projects[: query.limit]
    return {
        "object": "list",
        "data": [project.to_json() for project in shown],
        "first_id": shown[0].id if shown else None,
        "last_id": shown[-1].id if shown else None,
        "has_more": len(projects) > query.limit,
    }
