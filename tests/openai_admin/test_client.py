"""Walking OpenAI's pages: each day and each project exactly once, or an error."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UpstreamBadRequest, UpstreamInvalidAnswer, UpstreamTimeout
from app.openai_admin.client import AdminClient
from app.openai_admin.costs_parser import ParsedDay
from app.openai_admin.costs_request import CostsRequest
from app.openai_admin.deadline import Deadline
from app.openai_admin.http_client import HttpClient
from app.spend.days import DayRange
from fake_openai import DEMO_KEY, FakeOpenAI, many_projects
from tests.conftest import NOON, StartFake
from tests.openai_admin.raw_upstream import RawUpstream, answer

TODAY = NOON.date()
Ask = Callable[..., list[ParsedDay]]


def ignore(day: ParsedDay) -> None:
    """Takes a day and does nothing with it."""


def admin(fake: FakeOpenAI, organisation: str | None = None) -> AdminClient:
    return AdminClient(HttpClient(fake.base_url, DEMO_KEY, organisation))


@pytest.fixture
def ask(fake: FakeOpenAI) -> Ask:
    """Every day from ``first`` to today, in pages of ``limit`` days."""
    client = admin(fake)

    def cost_days(first: date, limit: int) -> list[ParsedDay]:
        request = CostsRequest(
            DayRange(first, TODAY),
            TODAY - timedelta(days=1),
            ("line_item", "project_id"),
            limit=limit,
        )
        found: list[ParsedDay] = []
        assert client.cost_days(request, Deadline(10), found.append) == TODAY
        return found

    return cost_days


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(days=st.integers(1, 60), limit=st.integers(1, 60))
def test_pages_of_any_size_are_the_whole(ask: Ask, days: int, limit: int) -> None:
    """Cursors are followed to their end: each day once, in order."""
    first = TODAY - timedelta(days=days - 1)
    found = ask(first, limit)
    assert [day.day for day in found] == list(DayRange(first, TODAY))
    assert found == ask(first, 180)


@pytest.mark.parametrize("expires_at", [[2], [2, 4], [3], [2, 3, 4]])
def test_an_expired_cursor_loses_no_day(ask: Ask, fake: FakeOpenAI, expires_at: list[int]) -> None:
    """A refused cursor is replaced by a new request from the first day still missing."""
    first = TODAY - timedelta(days=20)
    right = ask(first, 180)
    fake.faults.add("costs", "expired_cursor", calls=expires_at)
    assert ask(first, 5) == right


def test_cursors_that_always_expire_still_end(ask: Ask, fake: FakeOpenAI) -> None:
    """Even where no cursor ever works, each page brings days, and the walk ends."""
    first = TODAY - timedelta(days=20)
    right = ask(first, 180)
    fake.faults.add("costs", "expired_cursor")
    assert ask(first, 5) == right


@pytest.mark.parametrize(
    "fault", ["repeated_page", "endless_cursors", "endless_empty", "no_cursor", "gap"]
)
def test_a_walk_that_leads_nowhere_is_refused(ask: Ask, fake: FakeOpenAI, fault: str) -> None:
    """Repeated or endless cursors and gaps end in an error, never in a total or a hang."""
    fake.faults.add("costs", fault)
    with pytest.raises(UpstreamInvalidAnswer):
        ask(TODAY - timedelta(days=20), 5)


@pytest.mark.parametrize("fault", ["repeated_page", "endless_cursors", "endless_empty"])
def test_an_endless_second_page_is_refused(ask: Ask, fake: FakeOpenAI, fault: str) -> None:
    """The same when the walk began well."""
    fake.faults.add("costs", fault, calls=range(2, 50))
    with pytest.raises(UpstreamInvalidAnswer):
        ask(TODAY - timedelta(days=20), 5)


@pytest.mark.parametrize(
    ("days", "limit", "page"),
    [(0, 7, "page_a"), (8, 7, None), (8, 7, "page_a")],
    ids=["an empty page after a cursor", "too many days", "too many after a cursor"],
)
def test_a_page_of_another_size_is_refused(days: int, limit: int, page: str | None) -> None:
    """Its end would be taken for the end of the costs, or its days counted twice."""
    start = 1_793_491_200
    data = [{"start_time": start + n * 86_400, "results": []} for n in range(1, days + 1)]
    body = json.dumps({"data": data, "has_more": False}).encode()
    first = date(2026, 11, 1 if page else 2)
    request = CostsRequest(
        DayRange(first, date(2026, 11, 9)), date(2026, 11, 9), limit=limit, page=page
    )
    whole = answer("200 OK", body)
    with RawUpstream(lambda connection: connection.sendall(whole)) as upstream:
        client = AdminClient(HttpClient(upstream.base_url, DEMO_KEY, None))
        with pytest.raises(UpstreamInvalidAnswer):
            client.cost_days(request, Deadline(5), ignore)


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_every_project_is_listed_once(start_fake: StartFake, count: int) -> None:
    """All pages of a hundred are followed, in OpenAI's order."""
    fake = start_fake(many_projects(count))
    found = admin(fake).projects(Deadline(10))
    assert [project.id for project in found] == [p.id for p in fake.organisation.projects]
    assert len(fake.calls) == max(1, -(-count // 100))


def test_archived_projects_and_the_older_shape_are_read(fake: FakeOpenAI) -> None:
    """Old spend needs the names of archived projects; what the older shape says is kept."""
    found = admin(fake).projects(Deadline(10))
    assert any(project.is_archived for project in found)
    assert any(project.description for project in found)
    assert {project.permission for project in found} >= {"admin", "read_write", "read_only"}


@pytest.mark.parametrize("organisation", [None, "right"])
def test_the_organisation_is_sent_only_when_it_is_set(
    fake: FakeOpenAI, organisation: str | None
) -> None:
    """Without OPENAI_ORG_ID there is no OpenAI-Organization header at all."""
    sent = fake.organisation.id if organisation else None
    admin(fake, sent).projects(Deadline(10))
    assert fake.calls[0].headers.get("OpenAI-Organization") == sent


def test_the_deadline_ends_a_walk(fake: FakeOpenAI) -> None:
    """No further page is asked for once the time is over."""
    deadline = Deadline(10)
    request = CostsRequest(
        DayRange(TODAY - timedelta(days=9), TODAY), TODAY - timedelta(days=1), limit=5
    )
    with pytest.raises(UpstreamTimeout):
        admin(fake).cost_days(request, deadline, lambda _day: deadline.end())
    assert len(fake.calls) == 1


def test_a_refusal_is_not_retried(fake: FakeOpenAI) -> None:
    """A 400 is the query's fault: asking again would change nothing."""
    request = CostsRequest(DayRange(date(2025, 1, 1), date(2025, 1, 2)), date(2025, 1, 2))
    with pytest.raises(UpstreamBadRequest):
        admin(fake).cost_days(request._replace(group_by=("api_key_id",)), Deadline(10), ignore)
    assert len(fake.calls) == 1


def test_a_netrc_entry_never_takes_the_keys_place(
    fake: FakeOpenAI, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """requests would send a password that ~/.netrc holds for the host; ours is the only key."""
    netrc = tmp_path_factory.mktemp("home") / ".netrc"
    netrc.write_text("default login someone password something\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert admin(fake).projects(Deadline(10))
    assert fake.calls[0].headers["Authorization"] == f"Bearer {DEMO_KEY}"
