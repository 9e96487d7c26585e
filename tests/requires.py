"""Programs that a person's machine may lack, and that a machine for tests must have."""

import os
from typing import NoReturn

import pytest


def missing(program: str, remedy: str) -> NoReturn:
    """Skip the test and say how to get the program; where CI is set, fail."""
    message = f"{program} is missing: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
