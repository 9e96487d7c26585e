"""The official SDK reads the fake as it reads OpenAI."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import openai
import pytest
from openai.types.admin.organization import Project
from openai.types.admin.organization.usage_costs_response import (
    DataResultOrganizationCostsResult as CostsResult,
)
from openai.types.admin.organization.usage_costs_response import UsageCostsResponse

from fake_openai import DEMO_KEY, MANAGEMENT_ONLY_KEY, FakeOpenAI, many_projects
from tests.fake_openai.http import NOW, TIMEOUT, unix

FIRST = date(2026, 9, 14)
START = unix(FIRST)


def client_of(fake: FakeOpenAI, key: str = DEMO_KEY) -> openai.OpenAI:
    """The SDK, pointed at the fake; `api_key` is not used by the admin resources."""
    return openai.OpenAI(
        api_key="unused", admin_api_key=key, base_url=fake.base_url, max_retries=0, timeout=TIMEOUT
    )


@pytest.fixture
def client(northwind: FakeOpenAI) -> Iterator[openai.OpenAI]:
    """The SDK for the demo organisation."""
    with client_of(northwind) as client:
        yield client


def costs_pages(client: openai.OpenAI) -> list[UsageCostsResponse]:
    """Seventy days by project and line item in pages of fifteen: the SDK leaves paging to us."""
    costs = client.admin.organization.usage.costs

    def page_after(page: str | openai.Omit) -> UsageCostsResponse:
        return costs(start_time=START, limit=15, group_by=["project_id", "line_item"], page=page)

    pages = [page_after(openai.omit)]
    while pages[-1].has_more:
        assert pages[-1].next_page
        pages.append(page_after(pages[-1].next_page))
    return pages


def test_costs(client: openai.OpenAI, northwind: FakeOpenAI) -> None:
    """The SDK lists all pages of costs as its own types, and the sums equal the truth."""
    pages = costs_pages(client)
    buckets = [bucket for page in pages for bucket in page.data]
    assert [len(page.data) for page in pages] == [15, 15, 15, 15, 10]
    assert buckets[0].start_time == START
    sums: dict[tuple[int, str | None, str | None], float] = {}
    for bucket in buckets:
        for result in bucket.results:
            assert isinstance(result, CostsResult)
            assert result.amount is not None
            assert result.amount.value is not None
            assert result.amount.currency == "usd"
            assert result.api_source is None
            sums[bucket.start_time, result.project_id, result.line_item] = float(
                result.amount.value
            )
    truth: dict[tuple[int, str | None, str | None], Decimal] = defaultdict(Decimal)
    for row in northwind.organisation.rows(FIRST, NOW.date(), NOW):
        truth[unix(row.day), row.project_id, row.line_item] += row.amount
    assert sums == {key: float(amount) for key, amount in truth.items()}


def test_api_source(client: openai.OpenAI) -> None:
    """Grouped by source, the SDK sees the two values that it knows."""
    page = client.admin.organization.usage.costs(start_time=START, group_by=["api_source"])
    sources = {
        result.api_source
        for bucket in page.data
        for result in bucket.results
        if isinstance(result, CostsResult)
    }
    assert sources == {"agents_api", "unlabeled"}


def test_projects(client: openai.OpenAI, northwind: FakeOpenAI) -> None:
    """The SDK lists all projects with its own paging, as its own types."""
    projects = list(client.admin.organization.projects.list(limit=10, include_archived=True))
    assert all(isinstance(project, Project) for project in projects)
    assert [(p.id, p.name, p.created_at, p.archived_at) for p in projects] == [
        (p.id, p.name, p.created_at, p.archived_at) for p in northwind.organisation.projects
    ]


def test_250_projects() -> None:
    """The SDK's paging finds every one of 250 projects once, in three requests."""
    organisation = many_projects(250)
    with FakeOpenAI(organisation, NOW) as fake, client_of(fake) as client:
        ids = [project.id for project in client.admin.organization.projects.list(limit=100)]
        assert len(fake.calls) == 3
    assert ids == [project.id for project in organisation.projects]


def test_errors(northwind: FakeOpenAI) -> None:
    """The SDK raises its own exceptions for a wrong key, a missing scope and a wrong parameter."""
    with client_of(northwind, "sk-admin-wrong") as client:
        with pytest.raises(openai.AuthenticationError) as wrong_key:
            list(client.admin.organization.projects.list())
        assert wrong_key.value.code == "invalid_api_key"
    with client_of(northwind, MANAGEMENT_ONLY_KEY) as client:
        with pytest.raises(openai.PermissionDeniedError) as no_scope:
            client.admin.organization.usage.costs(start_time=START)
        assert "Missing scopes: api.usage.read" in no_scope.value.response.text
    with client_of(northwind) as client:
        with pytest.raises(openai.BadRequestError) as bad:
            client.admin.organization.usage.costs(start_time=START, limit=366)
        assert bad.value.code == "invalid_request_error"


def test_retry() -> None:
    """The SDK's own retry gets through a single 500."""
    with FakeOpenAI("one_day", NOW) as fake:
        fake.faults.add("projects", "http_500", calls=[1])
        with client_of(fake).with_options(max_retries=1) as client:
            assert len(list(client.admin.organization.projects.list())) == 1
        assert [call.status for call in fake.calls] == [500, 200]
