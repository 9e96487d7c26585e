"""Fakes that several tests share."""

from collections.abc import Iterator

import pytest

from fake_openai import FakeOpenAI
from tests.fake_openai.http import NOW


@pytest.fixture(scope="module")
def northwind() -> Iterator[FakeOpenAI]:
    """The demo organisation at noon of 22 November 2026; no test sets faults on it."""
    with FakeOpenAI("northwind", NOW) as fake:
        yield fake


@pytest.fixture(scope="module")
def quirks() -> Iterator[FakeOpenAI]:
    """Every odd row at the same moment; no test sets faults on it."""
    with FakeOpenAI("quirks", NOW) as fake:
        yield fake
