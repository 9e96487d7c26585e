"""What the workers of one machine share beside the cache: who is reading, and that news came.

Both live in a folder of small files, for the system lets a lock go when a process dies, however it
dies. Where there is no such folder, each process keeps to itself: that costs calls, not answers.
"""

import hashlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

logger = logging.getLogger(__name__)

# Hexadecimal digits. There are names without end, so that now and then two share one of 256 locks.
_PLACE_DIGITS = 2
_LOOK_SECONDS = 0.05


class Machine:
    """The locks and the bell of one key, organisation and server."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder: Path | None = folder / fingerprint[:32]
        self._bell = folder / f"{fingerprint[:32]}.news"
        self._rung = 0
        self._heard = 0
        self._looked = 0.0
        self._locks: dict[str, threading.Lock] = {}
        self._locks_lock = threading.Lock()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._bell.touch()
        except OSError as error:
            self._folder = None
            logger.warning("no locks between processes in %s: %s", folder, type(error).__name__)

    @contextmanager
    def alone(self, name: bytes, seconds: float) -> Iterator[bool]:
        """Within this block, nobody else on this machine is in one of that name; False where
        somebody still was after so many seconds. There must be no such block within it.
        """
        place = hashlib.sha256(name).hexdigest()[:_PLACE_DIGITS]
        with self._locks_lock:
            inner = self._locks.setdefault(place, threading.Lock())
        began = time.monotonic()
        if not inner.acquire(timeout=max(0.0, seconds)):
            yield False
            return
        try:
            with self._across_processes(place, seconds - (time.monotonic() - began)) as mine:
                yield mine
        finally:
            inner.release()

    def ring(self) -> None:
        """Tell all processes that what they remember may be out of date."""
        self._rung += 1
        if self._folder:
            try:
                # The folder may have been deleted meanwhile.
                self._folder.mkdir(parents=True, exist_ok=True)
                self._bell.touch()
                # To the nanosecond: the system's own clock for files ticks every few milliseconds.
                os.utime(self._bell, ns=(time.time_ns(), time.time_ns()))
            except OSError:
                logger.warning("the bell cannot be rung")

    def rung(self) -> object:
        """Changes whenever the bell is rung; by another process, within a twentieth of a second,
        for to look at a file costs as much as a quarter of a warm answer.
        """
        if self._folder and time.monotonic() - self._looked >= _LOOK_SECONDS:
            try:
                self._heard = self._bell.stat().st_mtime_ns
            except OSError:
                self._heard = 0
            self._looked = time.monotonic()
        return self._rung, self._heard

    @contextmanager
    def _across_processes(self, place: str, seconds: float) -> Iterator[bool]:
        if not self._folder:
            yield True
            return
        lock = FileLock(self._folder / place)
        try:
            lock.acquire(timeout=max(0.0, seconds))
        except Timeout:
            yield False
            return
        except OSError as error:
            logger.warning("no lock between processes: %s", type(error).__name__)
            yield True
            return
        try:
            yield True
        finally:
            lock.release()
