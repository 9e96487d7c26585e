"""What all parts share: where to put files, how thorough to be, and the large organisation."""

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
"""A year, and a month more to move a year's range in."""


class Setting:
    """One run of the benchmark."""

    def __init__(self, folder: Path, running: ExitStack, *, quick: bool) -> None:
        self.quick = quick
        self.rounds = 5
        self.last_day: date = datetime.now(UTC).date() - timedelta(days=1)
        """Yesterday in UTC: its figures stay as they are while the run lasts."""
        self._folder = folder
        self._running = running
        self._folders = 0

    def folder(self) -> Path:
        """A new one, gone when the run is over."""
        self._folders += 1
        path = self._folder / str(self._folders)
        path.mkdir()
        return path

    def fake(self, organisation: str) -> Server:
        """A fake OpenAI until the run is over."""
        return self._running.enter_context(fake_openai(organisation, self.folder()))

    @cached_property
    def large(self) -> Server:
        """1,000 projects of five line items each. It has its days ready, so that it makes none of
        them up while others are measured.
        """
        fake = self.fake("large")
        for _page in costs_pages(fake, DayRange(self.first_day(LARGE_DAYS), self.last_day)):
            pass
        return fake

    @cached_property
    def recorded(self) -> Recorded:
        """What the large organisation's OpenAI sends of a year."""
        return record(self.large, DayRange(self.first_day(365), self.last_day), self.folder())

    def first_day(self, days: int) -> date:
        """With which so many days begin that end with ``last_day``."""
        return self.last_day - timedelta(days=days - 1)


@contextmanager
def setting(*, quick: bool) -> Iterator[Setting]:
    """The run; what it started and wrote is gone after it."""
    with TemporaryDirectory(prefix="bench-") as folder, ExitStack() as running:
        yield Setting(Path(folder), running, quick=quick)
