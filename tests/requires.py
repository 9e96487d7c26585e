"""Programs that tests need: optional on a developer's machine, required in CI."""

import os
from typing import NoReturn

import pytest


def missing(program: str, remedy: str) -> NoReturn:
    """Skip the test with how to install the program; fail if CI is set."""
    message = f"{program} is missing: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
