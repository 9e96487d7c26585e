"""The organisations by their names."""

from collections.abc import Callable

from fake_openai import northwind, quirks, synthetic
from fake_openai.organisation import Organisation

ORGANISATIONS: dict[str, Callable[[], Organisation]] = {
    "northwind": northwind.northwind,
    "quiet": northwind.quiet,
    "large": synthetic.large,
    "quirks": quirks.quirks,
    "empty": synthetic.empty,
    "one_day": synthetic.one_day,
}
MANY_PROJECTS = "many_projects"


def organisation_named(name: str) -> Organisation:
    """The organisation of that name; `many_projects:N` has N projects. ValueError if unknown."""
    if name in ORGANISATIONS:
        return ORGANISATIONS[name]()
    kind, _, count = name.partition(":")
    if kind == MANY_PROJECTS and count.isascii() and count.isdigit() and int(count) > 0:
        return synthetic.many_projects(int(count))
    known = ", ".join([*ORGANISATIONS, f"{MANY_PROJECTS}:N"])
    raise ValueError(f"There is no organisation {name!r}. Known are: {known}.")
