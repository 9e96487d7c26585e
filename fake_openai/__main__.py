"""python -m fake_openai --organisation northwind --port 9001"""

import argparse
import signal
import sys
from datetime import UTC, datetime
from threading import Event

from fake_openai.faults import GRAMMAR, KINDS, parse_fault
from fake_openai.keys import DEMO_KEY
from fake_openai.organisation import Organisation
from fake_openai.organisations import KNOWN, organisation_named
from fake_openai.server import FakeOpenAI


def _organisation(name: str) -> Organisation:
    try:
        return organisation_named(name)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"a moment is written like 2026-11-22T12:00:00Z, not {text!r}"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fault(text: str) -> str:
    try:
        parse_fault(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _parser() -> argparse.ArgumentParser:
    kinds = "\n".join(
        f"  {kind.name:<25}{'costs only: ' if kind.costs_only else ''}{kind.summary}"
        for kind in KINDS.values()
    )
    parser = argparse.ArgumentParser(
        prog="python -m fake_openai",
        description="A fake of OpenAI's Admin API, to try the dashboard without a key.",
        epilog=f"faults are written\n\n{GRAMMAR}\n\nand named\n\n{kinds}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--organisation",
        type=_organisation,
        default="northwind",
        metavar="NAME",
        help=f"{', '.join(KNOWN)}; of northwind and quiet, N is a seed (default: northwind)",
    )
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    parser.add_argument(
        "--port", type=_port, default=9001, help="default: 9001; 0 picks a free one"
    )
    parser.add_argument(
        "--now", type=_moment, metavar="MOMENT", help="stop the clock at this moment, UTC"
    )
    parser.add_argument(
        "--fault", type=_fault, action="append", default=[], metavar="FAULT", help="see below"
    )
    return parser


def main() -> int:
    """Serve until interrupted; returns 1 if the address is not available."""
    options = _parser().parse_args()
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    fake = FakeOpenAI(
        options.organisation,
        options.now,
        host=options.host,
        port=options.port,
        faults=options.fault,
    )
    try:
        fake.start()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        print(f"Cannot listen on {options.host}:{options.port}: {reason}.", file=sys.stderr)
        return 1
    print(f"OPENAI_BASE_URL={fake.base_url} OPENAI_ADMIN_KEY={DEMO_KEY}", flush=True)
    while not ended.wait(1):  # a wait without an end cannot be interrupted on Windows
        pass
    fake.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
