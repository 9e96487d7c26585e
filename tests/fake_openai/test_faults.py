"""Every fault, as a client sees it on its connection."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from fake_openai import DEMO_KEY, FakeOpenAI
from fake_openai.faults import KINDS
from tests.fake_openai.http import NOW, TIMEOUT, ask, error_of, exact, unix
from tests.wait import wait_until

QUESTION = [
    ("start_time", unix(date(2026, 11, 1))),
    ("end_time", unix(date(2026, 11, 11))),
    ("group_by[]", "project_id"),
    ("group_by[]", "line_item"),
]


@pytest.fixture
def fake() -> Iterator[FakeOpenAI]:
    """A fake for one test, which may set faults on it."""
    with FakeOpenAI("quirks", NOW) as fake:
        yield fake


def costs(fake: FakeOpenAI, page: str | None = None) -> requests.Response:
    """The first seven of ten days by project and line item, or the page of a cursor."""
    return ask(fake, "costs", QUESTION if page is None else [*QUESTION, ("page", page)])


STATUSES: dict[str, tuple[int, Callable[[requests.Response], bool]]] = {
    "invalid_key": (401, lambda r: DEMO_KEY[:12] in r.json()["error"]["message"]),
    "missing_scope_403": (403, lambda r: "api.usage.read" in r.json()["error"]),
    "missing_scope_401": (401, lambda r: "api.usage.read" in r.json()["error"]["message"]),
    "mismatched_organization": (401, lambda r: "mismatched_organization" in r.text),
    "http_404": (404, lambda r: "Invalid URL" in r.json()["error"]["message"]),
    "http_429": (429, lambda r: "Retry-After" not in r.headers),
    "http_500": (500, lambda r: bool(r.json()["error"]["type"] == "server_error")),
    "http_502": (502, lambda r: r.text.startswith("<html>")),
    "http_503": (503, lambda r: r.text.startswith("<html>")),
    "html_200": (200, lambda r: r.headers["Content-Type"].startswith("text/html")),
    "empty_body": (200, lambda r: r.content == b""),
    "redirect": (302, lambda r: r.headers["Location"] == "/elsewhere"),
}
# How the faulty page (first) differs from the correct one.
SHAPES: dict[str, Callable[[Any, Any], bool]] = {
    "body_list": lambda wrong, right: wrong == right["data"],
    "no_data": lambda wrong, right: wrong == {k: right[k] for k in right if k != "data"},
    "no_amount": lambda wrong, _: "amount" not in wrong["data"][0]["results"][0],
    "bad_amount": lambda wrong, _: wrong["data"][0]["results"][0]["amount"]["value"] == "NaN",
    "no_start_time": lambda wrong, _: "start_time" not in wrong["data"][0],
    "null_results": lambda wrong, _: wrong["data"][0]["results"] is None,
    "gap": lambda wrong, right: wrong["data"] == right["data"][:3] + right["data"][4:],
    "ungrouped": lambda wrong, _: all(
        result["project_id"] is None for bucket in wrong["data"] for result in bucket["results"]
    ),
    "no_cursor": lambda wrong, _: wrong["has_more"] and wrong["next_page"] is None,
}
OTHERS = {  # each with a test of its own below
    "expired_cursor",
    "unsupported_grouping",
    "unfiltered",
    "repeated_page",
    "endless_cursors",
    "endless_empty",
    "slow",
    "hanging",
    "dripping",
    "reset",
    "truncated",
    "truncated_json",
}


def test_every_fault_is_tested() -> None:
    """No fault is without a test."""
    assert set(KINDS) == set(STATUSES) | set(SHAPES) | OTHERS


@pytest.mark.parametrize("name", STATUSES)
def test_statuses(fake: FakeOpenAI, name: str) -> None:
    """The answer has the status and the body that the fault is named for."""
    fake.faults.add("costs", name)
    status, is_as_named = STATUSES[name]
    response = costs(fake)
    assert response.status_code == status
    assert is_as_named(response)


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(fake: FakeOpenAI, name: str) -> None:
    """The answer is a 200 whose JSON is wrong in the one way that the fault is named for."""
    right = exact(costs(fake))
    fake.faults.add("costs", name)
    assert SHAPES[name](exact(costs(fake)), right)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("body_list", lambda page, right: page == right["data"]),
        ("no_data", lambda page, _: "data" not in page),
        ("no_cursor", lambda page, _: page["has_more"] and page["last_id"] is None),
    ],
)
def test_shapes_of_projects(fake: FakeOpenAI, name: str, wrong: Callable[[Any, Any], bool]) -> None:
    """The projects list goes wrong in the same ways, where it has the parts for it."""
    right = exact(ask(fake, "projects"))
    fake.faults.add("projects", name)
    assert wrong(exact(ask(fake, "projects")), right)


def test_only_the_one_thing_is_wrong(fake: FakeOpenAI) -> None:
    """A fault of content leaves every other amount exact, whatever its digits."""
    right = exact(costs(fake))
    fake.faults.add("costs", "null_results")
    wrong = exact(costs(fake))
    assert wrong["data"][1:] == right["data"][1:]


@pytest.mark.parametrize("value", ["Infinity", "abc", "-NaN", ""])
def test_bad_amount_of_choice(fake: FakeOpenAI, value: str) -> None:
    """A bad amount may be any string, or any text without quotes."""
    fake.faults.add("costs", "bad_amount", calls=[1], value=value)
    assert f'"value":"{value}"' in costs(fake).text
    fake.faults.add("costs", "bad_amount", value=value, bare="yes")
    assert f'"value":{value},' in costs(fake).text


def test_retry_after(fake: FakeOpenAI) -> None:
    """A 429 may say after how many seconds to try again."""
    fake.faults.add("*", "http_429", retry_after=7)
    for response in (costs(fake), ask(fake, "projects")):
        assert response.headers["Retry-After"] == "7"


def test_calls(fake: FakeOpenAI) -> None:
    """A fault affects exactly the calls it was set for, counted per path from when it was set."""
    costs(fake)
    fake.faults.add("costs", "http_500", calls=[2, 4])
    fake.faults.add_text("projects:http_503:2-")
    assert [costs(fake).status_code for _ in range(5)] == [200, 500, 200, 500, 200]
    assert [ask(fake, "projects").status_code for _ in range(3)] == [200, 503, 503]
    fake.faults.clear()
    assert ask(fake, "projects").status_code == 200


def test_first_fault_wins(fake: FakeOpenAI) -> None:
    """Of two faults for one call, the one that was set first applies."""
    fake.faults.add("costs", "http_500", calls=[1])
    fake.faults.add("costs", "http_503")
    assert [costs(fake).status_code for _ in range(2)] == [500, 503]


def test_expired_cursor(fake: FakeOpenAI) -> None:
    """The first page is right; its cursor is refused in OpenAI's words."""
    fake.faults.add("costs", "expired_cursor")
    page = exact(costs(fake))
    assert "page token is invalid" in error_of(costs(fake, page["next_page"]), 400)["message"]


