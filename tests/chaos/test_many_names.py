"""Somebody who asks for one API key after the other."""

from datetime import UTC, datetime
from pathlib import Path

from app.errors import RejectedApiKey
from app.store.database import Database
from app.store.locks import Locks
from app.sync.backoff import FailureBackoff

NAMES = [b"%d" % number for number in range(3_000)]


def test_locks_do_not_grow_with_the_names(tmp_path: Path) -> None:
    """Neither the files of the folder nor what a process remembers."""
    locks = Locks(Database(f"sqlite:///{tmp_path / 'spend.db'}"), "fingerprint")
    for name in NAMES:
        with locks.exclusive(name, 1) as acquired:
            assert acquired
    assert len(list((tmp_path / "spend.db.locks").iterdir())) <= 256
    assert len(locks._in_process) <= 256


def test_failures_do_not_grow_with_the_names() -> None:
    """The latest thousand are remembered."""
    backoff = FailureBackoff()
    for name in NAMES:
        backoff.failed(name, RejectedApiKey(), datetime.now(UTC))
    remembered = [name for name in NAMES if backoff.last_failure(name)]
    assert remembered == NAMES[-1_000:]
