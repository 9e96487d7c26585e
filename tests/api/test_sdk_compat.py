"""Tools that read OpenAI's costs read this program's, unchanged and without the Admin key."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import openai
import pytest
from openai import OpenAI

from app.spend.days import day_of, start_of
from fake_openai import DEMO_KEY, FakeOpenAI, Row, many_projects
from tests.conftest import NOON, Serve, StartApp, StartFake

FIRST = date(2026, 9, 14)
CALLERS_KEY = "sk-admin-the-callers-own-made-up-key"


@pytest.fixture
def sdk(fake: FakeOpenAI, start_app: StartApp, serve: Serve) -> Iterator[OpenAI]:
    """OpenAI's SDK, pointed at the program, with a key of its own that opens nothing."""
    base_url = f"{serve(start_app(fake)).url}/v1"
    with OpenAI(
        api_key="unused", admin_api_key=CALLERS_KEY, base_url=base_url, max_retries=0
    ) as client:
        yield client


def test_the_sdk_reads_all_pages_of_costs(sdk: OpenAI, fake: FakeOpenAI) -> None:
    """Its own loop over next_page: each day once, each row with the amount that was billed."""
    found: dict[tuple[date, str | None, str | None], float] = {}
    days: list[date] = []
    page: str | openai.Omit = openai.omit
    while True:
        answer = sdk.admin.organization.usage.costs(
            start_time=start_of(FIRST), limit=15, group_by=["project_id", "line_item"], page=page
        )
        for bucket in answer.data:
            day = day_of(bucket.start_time)
            days.append(day)
            for row in bucket.results:
                assert row.object == "organization.costs.result"
                assert row.amount
                assert row.amount.value is not None
                found[day, row.project_id, row.line_item] = row.amount.value
        if not answer.has_more:
            break
        assert answer.next_page
        page = answer.next_page
    today = NOON.date()
    assert days == [FIRST + timedelta(days=n) for n in range((today - FIRST).days + 1)]
    truth: dict[tuple[date, str | None, str | None], Decimal] = {}
    rows: Iterator[Row] = fake.organisation.rows(FIRST, today, fake.now)
    for row_ in rows:
        key = (row_.day, row_.project_id, row_.line_item)
        truth[key] = truth.get(key, Decimal(0)) + row_.amount
    # The SDK itself reads amounts as floats.
    assert found == {key: float(Fraction(total)) for key, total in truth.items()}
    assert len(fake.calls) == 1


def test_the_sdk_walks_the_projects(
    start_fake: StartFake, start_app: StartApp, serve: Serve
) -> None:
    """Its paging over ``after`` lists each project once."""
    fake = start_fake(many_projects(250))
    base_url = f"{serve(start_app(fake)).url}/v1"
    with OpenAI(api_key="unused", admin_api_key=CALLERS_KEY, base_url=base_url) as client:
        found = [project.id for project in client.admin.organization.projects.list(limit=30)]
    assert found == [project.id for project in fake.organisation.projects]
    assert len(fake.calls) == 3


def test_the_sdk_reads_one_project(sdk: OpenAI, fake: FakeOpenAI) -> None:
    """Archived ones too; an unknown id is the SDK's own NotFoundError."""
    for project in fake.organisation.projects:
        found = sdk.admin.organization.projects.retrieve(project.id)
        assert (found.id, found.name) == (project.id, project.name)
    with pytest.raises(openai.NotFoundError):
        sdk.admin.organization.projects.retrieve("proj_unknown")


def test_the_callers_key_goes_nowhere(
    sdk: OpenAI, fake: FakeOpenAI, capsys: pytest.CaptureFixture[str]
) -> None:
    """OpenAI is asked with the server's own key; the caller's is in no call and in no log."""
    sdk.admin.organization.usage.costs(start_time=start_of(FIRST))
    assert [call.headers["Authorization"] for call in fake.calls] == [f"Bearer {DEMO_KEY}"]
    assert CALLERS_KEY not in capsys.readouterr().err


def test_a_failure_is_the_sdks_own_exception(sdk: OpenAI, fake: FakeOpenAI) -> None:
    """Errors have OpenAI's shape, so the SDK raises what it raises for OpenAI's."""
    with pytest.raises(openai.BadRequestError) as refused:
        sdk.admin.organization.usage.costs(start_time=start_of(FIRST), limit=500)
    assert refused.value.param == "limit"
    fake.faults.add("costs", "http_429", retry_after=60)
    with pytest.raises(openai.RateLimitError):
        sdk.admin.organization.usage.costs(start_time=start_of(FIRST))
