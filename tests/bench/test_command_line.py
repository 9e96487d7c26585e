"""``python -m bench`` says what it can do, and refuses what it cannot."""

import subprocess
import sys


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments], capture_output=True, text=True, check=False
    )


def test_help() -> None:
    """All parts are listed."""
    done = bench("--help")
    assert done.returncode == 0
    assert all(part in done.stdout for part in ("cached_throughput", "answers", "--against"))


def test_parts_of_a_comparison_need_a_revision() -> None:
    """Answers can only be compared with those of another revision."""
    done = bench("answers")
    assert done.returncode == 2
    assert "without --against" in done.stderr
