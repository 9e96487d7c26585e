"""The database's disk has no room left."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Question, over
from tests.requires import missing
from tests.wait import wait_until

QUESTIONS = [
    Question(over(60)),
    Question(over(30), ("project_id",)),
    Question(over(5), ("user_id",)),
]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 512 kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)):
        missing("the right to mount a small disk", "run this test as root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def mount(*words: str) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(512)):
            pass


def test_a_full_disk_costs_calls_but_no_figure(
    start_program: StartProgram, fake: FakeOpenAI, small_disk: Path
) -> None:
    """The answers are right, the log says why days are not stored, and once there is room they
    are.
    """
    fill(small_disk)
    program = start_program(DATABASE_URL=f"sqlite:///{small_disk / 'spend.db'}")
    for _ in range(2):
        assert all(question.is_right(program.ask(question.path), fake) for question in QUESTIONS)
    assert "the database cannot be" in program.told()

    assert mount("-o", "remount,size=64m", str(small_disk))
    days = (Question(over(2, before)) for before in range(70, 900))

    def is_stored() -> bool:
        answer = program.ask(next(days).path)
        assert answer.status == 200
        return (small_disk / "spend.db").stat().st_size > 100_000

    wait_until(is_stored)
    for question in QUESTIONS:
        assert question.is_right(program.ask(question.path), fake)


def test_days_are_refreshed_though_the_disk_is_full(
    start_program: StartProgram, fake: FakeOpenAI, small_disk: Path
) -> None:
    """What cannot be replaced is not shown for days as the old figures that it is."""
    program = start_program(
        DATABASE_URL=f"sqlite:///{small_disk / 'spend.db'}", CACHE_DEFAULT_TIMEOUT="2"
    )
    question = Question(over(2))
    first = program.ask(question.path).data["as_of"]
    fill(small_disk)
    wait_until(lambda: program.ask(question.path).data["as_of"] > first)
    assert question.is_right(program.ask(question.path), fake)
