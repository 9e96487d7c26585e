"""The running fake: its address, its records, its clock and its control endpoint."""

from datetime import UTC, date, datetime

import pytest
import requests

from fake_openai import DEMO_KEY, FakeOpenAI
from tests.fake_openai.http import NOW, TIMEOUT, ask, costs, unix


def test_address() -> None:
    """A fake has a port of its own from its start to its end."""
    fake = FakeOpenAI("empty", NOW)
    with pytest.raises(RuntimeError, match="not running"):
        _ = fake.base_url
    with fake:
        assert fake.base_url.startswith("http://127.0.0.1:")
        assert fake.base_url.endswith("/v1")
        url = fake.base_url
    with pytest.raises(requests.ConnectionError):
        requests.get(url, timeout=TIMEOUT)


def test_taken_port() -> None:
    """A port in use is an OSError and does not end the program."""
    with FakeOpenAI("empty", NOW) as fake:
        port = int(fake.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            FakeOpenAI("empty", NOW, port=port).start()


def test_calls_are_recorded() -> None:
    """Each call is recorded with its path, parameters, headers of interest and status."""
    with FakeOpenAI("empty", NOW) as fake:
        ask(fake, "costs", [("start_time", "0"), ("group_by[]", "project_id"), ("group_by", "x y")])
        ask(fake, "projects", OpenAI_Organization=fake.organisation.id)
        requests.post(f"{fake.base_url}/organization/projects", timeout=TIMEOUT)
    first, second, third = fake.calls
    assert (first.method, first.path, first.status) == ("GET", "/v1/organization/costs", 400)
    assert first.query == [("start_time", "0"), ("group_by[]", "project_id"), ("group_by", "x y")]
    assert first.values("group_by") == ["project_id", "x y"]
    assert first.headers["Authorization"] == f"Bearer {DEMO_KEY}"
    assert "OpenAI-Organization" not in first.headers
    assert second.headers["OpenAI-Organization"] == fake.organisation.id
    assert (third.method, third.status) == ("POST", 405)


def test_unknown_path() -> None:
    """A path that OpenAI does not have is its 404."""
    with FakeOpenAI("empty", NOW) as fake:
        response = ask(fake, "cost")
    assert response.status_code == 404
    assert response.json()["error"]["message"] == "Invalid URL (GET /v1/organization/cost)"


def test_the_clock_can_be_moved() -> None:
    """Moving the clock moves today, and a clock may be a function."""
    with FakeOpenAI("northwind", datetime(2026, 11, 20, 6, tzinfo=UTC)) as fake:
        morning = costs(fake, date(2026, 11, 20))["data"]
        fake.now = datetime(2026, 11, 20, 18, tzinfo=UTC)
        evening = costs(fake, date(2026, 11, 20))["data"]
        fake.now = lambda: datetime(2026, 11, 22, tzinfo=UTC)
        later = costs(fake, date(2026, 11, 20))["data"]
    assert morning != evening
    assert [bucket["start_time"] for bucket in later] == [
        unix(date(2026, 11, day)) for day in (20, 21, 22)
    ]


def test_the_clock_needs_a_zone() -> None:
    """A moment without a zone is refused."""
    with pytest.raises(ValueError, match="time zone"):
        FakeOpenAI("empty", datetime(2026, 11, 20))  # noqa: DTZ001 - what is refused here


def test_control_endpoint() -> None:
    """Faults can be set, listed and cleared, and calls read, over HTTP; none of it is recorded."""
    with FakeOpenAI("empty", NOW) as fake:
        control = f"{fake.url}/_control"
        fault = "projects:http_429:1-2:retry_after=3"
        answer = requests.post(f"{control}/faults", json={"fault": fault}, timeout=TIMEOUT)
        assert answer.json() == {"faults": [fault]}
        assert ask(fake, "projects").status_code == 429
        assert requests.delete(f"{control}/faults", timeout=TIMEOUT).json() == {"faults": []}
        assert requests.get(f"{control}/faults", timeout=TIMEOUT).json() == {"faults": []}
        assert ask(fake, "projects").status_code == 200
        calls = requests.get(f"{control}/calls", timeout=TIMEOUT).json()["calls"]
        assert [call["status"] for call in calls] == [429, 200]
        assert requests.delete(f"{control}/calls", timeout=TIMEOUT).json() == {"calls": []}
        assert fake.calls == []


@pytest.mark.parametrize("body", [{"fault": "costs:explode"}, {}, ["costs:http_500"]])
def test_control_refuses(body: object) -> None:
    """An invalid fault is a 400 with the reason."""
    with FakeOpenAI("empty", NOW) as fake:
        answer = requests.post(f"{fake.url}/_control/faults", json=body, timeout=TIMEOUT)
    assert answer.status_code == 400
    assert answer.json()["error"]
