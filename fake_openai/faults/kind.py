"""The definition of one kind of fault."""

from collections.abc import Callable
from dataclasses import dataclass

from werkzeug import Response

from fake_openai.faults.context import FaultContext


@dataclass(frozen=True)
class FaultKind:
    """A named fault. `respond` makes the faulty response; `options` are the settings it accepts.

    `costs_only` marks a fault in something that the projects list does not have.
    """

    name: str
    summary: str
    respond: Callable[[FaultContext], Response]
    options: tuple[str, ...] = ()
    costs_only: bool = False
