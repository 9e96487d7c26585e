"""Somebody's hands in the folder of the cache."""

import random
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Program, Question, asked_for, over
from tests.wait import wait_until

QUESTIONS = [
    Question(over(40)),
    Question(over(25, before=10)),
    Question(over(30), ("project_id",)),
    Question(over(12), ("line_item", "project_id")),
    Question(over(20), ("user_id",)),
]
CLIENTS = 5
ROUNDS = 15
_chance = random.Random(7)  # noqa: S311 - no secret


def delete(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: _chance.choice((0, 1, 3, 4, 5, 60))])


def garble(file: Path) -> None:
    spoilt = bytearray(file.read_bytes())
    for _ in range(3):
        spoilt[_chance.randrange(len(spoilt))] ^= 1 << _chance.randrange(8)
    file.write_bytes(spoilt)


def replace_by_text(file: Path) -> None:
    file.write_bytes(b"\0\0\0\0\xa5hello")


def clear(file: Path) -> None:
    shutil.rmtree(file.parent, ignore_errors=True)


WAYS: list[Callable[[Path], None]] = [delete, truncate, garble, replace_by_text]


def spoil(folder: Path, end: Event) -> None:
    """Spoil one file after the other; now and then the whole folder goes."""
    while not end.wait(0.002):
        # Each file is somebody else's, too.
        with suppress(OSError, ValueError):
            files = list(folder.iterdir())
            if files:
                way = clear if _chance.random() < 0.01 else _chance.choice(WAYS)
                way(_chance.choice(files))


def test_spoilt_files_cost_no_figure_and_no_answer(
    start_program: StartProgram, fake: FakeOpenAI, tmp_path: Path
) -> None:
    """Every answer is right to the last digit while files are deleted, cut off and garbled, and
    afterwards all is kept again.
    """
    program = start_program()
    true = {question: question.true(fake) for question in QUESTIONS}
    wrong: list[object] = []

    def client(number: int) -> None:
        for turn in range(ROUNDS):
            question = QUESTIONS[(number + turn) % len(QUESTIONS)]
            answer = program.ask(question.path)
            if answer.status != 200 or question.read(answer.data) != true[question]:
                wrong.append((question, answer))

    end = Event()
    with ThreadPoolExecutor(CLIENTS + 1) as crowd:
        spoiling = crowd.submit(spoil, tmp_path / "cache", end)
        try:
            list(crowd.map(client, range(CLIENTS)))
        finally:
            end.set()
        spoiling.result()
    assert wrong == []
    assert asked_for(fake, "costs") > 2 * len(QUESTIONS)
    _is_kept_again(program)


def test_a_count_of_files_that_is_no_number_is_begun_anew(
    start_program: StartProgram, fake: FakeOpenAI, tmp_path: Path
) -> None:
    """Each file replaced by a text: all is asked for again, and kept again."""
    program = start_program()
    _is_kept_again(program)
    for file in (tmp_path / "cache").iterdir():
        replace_by_text(file)
    _is_kept_again(program)
    assert all(question.is_right(program.ask(question.path), fake) for question in QUESTIONS)


def _is_kept_again(program: Program) -> None:
    for question in QUESTIONS:
        wait_until(lambda path=question.path: program.ask(path).cache == "HIT")  # type: ignore[misc]
