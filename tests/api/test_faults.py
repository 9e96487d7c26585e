"""Every way in which OpenAI fails, at every door, on a cold cache."""

import json
from time import monotonic
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from app.openai_admin import http_client
from fake_openai import DEMO_KEY, FakeOpenAI
from tests.api.endpoints import (
    COSTS,
    FILES,
    OF_FIGURES,
    OF_PROJECTS,
    PROJECTS,
    name_of,
    northwind_in_brief,
)
from tests.conftest import StartApp, StartFake

DEADLINE = 1.0
# What a busy machine may add to the deadline before the answer is on its way.
SLACK = 0.7


class Expected(NamedTuple):
    status: int
    code: str
    retry_after: str | None = None


REJECTED = Expected(401, "invalid_api_key")
NO_SCOPE = Expected(403, "missing_scope")
FAILED = Expected(502, "upstream_failed")
BROKEN = Expected(502, "upstream_unreachable")
NONSENSE = Expected(502, "upstream_invalid_answer")
LATE = Expected(504, "upstream_timeout")

ANYWHERE = {
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
    "html_200": NONSENSE,
    "empty_body": NONSENSE,
    "truncated_json": NONSENSE,
    "body_list": NONSENSE,
    "no_data": NONSENSE,
    "reset": BROKEN,
    "truncated": BROKEN,
    "slow:seconds=60": LATE,
    "hanging": LATE,
    "dripping": LATE,
}
WRONG_COSTS = {
    "no_amount": NONSENSE,
    "bad_amount:value=NaN": NONSENSE,
    "bad_amount:value=Infinity": NONSENSE,
    "bad_amount:value=abc": NONSENSE,
    "no_start_time": NONSENSE,
    "null_results": NONSENSE,
    "gap": NONSENSE,
    "ungrouped": NONSENSE,
    "no_cursor": NONSENSE,
    "endless_empty": NONSENSE,
}
WRONG_WALKS = dict.fromkeys(("repeated_page", "endless_cursors"), NONSENSE)

CASES = [
    *((COSTS, "costs", fault, want) for fault, want in (ANYWHERE | WRONG_COSTS).items()),
    *(
        (door, "costs", fault, want)
        for door in OF_FIGURES
        for fault, want in (ANYWHERE | WRONG_COSTS | WRONG_WALKS).items()
    ),
    *(
        (door, "projects", fault, want)
        for door in OF_FIGURES
        for fault, want in (ANYWHERE | WRONG_WALKS).items()
        if want is not NO_SCOPE
    ),
    *(
        (door, "projects", fault, want)
        for door in OF_PROJECTS
        for fault, want in (ANYWHERE | WRONG_WALKS).items()
    ),
    # A failure of a file is a body of its own kind, not a file.
    *((door, path, "http_500", FAILED) for door in FILES for path in ("costs", "projects")),
]


@pytest.fixture
def fake(start_fake: StartFake) -> FakeOpenAI:
    return start_fake(northwind_in_brief())


