"""Fixtures for tests of how the program copes with failures of OpenAI."""

import pytest

from app.openai_admin import http_client
from app.openai_admin.deadline import Deadline

GENEROUS = 60.0


class UpstreamDeadline:
    """How many seconds OpenAI has to answer. A test can change it while the program runs."""

    def __init__(self) -> None:
        self.seconds = GENEROUS


@pytest.fixture
def deadline(monkeypatch: pytest.MonkeyPatch) -> UpstreamDeadline:
    """A deadline that no machine is too slow for; a test of the time-out itself shortens it."""
    chosen = UpstreamDeadline()
    begin = Deadline.__init__
    monkeypatch.setattr(Deadline, "__init__", lambda self, _: begin(self, chosen.seconds))
    return chosen


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries follow at once."""
    monkeypatch.setattr(http_client, "sleep", lambda _: None)
