"""Every way in which OpenAI can fail, with nothing stored.

Pairwise: each fault at one endpoint that reads the path, each endpoint with one fault.
"""

import json
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from fake_openai import DEMO_KEY, FakeOpenAI
from tests.api.conftest import GENEROUS, UpstreamDeadline
from tests.api.endpoints import (
    COSTS,
    FILES,
    OF_FIGURES,
    OF_PROJECTS,
    PROJECTS,
    SUMMARY,
    name_of,
    northwind_in_brief,
)
from tests.conftest import StartApp, StartFake


class Expected(NamedTuple):
    status: int
    code: str
    retry_after: str | None = None


class Case(NamedTuple):
    """An endpoint, the upstream path that fails, the fault, and the expected error."""

    endpoint: str
    path: str
    fault: str
    expected: Expected

    def __str__(self) -> str:
        return f"{name_of(self.endpoint)}-{self.path}-{self.fault}"

    def set_on(self, fake: FakeOpenAI) -> None:
        name, _, options = self.fault.partition(":")
        fake.faults.add_text(f"{self.path}:{name}{':' if options else ''}{options}")


REJECTED = Expected(401, "invalid_api_key")
NO_SCOPE = Expected(403, "missing_scope")
FAILED = Expected(502, "upstream_failed")
BROKEN = Expected(502, "upstream_unreachable")
INVALID = Expected(502, "upstream_invalid_answer")
LATE = Expected(504, "upstream_timeout")
# Seconds until a fault that never answers becomes a time-out.
SHORT = 0.3

ANY_PATH = {
    "invalid_key": REJECTED,
    "missing_scope_403": NO_SCOPE,
    "missing_scope_401": NO_SCOPE,
    "mismatched_organization": Expected(401, "mismatched_organization"),
    "http_404": FAILED,
    "http_429": Expected(429, "rate_limited", "20"),
    "http_429:retry_after=1": Expected(429, "rate_limited", "1"),
    "http_429:retry_after=60": Expected(429, "rate_limited", "60"),
    "http_500": FAILED,
    "http_502": FAILED,
    "http_503": FAILED,
    "redirect": FAILED,
    "html_200": INVALID,
    "empty_body": INVALID,
    "truncated_json": INVALID,
    "body_list": INVALID,
    "no_data": INVALID,
    "reset": BROKEN,
    "truncated": BROKEN,
    "slow:seconds=60": LATE,
    "hanging": LATE,
    "dripping": LATE,
}
COSTS_ONLY = {
    "no_amount": INVALID,
    "bad_amount:value=NaN": INVALID,
    "bad_amount:value=Infinity": INVALID,
    "bad_amount:value=abc": INVALID,
    "no_start_time": INVALID,
    "null_results": INVALID,
    "gap": INVALID,
    "ungrouped": INVALID,
    "no_cursor": INVALID,
    "endless_empty": INVALID,
}
PAGINATION = dict.fromkeys(("repeated_page", "endless_cursors"), INVALID)
# The page before the failure holds whole days. They are kept, and here they are all days.
AFTER_WHOLE_DAYS = {"no_cursor", "repeated_page", "endless_cursors"}

CASES = [
    # /costs passes one page on; all other endpoints read whole ranges of days.
    *(Case(COSTS, "costs", *each) for each in (ANY_PATH | COSTS_ONLY).items()),
    *(Case(SUMMARY, "costs", *each) for each in (ANY_PATH | COSTS_ONLY | PAGINATION).items()),
    *(Case(PROJECTS, "projects", *each) for each in (ANY_PATH | PAGINATION).items()),
    *(
        Case(endpoint, path, "http_500", FAILED)
        for endpoint in (*OF_FIGURES, *FILES)
        for path in ("costs", "projects")
        if (endpoint, path) != (SUMMARY, "costs")
    ),
    *(Case(endpoint, "projects", "http_500", FAILED) for endpoint in OF_PROJECTS[1:]),
]


@pytest.fixture
def fake(start_fake: StartFake) -> FakeOpenAI:
    return start_fake(northwind_in_brief())


