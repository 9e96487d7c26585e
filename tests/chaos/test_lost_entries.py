"""Many at once, where the cache keeps nothing or has lost something."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.program import Question, asked_for, at_once, over
from tests.conftest import StartApp

CLIENTS = 12
# As many would take longer than the deadline, one after the other.
SLOW = 1.0
DEADLINE = 6.0


@pytest.mark.parametrize("question", [Question(over(9)), Question(over(9), ("user_id",))])
def test_without_a_cache_those_who_wait_share_what_comes(
    fake: FakeOpenAI, start_app: StartApp, question: Question
) -> None:
    """None of them runs out of time because others had their turn first."""
    app = start_app(fake, cache_type="NullCache", upstream_deadline=DEADLINE)
    fake.faults.add("*", "slow", seconds=SLOW)
    answers = at_once(CLIENTS, lambda: app.test_client().get(question.path))
    assert {answer.status_code for answer in answers} == {200}
    assert asked_for(fake, "costs") < 4
    assert asked_for(fake, "projects") < 4
    # Nobody waits any more: the next one asks OpenAI.
    before = len(fake.calls)
    assert app.test_client().get(question.path).headers["X-Cache"] == "MISS"
    assert len(fake.calls) > before


def test_lost_books_are_read_again_by_one_of_many(
    fake: FakeOpenAI, start_app: StartApp, tmp_path: Path
) -> None:
    """The others find them where that one kept them."""
    question = Question(over(9), ("project_id",))
    app = start_app(
        fake,
        cache_type="FileSystemCache",
        cache_options={"CACHE_DIR": str(tmp_path)},
        upstream_deadline=DEADLINE,
    )
    assert app.test_client().get(question.path).status_code == 200
    _lose_books(tmp_path)
    fake.calls.clear()
    fake.faults.add("costs", "slow", seconds=SLOW)
    answers = at_once(CLIENTS, lambda: app.test_client().get(question.path))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.data for answer in answers}) == 1
    assert asked_for(fake, "costs") < 4


def _lose_books(folder: Path) -> None:
    year = f"book {datetime.now(UTC).year}".encode()
    for file in folder.iterdir():
        if year[:-2] in file.read_bytes():
            file.unlink()
