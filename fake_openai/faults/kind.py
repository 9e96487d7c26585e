"""What a kind of fault is."""

from collections.abc import Callable
from dataclasses import dataclass

from werkzeug import Response

from fake_openai.faults.context import Exchange


@dataclass(frozen=True)
class Kind:
    """`act` answers the exchange wrongly; `options` names the settings it understands.

    `costs_only` is for faults of what the projects list does not have.
    """

    name: str
    summary: str
    act: Callable[[Exchange], Response]
    options: tuple[str, ...] = ()
    costs_only: bool = False
