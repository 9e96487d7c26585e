"""What the log says, and what it never says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.redaction import REDACTED, redact
from fake_openai import DEMO_KEY, FakeOpenAI
from tests.conftest import StartApp

DOOR = "/costs/summary?start_date=2026-11-01"


def test_a_request_is_told_from_end_to_end(
    fake: FakeOpenAI, start_app: StartApp, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status and duration of the request and of each call upstream, hits and misses, one id."""
    client = start_app(fake).test_client()
    answer = client.get(DOOR)
    client.get(DOOR)
    id_ = answer.headers["X-Request-Id"]
    log = capsys.readouterr().err
    mine = "\n".join(line for line in log.splitlines() if line.endswith(f"[{id_}]"))
    assert re.search(r"upstream GET /organization/costs 200 \d+ ms", mine)
    assert re.search(r"upstream GET /organization/projects 200 \d+ ms", mine)
    assert re.search(r"GET /costs/summary\?start_date=2026-11-01 200 [\d.]+ ms cache MISS", mine)
    assert " ms cache HIT [" in log.replace(mine, "")


@pytest.mark.parametrize(("level", "lines"), [("INFO", True), ("WARNING", False)])
def test_the_level_is_kept(
    fake: FakeOpenAI,
    start_app: StartApp,
    capsys: pytest.CaptureFixture[str],
    level: str,
    lines: bool,
) -> None:
    """LOG_LEVEL=WARNING says nothing while all is well."""
    start_app(fake, log_level=level).test_client().get(DOOR)
    assert bool(capsys.readouterr().err) is lines


def test_a_path_cannot_forge_a_line(
    start_app: StartApp, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line break in a path stays within its line."""
    start_app().test_client().get("/nothing%0AFORGED%20line")
    assert not re.search(r"^FORGED", capsys.readouterr().err, re.MULTILINE)


def test_a_key_in_a_query_is_not_logged(
    start_app: StartApp, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor one that a caller sends by mistake."""
    start_app().test_client().get(f"/costs?api_key={DEMO_KEY}")
    log = capsys.readouterr().err
    assert f"api_key={REDACTED}" in log
    assert DEMO_KEY[9:] not in log


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"Bearer {DEMO_KEY}", "Bearer [key]"),
        ("provided: sk-admin-nor********************-key. You", "provided: [key] You"),
        ("('sk-proj-abc', 1)", "('[key]', 1)"),
        ("risk-free and task-based", "risk-free and task-based"),
    ],
)
def test_keys_are_taken_out(text: str, clean: str) -> None:
    """Whole keys and those that OpenAI echoes with stars."""
    assert redact(text) == clean


@given(st.text(), st.text("abcXYZ019_-", min_size=12), st.text())
def test_no_key_survives(before: str, key: str, after: str) -> None:
    """Whatever stands around it."""
    assert f"sk-admin-{key}" not in redact(f"{before} sk-admin-{key} {after}")
