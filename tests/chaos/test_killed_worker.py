"""A worker that dies while it asks OpenAI."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import WORKERS, Answer, Program, Question, asked_for, at_once, over
from tests.requires import missing
from tests.wait import wait_until

QUESTION = Question(over(30))


@pytest.mark.parametrize("fault", ["slow:1:seconds=60", "dripping:1"])
def test_the_next_request_goes_on_where_a_killed_worker_left_off(
    start_program: StartProgram, fake: FakeOpenAI, fault: str
) -> None:
    """Its lock goes with it: others who waited, and the next request, get the right figures at
    once, and there is a new worker.
    """
    if not Path("/proc/self/fd").is_dir():
        missing("/proc", "this test finds out through it who holds a lock; run it on Linux")
    fake.faults.add_text(f"costs:{fault}")
    program = start_program()
    with ThreadPoolExecutor() as crowd:
        waiting = [crowd.submit(_unless_broken, program) for _ in range(8)]
        wait_until(lambda: asked_for(fake, "costs") == 1)
        killed = program.asking()
        os.kill(killed, signal.SIGKILL)
        answers = [answer for ask in waiting if (answer := ask.result()) is not None]
    assert len(answers) < len(waiting)
    assert all(QUESTION.is_right(answer, fake) for answer in answers)

    after = program.ask(QUESTION.path)
    assert QUESTION.is_right(after, fake)
    wait_until(lambda: len(program.workers() - {killed}) == WORKERS)
    again = at_once(8, lambda: program.ask(QUESTION.path))
    assert {answer.cache for answer in again} == {"HIT"}
    assert asked_for(fake, "costs") == 2


def _unless_broken(program: Program) -> Answer | None:
    try:
        return program.ask(QUESTION.path)
    except OSError:
        return None
