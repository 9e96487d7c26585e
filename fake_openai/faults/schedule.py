"""Which calls get which fault: faults are set per path and per call number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from werkzeug import Response

from fake_openai.faults.connections import CONNECTION_FAULTS
from fake_openai.faults.context import FaultContext
from fake_openai.faults.kind import FaultKind
from fake_openai.faults.payloads import PAYLOAD_FAULTS
from fake_openai.faults.responses import RESPONSE_FAULTS

KINDS: dict[str, FaultKind] = {
    kind.name: kind for kind in (*RESPONSE_FAULTS, *CONNECTION_FAULTS, *PAYLOAD_FAULTS)
}
PATHS = ("costs", "projects", "*")

GRAMMAR = """\
PATH:NAME[:CALLS][:OPTION=VALUE]...
  PATH   costs, projects, or * for both
  CALLS  which calls of that path, counted from 1 since the fault was set: 2 or 1,3 or 2-4 or 3-;
         all of them when left out
  e.g.   costs:http_429:1:retry_after=5    projects:slow:seconds=3    *:http_500:1-2"""

_CALLS = re.compile(r"\d+(-\d*)?(,\d+(-\d*)?)*")
_NEXT_OPTION = re.compile(r":(?=[a-z_]+=)")
_SECONDS = re.compile(r"\d+(\.\d+)?")
_NO_END = 1_000_000_000


@dataclass
class Fault:
    """A fault. `calls` are inclusive ranges of affected calls; `seen` counts those of its path."""

    path: str
    name: str
    calls: tuple[tuple[int, int], ...] = ((1, _NO_END),)
    options: dict[str, str] = field(default_factory=dict)
    seen: int = 0

    def __post_init__(self) -> None:
        if self.path not in PATHS:
            raise ValueError(f"A fault's path is one of {', '.join(PATHS)}, not {self.path!r}.")
        if self.name not in KINDS:
            raise ValueError(f"There is no fault {self.name!r}. Known are: {', '.join(KINDS)}.")
        if KINDS[self.name].costs_only and self.path != "costs":
            raise ValueError(f"The fault {self.name} is one of costs only.")
        unknown = sorted(set(self.options) - set(KINDS[self.name].options))
        if unknown:
            raise ValueError(f"The fault {self.name} has no option {', '.join(unknown)}.")
        for name in {"seconds", "interval"} & set(self.options):
            if not _SECONDS.fullmatch(self.options[name]):
                raise ValueError(f"{name} is a number of seconds, not {self.options[name]!r}.")

    def __str__(self) -> str:
        calls = ",".join(
            f"{first}-" if last == _NO_END else str(first) if first == last else f"{first}-{last}"
            for first, last in self.calls
        )
        return ":".join(
            [self.path, self.name, calls, *(f"{k}={v}" for k, v in self.options.items())]
        )


def parse_fault(text: str) -> Fault:
    """Parse a fault written as in `GRAMMAR`; ValueError says what is wrong."""
    path, _, rest = text.partition(":")
    name, *options = _NEXT_OPTION.split(rest)
    name, _, calls = name.partition(":")
    if calls and not _CALLS.fullmatch(calls):
        raise ValueError(f"{text!r}: calls are written like 2 or 1,3 or 2-4 or 3-, not {calls!r}.")
    ranges = []
    for part in calls.split(",") if calls else ["1-"]:
        first, dash, last = part.partition("-")
        ranges.append((int(first), int(last or _NO_END) if dash else int(first)))
    return Fault(path, name, tuple(ranges), dict(option.split("=", 1) for option in options))


class Faults:
    """The faults that are set now; thread-safe."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._faults = [parse_fault(text) for text in texts]
        self._lock = Lock()

    def add(
        self, path: str, name: str, calls: Iterable[int] | None = None, **options: object
    ) -> Fault:
        """Set a fault for these calls of the path (the next one is 1), or for all calls."""
        ranges = tuple((call, call) for call in calls) if calls is not None else ((1, _NO_END),)
        return self._set(Fault(path, name, ranges, {k: str(v) for k, v in options.items()}))

    def add_text(self, text: str) -> Fault:
        """Set a fault written as in `GRAMMAR`."""
        return self._set(parse_fault(text))

    def clear(self) -> None:
        """Remove all faults: every later response is correct."""
        with self._lock:
            self._faults.clear()

    def texts(self) -> list[str]:
        """The faults that are set, written as in `GRAMMAR`."""
        with self._lock:
            return [str(fault) for fault in self._faults]

    def _set(self, fault: Fault) -> Fault:
        with self._lock:
            self._faults.append(fault)
        return fault

    def response(self, context: FaultContext) -> Response | None:
        """Count the call; returns the response of the first fault that affects it, or None."""
        matching = None
        with self._lock:
            for fault in self._faults:
                if fault.path not in (context.path, "*"):
                    continue
                fault.seen += 1
                if matching is None and any(a <= fault.seen <= b for a, b in fault.calls):
                    matching = fault
                    context.call_number = fault.seen
        if matching is None:
            return None
        context.options = matching.options
        return KINDS[matching.name].respond(context)
