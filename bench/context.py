"""What all parts share: temporary folders, the number of rounds, and the fake OpenAI servers."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from app.spend.days import DayRange
from bench.recorded import Recorded, costs_pages, record
from bench.servers import Server, fake_openai

LARGE_DAYS = 395
"""A year, and 30 days by which a year's range can be moved."""


class Context:
    """One run of the benchmark. ``quick`` asks for fewer and shorter rounds."""

    def __init__(self, folder: Path, running: ExitStack, *, quick: bool) -> None:
        self.quick = quick
        self.rounds = 2 if quick else 5
        self.last_day: date = datetime.now(UTC).date() - timedelta(days=1)
        """Yesterday in UTC, whose figures do not change during the run."""
        self._folder = folder
        self._running = running
        self._folders = 0

    def folder(self) -> Path:
        """A new folder, deleted at the end of the run."""
        self._folders += 1
        path = self._folder / str(self._folders)
        path.mkdir()
        return path

    def fake(self, organisation: str) -> Server:
        """A fake OpenAI that runs until the end of the run."""
        return self._running.enter_context(fake_openai(organisation, self.folder()))

    @cached_property
    def large(self) -> Server:
        """The fake OpenAI of 1,000 projects with five line items each. Its days are generated here,
        so that it computes none of them during a measurement.
        """
        fake = self.fake("large")
        for _page in costs_pages(fake, DayRange(self.first_day(LARGE_DAYS), self.last_day)):
            pass
        return fake

    @cached_property
    def recorded(self) -> Recorded:
        """The large organisation's pages of costs of a year."""
        return record(self.large, DayRange(self.first_day(365), self.last_day), self.folder())

    def first_day(self, days: int) -> date:
        """The first of this many days that end with ``last_day``."""
        return self.last_day - timedelta(days=days - 1)


@contextmanager
def open_context(*, quick: bool) -> Iterator[Context]:
    """A run; its servers are stopped and its folders deleted at the end."""
    with TemporaryDirectory(prefix="bench-") as folder, ExitStack() as running:
        yield Context(Path(folder), running, quick=quick)