@pytest.fixture
def client(
    fake: FakeOpenAI,
    start_app: StartApp,
    deadline: UpstreamDeadline,
    no_pauses: None,
    capsys: pytest.CaptureFixture[str],
) -> FlaskClient:
    """The program in front of the fake. It logs to the stderr that capsys reads."""
    return start_app(fake, log_level="DEBUG").test_client()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_failure_is_reported_and_not_stored(
    client: FlaskClient,
    fake: FakeOpenAI,
    start_app: StartApp,
    deadline: UpstreamDeadline,
    capsys: pytest.CaptureFixture[str],
    case: Case,
) -> None:
    """The documented status and body, without the key; once OpenAI works again, so does this."""
    case.set_on(fake)
    if case.expected is LATE:
        deadline.seconds = SHORT

    answer = client.get(case.endpoint)

    assert answer.status_code == case.expected.status, answer.text
    assert answer.mimetype == "application/json"
    assert "Content-Disposition" not in answer.headers
    error = answer.get_json()["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert error["code"] == case.expected.code
    assert answer.headers.get("Retry-After") == case.expected.retry_after

    fake.faults.clear()
    deadline.seconds = GENEROUS
    recovered = client.get(case.endpoint)
    assert recovered.status_code == 200
    if case.path == "costs" and case.fault in AFTER_WHOLE_DAYS:
        assert recovered.headers["X-Cache"] == "HIT"
        assert recovered.get_json() == start_app(fake).test_client().get(case.endpoint).get_json()
    else:
        assert recovered.headers["X-Cache"] == "MISS"

    output = f"{answer.text}{answer.headers}{recovered.text}{capsys.readouterr().err}"
    assert "upstream GET" in output  # the log was read
    for part in (DEMO_KEY, DEMO_KEY[:12], DEMO_KEY[-8:], "northwind-demo"):
        assert part not in output


@pytest.mark.parametrize("fault", ["http_500", "http_503", "http_429", "reset", "truncated"])
@pytest.mark.parametrize(("endpoint", "path"), [(COSTS, "costs"), (PROJECTS, "projects")])
def test_a_passing_failure_is_retried(
    fake: FakeOpenAI,
    start_app: StartApp,
    no_pauses: None,
    endpoint: str,
    path: str,
    fault: str,
) -> None:
    """One failure and then a good answer make a good answer."""
    right = start_app(fake).test_client().get(endpoint).get_json()
    fake.calls.clear()
    fake.faults.add(path, fault, calls=[1])
    retried = start_app(fake).test_client().get(endpoint)
    assert retried.status_code == 200
    assert retried.get_json() == right
    assert len(fake.calls) == 2


def test_a_long_retry_after_is_passed_on(client: FlaskClient, fake: FakeOpenAI) -> None:
    """A minute is for the caller to wait: OpenAI is asked once and the seconds are passed on."""
    fake.faults.add("costs", "http_429", retry_after=60)
    answer = client.get(COSTS)
    assert answer.headers["Retry-After"] == "60"
    assert "60 seconds" in answer.get_json()["error"]["message"]
    assert len(fake.calls) == 1


def test_a_redirect_is_not_followed(client: FlaskClient, fake: FakeOpenAI) -> None:
    """OpenAI's API does not redirect, and nobody else is sent the key."""
    fake.faults.add("costs", "redirect")
    client.get(COSTS)
    assert {call.path for call in fake.calls} == {"/v1/organization/costs"}


def test_a_400_of_openai_is_passed_on(client: FlaskClient, fake: FakeOpenAI) -> None:
    """A 400 keeps OpenAI's message and param."""
    answer = client.get("/costs?start_time=1743465600&group_by=api_key_id")
    assert answer.status_code == 400
    error = answer.get_json()["error"]
    assert error["param"] == "start_time"
    assert "1764979200" in error["message"]


def test_an_unknown_cursor_is_a_400(client: FlaskClient) -> None:
    """OpenAI rejects a cursor of another query, and its error is passed on."""
    answer = client.get("/costs?start_time=1793491200&page=page_AAAA%3D")
    assert answer.status_code == 400
    assert "page token is invalid" in answer.get_json()["error"]["message"]


def test_an_ignored_filter_adds_no_rows_of_others(client: FlaskClient, fake: FakeOpenAI) -> None:
    """If OpenAI ignores project_ids, the rows of other projects are left out here."""
    query = "/costs?start_time=1793491200&end_time=1793664000&project_ids={}"
    one = client.get("/projects").get_json()["data"][0]["id"]
    right = client.get(query.format(one)).get_json()
    fake.faults.add("costs", "unfiltered")
    assert client.get(query.format(f"{one},proj_none")).get_json() == right


def test_an_unexpected_error_is_a_500_with_its_request_id(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bug is reported without details and logged with them; the log does not show the key."""

    def fail(_: object) -> None:
        raise RuntimeError(f"out of order, {DEMO_KEY}")

    monkeypatch.setattr("app.api.costs.read_query", fail)
    answer = client.get(COSTS)
    assert answer.status_code == 500
    error = answer.get_json()["error"]
    assert error["code"] == "internal_error"
    assert error["request_id"] == answer.headers["X-Request-Id"]
    assert "out of order" not in answer.text
    log = capsys.readouterr().err
    assert f"[{error['request_id']}]" in log
    assert "RuntimeError: out of order, [key]" in log
    assert "made-up" not in log


def test_the_body_is_openais_own_shape(client: FlaskClient) -> None:
    """All errors have the same body, including the router's 404 and 405."""
    for answer in (
        client.get("/nowhere"),
        client.post("/costs"),
        client.get("/costs"),
        client.get("/projects?limit=0"),
        client.get("/healthz", headers={"Host": "evil.example"}),
    ):
        assert answer.mimetype == "application/json"
        assert json.loads(answer.data).keys() == {"error"}
        assert answer.get_json()["error"].keys() == {"message", "type", "param", "code"}
        assert answer.headers["Cache-Control"] == "no-store"
