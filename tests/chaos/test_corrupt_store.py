"""A database that is damaged, deleted, locked, or not ours to write."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import Program, Question, over
from tests.wait import wait_until

QUESTIONS = [
    Question(over(40)),
    Question(over(25, before=10)),
    Question(over(30), ("project_id",)),
    Question(over(20), ("user_id",)),
]
LATER = Question(over(9, before=300))


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def garble(file: Path) -> None:
    noise = random.Random(7).randbytes(file.stat().st_size)  # noqa: S311 - no secret
    with file.open("r+b") as handle:
        handle.write(noise)


def replace_by_text(file: Path) -> None:
    with file.open("r+b") as handle:
        handle.write(b"no database at all" * 10)


WAYS = [truncate, garble, replace_by_text]


def all_right(program: Program, fake: FakeOpenAI) -> bool:
    return all(question.is_right(program.ask(question.path), fake) for question in QUESTIONS)


def is_stored_again(program: Program) -> bool:
    return program.ask(LATER.path).status == 200 and LATER.days.days == stored_days(program)


def stored_days(program: Program) -> int:
    with closing(sqlite3.connect(program.database)) as database:
        first, last = (LATER.days.start_time // 86_400, LATER.days.end_time // 86_400 - 1)
        query = "SELECT count(DISTINCT day) FROM cost_day WHERE day BETWEEN ? AND ?"
        count: int = database.execute(query, (first, last)).fetchone()[0]
        return count


def collapse(program: Program) -> None:
    """Bring the write-ahead log into the file, so that damage to the file is all there is."""
    with closing(sqlite3.connect(program.database)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("spoil", WAYS)
def test_a_damaged_file_is_set_aside_before_a_start(
    start_program: StartProgram, fake: FakeOpenAI, spoil: Callable[[Path], None]
) -> None:
    """It is kept under another name, days are fetched again, and they are stored."""
    program = start_program()
    assert all_right(program, fake)
    program.stop()
    # Where the last worker did not end by itself, its log would mend the file.
    for suffix in ("-wal", "-shm"):
        Path(f"{program.database}{suffix}").unlink(missing_ok=True)
    spoil(program.database)
    program = start_program()
    assert all_right(program, fake)
    wait_until(lambda: is_stored_again(program))
    assert list(program.database.parent.glob("spend.db.damaged-*"))
    assert "the database is damaged" in program.told()


@pytest.mark.parametrize("spoil", WAYS)
def test_a_file_that_is_damaged_meanwhile_costs_no_figure(
    start_program: StartProgram, fake: FakeOpenAI, spoil: Callable[[Path], None]
) -> None:
    """The same while the program runs."""
    program = start_program()
    assert all_right(program, fake)
    collapse(program)
    spoil(program.database)
    assert all_right(program, fake)
    assert LATER.is_right(program.ask(LATER.path), fake)


def test_a_deleted_file_is_begun_again(start_program: StartProgram, fake: FakeOpenAI) -> None:
    """That is how the store is emptied while the program runs."""
    program = start_program()
    assert all_right(program, fake)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{program.database}{suffix}").unlink(missing_ok=True)
    assert all_right(program, fake)
    wait_until(lambda: is_stored_again(program))


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_locked_database_costs_no_answer(
    start_program: StartProgram, fake: FakeOpenAI, how: str
) -> None:
    """Another process holds it: what is stored is served, what is not is fetched, and stored once
    the lock is gone.
    """
    program = start_program()
    assert all_right(program, fake)
    with closing(sqlite3.connect(program.database, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        assert all_right(program, fake)
        locked = Question(over(7, before=200))
        assert locked.is_right(program.ask(locked.path), fake)
        other.execute("ROLLBACK")
    assert "the database cannot be written" in program.told()
    days = (Question(over(2, before)) for before in range(400, 900))

    def writes() -> bool:
        program.ask(next(days).path)
        with closing(sqlite3.connect(program.database)) as database:
            query = "SELECT count(*) FROM cost_day WHERE day < ?"
            return bool(database.execute(query, (over(1, 399).start_time // 86_400,)).fetchone()[0])

    wait_until(writes)