def test_unsupported_grouping(fake: FakeOpenAI) -> None:
    """User with project is a 400; either alone is not."""
    fake.faults.add("costs", "unsupported_grouping")
    assert costs(fake).status_code == 200
    both = ask(fake, "costs", [*QUESTION, ("group_by", "user_id")])
    assert error_of(both, 400)["param"] == "group_by"


def test_unfiltered(fake: FakeOpenAI) -> None:
    """The filter by project is accepted and does nothing."""
    whole = exact(costs(fake))["data"]
    filtered = [*QUESTION, ("project_ids", "proj_short")]
    assert exact(ask(fake, "costs", filtered))["data"] != whole
    fake.faults.add("costs", "unfiltered")
    assert exact(ask(fake, "costs", filtered))["data"] == whole


def follow(fake: FakeOpenAI, path: str) -> list[Any]:
    """Four pages, each by the cursor of the one before."""
    pages: list[Any] = []
    names = {"costs": ("page", "next_page"), "projects": ("after", "last_id")}
    parameter, cursor = names[path]
    for _ in range(4):
        sent = [(parameter, pages[-1][cursor])] if pages else []
        pages.append(exact(ask(fake, path, [*QUESTION, *sent] if path == "costs" else sent)))
    assert all(page["has_more"] for page in pages)
    return pages


@pytest.mark.parametrize(("path", "cursor"), [("costs", "next_page"), ("projects", "last_id")])
def test_misleading_cursors(fake: FakeOpenAI, path: str, cursor: str) -> None:
    """Paging never ends: under one cursor, under ever new ones, or with nothing on the pages."""
    fake.faults.add(path, "repeated_page")
    pages = follow(fake, path)
    assert all(page == pages[0] for page in pages)
    fake.faults.clear()

    fake.faults.add(path, "endless_cursors")
    pages = follow(fake, path)
    assert all(page["data"] == pages[0]["data"] != [] for page in pages)
    assert len({page[cursor] for page in pages}) == 4
    fake.faults.clear()

    fake.faults.add(path, "endless_empty")
    pages = follow(fake, path)
    assert all(page["data"] == [] for page in pages)
    assert len({page[cursor] for page in pages}) == 4


def test_redirect_elsewhere(fake: FakeOpenAI) -> None:
    """A redirect may lead to another server, whose records show whether the key leaked."""
    with FakeOpenAI("empty", NOW) as elsewhere:
        fake.faults.add("projects", "redirect", location=f"{elsewhere.base_url}/stolen")
        assert ask(fake, "projects").headers["Location"] == f"{elsewhere.base_url}/stolen"
        requests.get(ask(fake, "projects").headers["Location"], timeout=TIMEOUT)
        (call,) = elsewhere.calls
    assert call.path == "/v1/stolen"
    assert "Authorization" not in call.headers