@pytest.fixture
def impatient(
    fake: FakeOpenAI,
    start_app: StartApp,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> FlaskClient:
    """The program with a short deadline, whose pauses between two tries take no time. It logs to
    the stderr that capsys reads.
    """
    monkeypatch.setattr(http_client, "sleep", lambda _: None)
    return start_app(fake, upstream_deadline=DEADLINE, log_level="DEBUG").test_client()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{name_of(case[0])}-{case[1]}-{case[2]}")
def test_a_failure_is_told_and_not_stored(
    impatient: FlaskClient,
    fake: FakeOpenAI,
    capsys: pytest.CaptureFixture[str],
    case: tuple[str, str, str, Expected],
) -> None:
    """The documented status and body, in time, without the key; then all is well again."""
    door, path, fault, want = case
    name, _, options = fault.partition(":")
    fake.faults.add_text(f"{path}:{name}{':' if options else ''}{options}")

    began = monotonic()
    answer = impatient.get(door)
    took = monotonic() - began

    assert answer.status_code == want.status, answer.text
    assert answer.mimetype == "application/json"
    assert "Content-Disposition" not in answer.headers
    error = answer.get_json()["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert error["code"] == want.code
    assert answer.headers.get("Retry-After") == want.retry_after
    assert took < DEADLINE + SLACK

    fake.faults.clear()
    well = impatient.get(door)
    assert well.status_code == 200
    assert well.headers["X-Cache"] == "MISS"

    said = f"{answer.text}{answer.headers}{well.text}{capsys.readouterr().err}"
    assert "upstream GET" in said  # the log was read
    for part in (DEMO_KEY, DEMO_KEY[:12], DEMO_KEY[-8:], "northwind-demo"):
        assert part not in said


@pytest.mark.parametrize("fault", ["http_500", "http_503", "http_429", "reset", "truncated"])
@pytest.mark.parametrize(("door", "path"), [(COSTS, "costs"), (PROJECTS, "projects")])
def test_a_passing_failure_goes_unnoticed(
    fake: FakeOpenAI,
    start_app: StartApp,
    monkeypatch: pytest.MonkeyPatch,
    door: str,
    path: str,
    fault: str,
) -> None:
    """One failure, then a good answer, is a good answer."""
    monkeypatch.setattr(http_client, "sleep", lambda _: None)
    client = start_app(fake, cache_type="NullCache").test_client()
    right = client.get(door).get_json()
    fake.calls.clear()
    fake.faults.add(path, fault, calls=[1])
    again = client.get(door)
    assert again.status_code == 200
    assert again.get_json() == right
    assert len(fake.calls) == 2


def test_a_long_retry_after_is_handed_on_at_once(impatient: FlaskClient, fake: FakeOpenAI) -> None:
    """A minute is the caller's to wait: OpenAI is asked once and the seconds are passed on."""
    fake.faults.add("costs", "http_429", retry_after=60)
    answer = impatient.get(COSTS)
    assert answer.headers["Retry-After"] == "60"
    assert "60 seconds" in answer.get_json()["error"]["message"]
    assert len(fake.calls) == 1


def test_a_redirect_takes_no_key_along(impatient: FlaskClient, fake: FakeOpenAI) -> None:
    """OpenAI's API does not redirect; whoever does is not given the key."""
    fake.faults.add("costs", "redirect")
    impatient.get(COSTS)
    assert {call.path for call in fake.calls} == {"/v1/organization/costs"}


def test_openais_own_refusal_is_handed_on(impatient: FlaskClient, fake: FakeOpenAI) -> None:
    """A 400 keeps OpenAI's message and param."""
    answer = impatient.get("/costs?start_time=1743465600&group_by=api_key_id")
    assert answer.status_code == 400
    error = answer.get_json()["error"]
    assert error["param"] == "start_time"
    assert "1764979200" in error["message"]


def test_an_unknown_cursor_is_a_400(impatient: FlaskClient) -> None:
    """A cursor of another query is OpenAI's to refuse."""
    answer = impatient.get("/costs?start_time=1793491200&page=page_AAAA%3D")
    assert answer.status_code == 400
    assert "page token is invalid" in answer.get_json()["error"]["message"]


def test_an_ignored_filter_never_answers_with_everybodys_money(
    impatient: FlaskClient, fake: FakeOpenAI
) -> None:
    """Where OpenAI ignores project_ids, the rows of others are left out here."""
    query = "/costs?start_time=1793491200&end_time=1793664000&project_ids={}"
    one = impatient.get("/projects").get_json()["data"][0]["id"]
    right = impatient.get(query.format(one)).get_json()
    fake.faults.add("costs", "unfiltered")
    assert impatient.get(query.format(f"{one},proj_none")).get_json() == right


def test_an_unforeseen_failure_is_a_500_with_its_request_id(
    impatient: FlaskClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our own fault is told without its inside, logged with it, and the log shows no key."""

    def fail(_: object) -> None:
        raise RuntimeError(f"out of order, {DEMO_KEY}")

    monkeypatch.setattr("app.api.costs.read_query", fail)
    answer = impatient.get(COSTS)
    assert answer.status_code == 500
    error = answer.get_json()["error"]
    assert error["code"] == "internal_error"
    assert error["request_id"] == answer.headers["X-Request-Id"]
    assert "out of order" not in answer.text
    log = capsys.readouterr().err
    assert f"[{error['request_id']}]" in log
    assert "RuntimeError: out of order, [key]" in log
    assert "made-up" not in log


def test_the_body_is_openais_own_shape(impatient: FlaskClient) -> None:
    """One body for all errors, the 404 and the 405 of the router included."""
    for answer in (
        impatient.get("/nowhere"),
        impatient.post("/costs"),
        impatient.get("/costs"),
        impatient.get("/projects?limit=0"),
        impatient.get("/healthz", headers={"Host": "evil.example"}),
    ):
        assert answer.mimetype == "application/json"
        assert json.loads(answer.data).keys() == {"error"}
        assert answer.get_json()["error"].keys() == {"message", "type", "param", "code"}
        assert answer.headers["Cache-Control"] == "no-store"
