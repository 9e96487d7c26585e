"""What the documents say is what the program does."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.config import NAMES, SECRETS, Settings
from app.errors import ApiError

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
API = (ROOT / "docs" / "api.md").read_text()
ENV_EXAMPLE = (ROOT / "env.example").read_text()


def section(title: str, document: str = README) -> str:
    """A chapter of the README, or of another document, its sub-chapters included."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", document, re.MULTILINE | re.DOTALL)
    assert found, f"there is no chapter {title}"
    return found.group(1)


def table_rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in a text by the name in their first cell."""
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", text, re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in rows}


def test_every_setting_is_documented_and_no_other() -> None:
    """README, env.example and Settings name the same settings."""
    assert table_rows(section("Configuration")).keys() == set(NAMES)
    in_example = set(re.findall(r"^#?([A-Z_]+)=", ENV_EXAMPLE, re.MULTILINE))
    assert in_example == set(NAMES)


def test_documented_defaults_are_the_real_ones() -> None:
    """The default that README and env.example give is the one that an empty environment has."""
    shown = {
        name: cells[0].strip("`") for name, cells in table_rows(section("Configuration")).items()
    }
    defaults = Settings.from_env({})
    for field in fields(Settings):
        name = {"base_url": "OPENAI_BASE_URL"}.get(field.name, field.name.upper())
        if name in shown and shown[name] not in {"none", "off"}:
            assert shown[name] == f"{getattr(defaults, field.name)}", name
            given = re.search(rf"^#?{name}=(.*)$", ENV_EXAMPLE, re.MULTILINE)
            assert given
            assert given.group(1) == shown[name]


def test_secrets_may_be_files_and_are_said_to_be() -> None:
    """Each secret is marked in the table."""
    marked = {
        name
        for name, cells in table_rows(section("Configuration")).items()
        if "`_FILE`" in cells[1]
    }
    assert marked == set(SECRETS)


def test_env_example_works_as_it_is() -> None:
    """Copied to .env without a change, the program starts, and says that there is no key."""
    values = dict(re.findall(r"^([A-Z_]+)=(.*)$", ENV_EXAMPLE, re.MULTILINE))
    assert Settings.from_env(values) == Settings()
    every = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", ENV_EXAMPLE, re.MULTILINE))
    Settings.from_env(every)


def test_every_error_is_documented() -> None:
    """Each code that the program knows stands in the table with its status."""

    def family(kind: type[ApiError]) -> set[type[ApiError]]:
        return {kind}.union(*(family(child) for child in kind.__subclasses__()))

    documented = table_rows(section("Errors", API))
    codes = {kind.code: kind.status for kind in family(ApiError) if "code" in vars(kind)}
    codes |= {
        "invalid_request": 412,
        "not_found": 404,
        "method_not_allowed": 405,
        "untrusted_host": 400,
    }
    assert {name: cells[0] for name, cells in documented.items()} == {
        code: str(status) for code, status in codes.items()
    }


def curl_queries() -> list[str]:
    """The paths that the curl examples of README and docs/api.md ask for."""
    examples = (section("API") + API).replace("\\\n", " ")
    lines = re.findall(r"^curl (?!-X).*$", examples, re.MULTILINE)
    return [
        word.removeprefix("http://localhost:5000")
        for line in lines
        for word in shlex.split(line)
        if word.startswith("http://localhost:5000")
    ]


@pytest.mark.parametrize("path", curl_queries())
def test_the_examples_of_the_api_work(client: FlaskClient, path: str) -> None:
    """Each curl example of README and docs/api.md is answered with 200."""
    assert client.get(path).status_code == 200


def test_there_are_examples() -> None:
    """The test above has something to test: each endpoint of figures has its example."""
    costs = ("summary?", "series?", "breakdown?", "changes?", "forecast", "unusual?", "export?")
    for endpoint in (
        "/costs?",
        *(f"/costs/{name}" for name in costs),
        "/projects/spend?",
        "/projects?",
        "/refresh",
        "/healthz",
    ):
        assert any(path.startswith(endpoint) for path in curl_queries()), endpoint


def test_the_readme_is_short() -> None:
    """What a reader does not need at the start is in docs/."""
    assert len(README.encode()) <= 14_000


@pytest.mark.parametrize("name", re.findall(r"\]\((?!http|#)([^)#]+)\)", README))
def test_links_of_the_readme_lead_somewhere(name: str) -> None:
    """Pictures and documents that the README names are there."""
    assert (ROOT / name).exists()


@pytest.mark.parametrize("document", sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_documents_are_linked_from_the_readme(document: Path) -> None:
    """Whoever begins at the README finds each of them."""
    assert f"docs/{document.name}" in README
