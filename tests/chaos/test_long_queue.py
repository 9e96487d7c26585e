"""Many different questions to a slow OpenAI, which is asked one of them after the other."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from fake_openai import FakeOpenAI
from tests.chaos.program import Question, asked_for, over
from tests.conftest import StartApp
from tests.wait import wait_until

SLOW = 1.5
# Enough for two turns, not for three.
DEADLINE = 4.0


def test_who_ran_out_of_time_in_the_queue_fails_nobody_else(
    fake: FakeOpenAI, start_app: StartApp
) -> None:
    """The third in the queue is late; the fourth, who came later, has its own time."""
    app = start_app(fake, upstream_deadline=DEADLINE)
    fake.faults.add("costs", "slow", seconds=SLOW)
    with ThreadPoolExecutor() as crowd:
        first = [crowd.submit(status, app, before) for before in (0, 300, 600)]
        wait_until(lambda: asked_for(fake, "costs") == 3)
        last = crowd.submit(status, app, 900)
        assert sorted(asking.result() for asking in first) == [200, 200, 504]
        assert last.result() == 200


def status(app: Flask, before: int) -> int:
    question = Question(over(5, before), ("project_id",))
    return app.test_client().get(question.path).status_code