def test_slow(fake: FakeOpenAI) -> None:
    """A slow answer is correct, and nothing of it comes before its seconds."""
    right = costs(fake).text
    fake.faults.add("costs", "slow", calls=[1], seconds=3600)
    with raw_request(fake) as connection:
        assert is_silent(connection)
    fake.faults.add("costs", "slow", seconds=0.01)
    assert costs(fake).text == right


def raw_request(fake: FakeOpenAI) -> socket.socket:
    """A connection on which the request was sent."""
    query = "&".join(f"{name}={value}" for name, value in QUESTION)
    url = urlsplit(fake.base_url)
    connection = socket.create_connection((url.hostname, url.port), timeout=TIMEOUT)
    connection.sendall(
        f"GET /v1/organization/costs?{query} HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {DEMO_KEY}\r\n\r\n".encode()
    )
    return connection


def read_to_end(connection: socket.socket) -> tuple[int, bytes]:
    """The announced length and the body, read until the server closes."""
    received = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]), body


def is_silent(connection: socket.socket) -> bool:
    """Whether nothing arrives for a fifth of a second, on a connection that stays open."""
    connection.settimeout(0.2)
    try:
        connection.recv(1)
    except TimeoutError:
        return True
    return False


def test_hanging(fake: FakeOpenAI) -> None:
    """A hanging request gets no byte, and is disconnected after its seconds."""
    fake.faults.add("costs", "hanging", calls=[1])
    with raw_request(fake) as connection:
        assert is_silent(connection)
    fake.faults.add("costs", "hanging", seconds=0.01)
    with raw_request(fake) as connection:
        assert connection.recv(1) == b""
    assert [call.status for call in fake.calls] == [None, None]


def test_dripping(fake: FakeOpenAI) -> None:
    """A dripping body is the correct one: after its first byte, nothing until the interval ends."""
    right = costs(fake).content
    fake.faults.add("costs", "dripping", interval=3600)
    with raw_request(fake) as connection:
        received = b""
        while not received.partition(b"\r\n\r\n")[2]:
            received += connection.recv(65_536)
        assert is_silent(connection)
    assert received.partition(b"\r\n\r\n")[2] == right[:1]


def test_dripping_to_the_end(fake: FakeOpenAI) -> None:
    """A client that waits gets the whole body."""
    parameters = {"start_time": unix(date(2026, 11, 1)), "limit": 1}
    right = ask(fake, "costs", parameters).content
    fake.faults.add("costs", "dripping", interval=0)
    assert ask(fake, "costs", parameters).content == right


def test_truncated(fake: FakeOpenAI) -> None:
    """A truncated body ends early although its whole length was announced."""
    right = costs(fake).content
    fake.faults.add("costs", "truncated")
    with raw_request(fake) as connection:
        length, body = read_to_end(connection)
    assert length == len(right)
    assert body == right[: length // 2]


def test_truncated_json(fake: FakeOpenAI) -> None:
    """Half the JSON may come under a length that matches it."""
    fake.faults.add("costs", "truncated_json")
    with raw_request(fake) as connection:
        length, body = read_to_end(connection)
    assert length == len(body)
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)


def test_reset(fake: FakeOpenAI) -> None:
    """A reset in mid-body is a TCP reset, not an orderly end."""
    fake.faults.add("costs", "reset")
    with raw_request(fake) as connection, pytest.raises(ConnectionResetError):
        read_to_end(connection)


@pytest.mark.parametrize("name", ["hanging", "dripping", "slow"])
def test_faults_end_with_the_server(name: str) -> None:
    """Closing the server ends every open request: it does not wait for the fault's hour."""
    with FakeOpenAI("quirks", NOW) as fake:
        setting = "interval" if name == "dripping" else "seconds"
        fake.faults.add_text(f"costs:{name}:{setting}=3600")
        connection = raw_request(fake)
        wait_until(lambda: bool(fake.calls))
        closing = threading.Thread(target=fake.close, daemon=True)
        closing.start()
        closing.join(TIMEOUT)
        assert not closing.is_alive()
    with connection:
        while connection.recv(65_536):
            pass


def test_faults_end_with_the_client() -> None:
    """A handler stops waiting when its client has disconnected."""
    with FakeOpenAI("quirks", NOW) as fake:
        fake.faults.add("costs", "hanging")
        with raw_request(fake):
            wait_until(lambda: bool(fake.calls))
        wait_until(lambda: handlers() == [])


def handlers() -> list[threading.Thread]:
    """The threads that are answering a request now."""
    return [t for t in threading.enumerate() if "process_request_thread" in t.name]
