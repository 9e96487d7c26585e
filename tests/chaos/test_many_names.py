"""Somebody who asks for one API key after the other."""

from datetime import UTC, datetime
from pathlib import Path

from app.errors import RejectedApiKey
from app.sync.backoff import Troubles
from app.sync.process_lock import Machine

NAMES = [b"%d" % number for number in range(3_000)]


def test_locks_do_not_grow_with_the_names(tmp_path: Path) -> None:
    """Neither the files of the folder nor what a process remembers."""
    machine = Machine(tmp_path, "fingerprint")
    for name in NAMES:
        with machine.alone(name, 1) as mine:
            assert mine
    assert len(list((tmp_path / "fingerprint").iterdir())) <= 256
    assert len(machine._locks) <= 256


def test_troubles_do_not_grow_with_the_names() -> None:
    """The latest thousand are remembered."""
    troubles = Troubles()
    for name in NAMES:
        troubles.failed(name, RejectedApiKey(), datetime.now(UTC))
    remembered = [name for name in NAMES if troubles.now(name)]
    assert remembered == NAMES[-1_000:]
