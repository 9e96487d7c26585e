"""Many clients at the same moment, on a cold cache."""

import json
import shutil

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Question, asked_for, at_once, over

CLIENTS = 32
DEADLINE = 3
# One of each worker, and of those who came when its failure was over.
MOST_WHO_ASK = 6
COLD = Question(over(400))


def test_a_crowd_asks_openai_once_for_each_window(
    start_program: StartProgram, fake: FakeOpenAI
) -> None:
    """400 days are three windows, however many want them, and all get the same right answer."""
    program = start_program()
    answers = at_once(64, lambda: program.ask(COLD.path))
    assert asked_for(fake, "costs") == 3
    assert asked_for(fake, "projects") == 1
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert COLD.is_right(answers[0], fake)


def test_locks_may_be_deleted_while_the_program_runs(
    start_program: StartProgram, fake: FakeOpenAI
) -> None:
    """New ones are made, and the workers go on taking turns and hearing of one another."""
    program = start_program()
    assert program.ask(Question(over(3)).path).status == 200
    fake.calls.clear()
    shutil.rmtree(program.locks)
    fake.faults.add("costs", "slow", seconds=1)
    answers = at_once(16, lambda: program.ask(COLD.path))
    assert {answer.status for answer in answers} == {200}
    assert asked_for(fake, "costs") == 3
    assert "no lock" not in program.told()


@pytest.mark.parametrize(
    ("fault", "status", "code", "tries"),
    [
        ("hanging", 504, "upstream_timeout", 1),
        ("dripping", 504, "upstream_timeout", 1),
        ("http_500", 502, "upstream_failed", 3),
        ("http_429:retry_after=60", 429, "rate_limited", 1),
    ],
)
def test_a_crowd_is_told_what_is_wrong_with_openai(
    start_program: StartProgram,
    fake: FakeOpenAI,
    fault: str,
    status: int,
    code: str,
    tries: int,
) -> None:
    """The documented error for each of them, in time; OpenAI is asked by a few of them only."""
    fake.faults.add_text(f"costs:{fault}")
    program = start_program(UPSTREAM_DEADLINE=str(DEADLINE))
    answers = at_once(CLIENTS, lambda: program.ask(Question(over(30)).path))
    assert {answer.status for answer in answers} == {status}
    assert {json.loads(answer.body)["error"]["code"] for answer in answers} == {code}
    assert asked_for(fake, "costs") <= MOST_WHO_ASK * tries
