"""What is made of days is made once, and never stands for other figures."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Event

import pytest

from app.store.in_memory import InMemory
from app.store.shelf import Head

DAY = date(2026, 11, 1)
DAYS = [DAY]


def head(digest: bytes) -> Head:
    return Head(datetime(2026, 11, 2, tzinfo=UTC), digest, Decimal(1), billed=True)


def test_made_once_for_all_who_ask_at_the_same_time() -> None:
    """The others wait for the first."""
    memory, begun, go_on = InMemory(), Event(), Event()
    made: list[str] = []

    def make() -> str:
        begun.set()
        assert go_on.wait(10)
        made.append("sum")
        return "sum"

    heads = {DAY: head(b"a")}
    with ThreadPoolExecutor(4) as threads:
        asked = [
            threads.submit(memory.of, DAYS, heads, "what", make, lambda _: 1) for _ in range(4)
        ]
        assert begun.wait(10)
        go_on.set()
        assert [one.result(10) for one in asked] == ["sum"] * 4
    assert made == ["sum"]


def test_held_under_the_heads_of_its_days() -> None:
    """Of a restated day something else is made; the day as it was has what it had."""
    memory = InMemory()
    names = iter(["first", "second", "third"])

    def ask(digest: bytes, what: str) -> str:
        return memory.of(DAYS, {DAY: head(digest)}, what, lambda: next(names), lambda _: 1)

    asked = [ask(b"a", "sum"), ask(b"b", "sum"), ask(b"a", "rows"), ask(b"a", "sum")]
    assert asked == ["first", "second", "third", "first"]


def test_days_that_were_replaced_meanwhile() -> None:
    """What was half made of the one and half of the other reading is thrown away."""
    memory = InMemory()
    heads = {DAY: head(b"a")}
    made: list[bytes] = []

    def make() -> bytes:
        # A book that was lost is read anew while it is opened, and its head with it.
        heads[DAY] = head(b"b")
        made.append(heads[DAY].digest)
        return made[-1]

    def old() -> bytes:
        return b"old"

    assert memory.of(DAYS, heads, "sum", make, lambda _: 1) == b"b"
    assert made == [b"b", b"b"]
    assert memory.of(DAYS, {DAY: head(b"a")}, "sum", old, lambda _: 1) == b"old"
    assert memory.of(DAYS, heads, "sum", old, lambda _: 1) == b"b"


def test_what_fails_is_not_held() -> None:
    """The next one makes it."""
    memory = InMemory()

    def fail() -> str:
        raise ConnectionError

    heads = {DAY: head(b"a")}
    with pytest.raises(ConnectionError):
        memory.of(DAYS, heads, "sum", fail, lambda _: 1)
    assert memory.of(DAYS, heads, "sum", lambda: "made", lambda _: 1) == "made"
