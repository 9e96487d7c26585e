"""The program in processes of its own, in front of a fake that lives by the real clock."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fake_openai import DEMO_KEY, FakeOpenAI
from tests.chaos.program import Program

StartProgram = Callable[..., Program]


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A process of its own cannot be told the time."""
    return lambda: datetime.now(UTC)


@pytest.fixture
def start_program(fake: FakeOpenAI, tmp_path: Path) -> Iterator[StartProgram]:
    """Start it with settings other than the usual ones by their names; it ends with the test. In no
    test may its log tell of an unforeseen failure, or a part of the key.
    """
    running: list[Program] = []

    def start(**settings: str) -> Program:
        running.append(Program(fake, tmp_path, **settings))
        return running[-1]

    yield start
    for program in running:
        program.close()
    for program in running:
        said = program.told()
        assert "unforeseen" not in said
        assert not any(part in said for part in (DEMO_KEY, DEMO_KEY[:12], DEMO_KEY[-8:]))
