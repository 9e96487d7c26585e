"""An export that cannot be ended while it is sent."""

import http.client
import sqlite3
from contextlib import closing
from urllib.request import urlopen

import pytest

from fake_openai import FakeOpenAI
from tests.chaos.conftest import StartProgram
from tests.chaos.program import over


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_a_broken_export_is_no_whole_file(
    start_program: StartProgram, fake: FakeOpenAI, format_: str
) -> None:
    """Where a day cannot be read any more, the connection breaks: nobody takes what came for all
    of it.
    """
    program = start_program()
    days = over(40)
    path = f"/costs/export?start_date={days.first}&end_date={days.last}&format={format_}"
    whole = program.ask(path)
    assert whole.status == 200
    # The rows of the last day do not add up to it any more.
    with closing(sqlite3.connect(program.database)) as database, database:
        database.execute("DELETE FROM cost_row WHERE id = (SELECT max(last_row) FROM cost_day)")
    fake.faults.add("costs", "invalid_key")
    with (
        urlopen(program.address + path, timeout=60) as answer,  # noqa: S310 - ours
        pytest.raises(http.client.IncompleteRead) as broken,
    ):
        answer.read()
    assert answer.status == 200
    assert whole.body.startswith(broken.value.partial)
    assert len(broken.value.partial) < len(whole.body)
