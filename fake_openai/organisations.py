"""The organisations by name."""

from collections.abc import Callable
from functools import cache

from fake_openai import edge_cases, northwind, synthetic
from fake_openai.organisation import Organisation

ORGANISATIONS: dict[str, Callable[[], Organisation]] = {
    "northwind": northwind.northwind,
    "quiet": northwind.quiet,
    "large": synthetic.large,
    "quirks": edge_cases.quirks,
    "empty": synthetic.empty,
    "one_day": synthetic.one_day,
}
# By name: the smallest number that may follow it, as in `many_projects:50`, and the factory.
NUMBERED: dict[str, tuple[int, Callable[[int], Organisation]]] = {
    "northwind": (0, northwind.northwind),
    "quiet": (0, northwind.quiet),
    "many_projects": (1, synthetic.many_projects),
}
KNOWN = (*ORGANISATIONS, *(f"{name}:N" for name in NUMBERED))


@cache
def organisation_named(name: str) -> Organisation:
    """The organisation with that name; ValueError if there is none.

    `many_projects:N` has N projects; in `northwind:N` and `quiet:N`, N is a seed.
    """
    if name in ORGANISATIONS:
        return ORGANISATIONS[name]()
    kind, _, number = name.partition(":")
    if kind in NUMBERED and number.isascii() and number.isdigit():
        minimum, make = NUMBERED[kind]
        if int(number) >= minimum:
            return make(int(number))
    raise ValueError(f"There is no organisation {name!r}. Known are: {', '.join(KNOWN)}.")
