"""Background jobs: one of a name at a time."""

from threading import Event

import pytest

from app.errors import ApiError
from app.sync.background import BackgroundJobs
from tests.wait import behind, wait_until


def test_a_job_that_is_running_is_not_begun_again(caplog: pytest.LogCaptureFixture) -> None:
    """Others are; and the same once it has ended, however it did."""
    jobs, may_end, begun = BackgroundJobs(), Event(), []

    def wait() -> None:
        begun.append("a")
        may_end.wait(30)
        raise ApiError("OpenAI is down")

    jobs.run_once(b"a", wait)
    jobs.run_once(b"a", wait)
    jobs.run_once(b"b", lambda: begun.append("b"))
    wait_until(lambda: sorted(begun) == ["a", "b"])
    may_end.set()
    wait_until(lambda: not behind())
    assert "not refreshed: OpenAI is down" in caplog.text

    def fail() -> None:
        raise ZeroDivisionError

    jobs.run_once(b"a", fail)
    wait_until(lambda: not behind())
    jobs.run_once(b"a", lambda: begun.append("again"))
    wait_until(lambda: not behind())
    assert begun[-1] == "again"
    assert "unexpected failure" in caplog.text
