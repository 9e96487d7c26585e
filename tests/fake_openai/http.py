"""Requests to the fake."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import requests

from fake_openai import DEMO_KEY, FakeOpenAI

# Only a limit for tests that would hang; no test waits for it.
TIMEOUT = 60
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Parameters = Mapping[str, Any] | Sequence[tuple[str, Any]]


def unix(day: date) -> int:
    """The first second of a UTC day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def ask(
    fake: FakeOpenAI, path: str, parameters: Parameters = (), key: str = DEMO_KEY, **headers: str
) -> requests.Response:
    """GET /organization/PATH; `headers` with underscores for dashes."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.get(
        f"{fake.base_url}/organization/{path}",
        params=parameters if isinstance(parameters, Mapping) else list(parameters),
        headers={"Authorization": f"Bearer {key}"} | sent,
        timeout=TIMEOUT,
        allow_redirects=False,
    )


def exact(response: requests.Response) -> Any:
    """The JSON body with exact amounts."""
    assert response.status_code == 200, response.text
    return json.loads(response.text, parse_float=Decimal)


def costs(fake: FakeOpenAI, first: date, **parameters: Any) -> Any:
    """A page of costs from that day on."""
    return exact(ask(fake, "costs", {"start_time": unix(first)} | parameters))


def value_of(result: Mapping[str, Any]) -> Decimal:
    """A row's amount, whether it was written as a number or as a string."""
    return Decimal(result["amount"]["value"])


def error_of(response: requests.Response, status: int) -> Any:
    """The `error` of a response with that status."""
    assert response.status_code == status
    return response.json()["error"]
