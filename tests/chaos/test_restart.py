"""What a restart forgets: nothing."""

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Question, over

QUESTIONS = [
    Question(over(60)),
    Question(over(30), ("project_id",)),
    Question(over(5), ("user_id",)),
]


def test_a_restart_asks_openai_nothing_within_the_hour(
    start_program: StartProgram, fake: FakeOpenAI
) -> None:
    """All that was asked before is a HIT after, with the same bytes."""
    program = start_program()
    before = [program.ask(question.path) for question in QUESTIONS]
    program.stop()
    fake.calls.clear()

    program = start_program()
    after = [program.ask(question.path) for question in QUESTIONS]
    assert [answer.cache for answer in after] == ["HIT"] * len(QUESTIONS)
    assert [answer.body for answer in after] == [answer.body for answer in before]
    assert fake.calls == []
    for question, answer in zip(QUESTIONS, after, strict=True):
        assert question.is_right(answer, fake)
