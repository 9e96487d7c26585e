"""The contract, and whether the program keeps it."""

import json
from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from app.api.query_params import (
    BreakdownQuery,
    ChangesQuery,
    CostsQuery,
    ExportQuery,
    ForecastQuery,
    ProjectsQuery,
    ProjectsSpendQuery,
    SeriesQuery,
    SummaryQuery,
    UnusualQuery,
)
from tests.conftest import StartApp, StartFake


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    parsed: dict[str, Any] = client.get("/openapi.json").get_json()
    return parsed


def schema(document: dict[str, Any], path: str, status: int) -> dict[str, Any]:
    answer = document["paths"][path]["get"]["responses"][str(status)]
    return {
        "$ref": answer["content"]["application/json"]["schema"]["$ref"],
        "components": document["components"],
    }


@pytest.mark.parametrize("organisation", ["northwind", "quirks", "empty"])
@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/costs", "?start_time=1793491200&group_by=project_id,line_item&limit=30", 200),
        ("/costs", "", 400),
        ("/costs/summary", "?start_date=2026-11-01", 200),
        ("/costs/summary", "?start_date=x", 400),
        ("/projects", "?include_archived=true&limit=100", 200),
        ("/costs/summary", "?start_date=2026-11-01&compare=previous&project_ids=none", 200),
        ("/costs/series", "?start_date=2026-08-01&by=project&compare=year&interval=month", 200),
        ("/costs/series", "?start_date=2026-11-01&by=direction&cumulative=true&top=1", 200),
        ("/costs/series", "?start_date=2026-11-01&top=0", 400),
        ("/costs/breakdown", "?start_date=2026-11-01&compare=previous", 200),
        ("/costs/breakdown", "?start_date=2026-11-01&by=model&search=nothing like it", 200),
        ("/costs/breakdown", "?start_date=2026-11-01&by=line_item&compare=month", 200),
        ("/costs/breakdown", "?start_date=2026-11-01&sort=rank", 400),
        ("/costs/changes", "?start_date=2026-11-01&compare=year&limit=1", 200),
        ("/costs/changes", "?start_date=2026-11-21&end_date=2026-11-21&limit=1000", 200),
        ("/costs/changes", "?start_date=2026-11-01&compare=none", 400),
        ("/costs/forecast", "", 200),
        ("/costs/forecast", "?project_ids=", 400),
        ("/costs/unusual", "?start_date=2026-10-01", 200),
        ("/costs/unusual", "", 400),
        ("/costs/export", "?start_date=2026-11-21&format=json", 200),
        ("/costs/export", "?start_date=2026-11-01&format=json&group_by=direction", 200),
        ("/costs/export", "?start_date=2026-11-21&group_by=nothing", 400),
        ("/projects/spend", "", 200),
        ("/projects/spend", "?archived=include&sort=last_spend&search=a", 200),
        ("/projects/spend", "?archived=all", 400),
        ("/projects/{project_id}", "", 200),
        ("/projects/{project_id}", "nowhere", 404),
        ("/projects", "?limit=1000", 400),
        ("/healthz", "", 200),
    ],
)
def test_answers_are_as_documented(  # noqa: PLR0917 - fixtures
    document: dict[str, Any],
    start_fake: StartFake,
    start_app: StartApp,
    organisation: str,
    path: str,
    query: str,
    status: int,
) -> None:
    """Each answer validates against its schema, with no field beside those described."""
    fake = start_fake(organisation)
    asked = path.replace("{project_id}", fake.organisation.projects[0].id) + query
    answer = start_app(fake).test_client().get(asked)
    assert answer.status_code == status
    strict = json.loads(
        json.dumps(schema(document, path, status)).replace(
            '"type": "object"', '"type": "object", "additionalProperties": false'
        )
    )
    jsonschema_rs.validator_for(strict).validate(answer.get_json())


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/costs/breakdown", {"start_date": "2026-11-01"}),
        ("/costs/export", {"start_date": "2026-11-01"}),
        ("/projects/spend", {}),
    ],
)
def test_files_are_as_documented(
    document: dict[str, Any], start_fake: StartFake, start_app: StartApp, path: str, query: Any
) -> None:
    """A door that answers with one of two types names both."""
    client = start_app(start_fake("northwind")).test_client()
    types = {
        client.get(path, query_string={**query, "format": format_}).content_type.split(";")[0]
        for format_ in ("csv", "json")
    }
    assert types == document["paths"][path]["get"]["responses"]["200"]["content"].keys()


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    """Every data door, each with its parameters and all of its errors."""
    assert document["openapi"].startswith("3.1")
    assert document["paths"].keys() == {
        "/costs",
        "/costs/summary",
        "/costs/series",
        "/costs/breakdown",
        "/costs/changes",
        "/costs/forecast",
        "/costs/unusual",
        "/costs/export",
        "/projects",
        "/projects/spend",
        "/projects/{project_id}",
        "/refresh",
        "/healthz",
        "/v1/organization/costs",
        "/v1/organization/projects",
        "/v1/organization/projects/{project_id}",
    }
    for path, query in (
        ("/costs", CostsQuery),
        ("/costs/summary", SummaryQuery),
        ("/costs/series", SeriesQuery),
        ("/costs/breakdown", BreakdownQuery),
        ("/costs/changes", ChangesQuery),
        ("/costs/forecast", ForecastQuery),
        ("/costs/unusual", UnusualQuery),
        ("/costs/export", ExportQuery),
        ("/projects", ProjectsQuery),
        ("/projects/spend", ProjectsSpendQuery),
    ):
        door = document["paths"][path]["get"]
        names = [parameter["name"] for parameter in door["parameters"]]
        assert tuple(names) == query.__struct_fields__
        assert all(parameter["description"] for parameter in door["parameters"])
        statuses = {"200", "400", "401", "403", "429", "500", "502", "504"}
        assert door["responses"].keys() == statuses
        assert door["summary"]
    one = document["paths"]["/projects/{project_id}"]["get"]
    assert "404" in one["responses"]


def test_the_page_for_people_names_every_door_and_parameter(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    """/docs needs no script and leaves nothing of the contract out."""
    page = client.get("/docs").text
    assert "<script" not in page
    for path, methods in document["paths"].items():
        assert f"GET {path}" in page
        for parameter in methods["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    for name in (
        "CostsPage",
        "Summary",
        "Series",
        "Breakdown",
        "Changes",
        "ForecastAnswer",
        "UnusualAnswer",
        "Export",
        "ProjectList",
        "ProjectsSpend",
        "ErrorBody",
    ):
        assert f'id="{name}"' in page
