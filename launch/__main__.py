"""python -m launch: see `./start.sh --help`."""

import argparse
import signal
import sys
from types import FrameType

from launch.bundle import prepare_bundle
from launch.environment import prepare_environment
from launch.serve import serve
from launch.steps import SetupError

INTERRUPTED = 130


def main() -> int:
    """Set up what is missing or changed, then serve until stopped. Returns the exit code."""
    options = _parse_options()
    _stop_on_signals()
    try:
        python = prepare_environment(dev=options.dev)
        prepare_bundle(dev=options.dev)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up interrupted; the next start takes it up again.", file=sys.stderr)
        return INTERRUPTED
    if options.install:
        print("Set up. ./start.sh starts it; ./start.sh --demo needs no key.")
        return 0
    return serve(python, demo=options.demo)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.bat" if sys.platform == "win32" else "./start.sh",
        description="Set up what is missing, then serve the dashboard at http://localhost:5000.",
        epilog="Stop with Ctrl-C. HOST, PORT and all other settings come from .env: see README.md. "
        "For one start, another port is PORT=5001 ./start.sh.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--demo", action="store_true", help="show a made-up organisation; no key needed, none used"
    )
    parser.add_argument("--install", action="store_true", help="set up only, do not start")
    parser.add_argument("--dev", action="store_true", help="also set up what ./test.sh needs")
    return parser.parse_args()


def _stop_on_signals() -> None:
    """Make every request to stop one exception.

    Also where a shell had SIGINT ignored, as it does for `./start.sh &` in a script.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # An ignored SIGHUP is somebody's nohup: it stays ignored.
        if number and not (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
