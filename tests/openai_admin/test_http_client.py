"""What comes over the wire, byte by byte."""

import gzip
import json
import socket
import threading
from functools import partial
from itertools import repeat
from time import monotonic

import pytest

from app.errors import (
    RateLimited,
    UpstreamBadRequest,
    UpstreamInvalidAnswer,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from app.openai_admin import http_client
from app.openai_admin.concurrency import run_all_or_cancel
from app.openai_admin.deadline import Deadline
from app.openai_admin.http_client import BytesReader, HttpClient
from tests.openai_admin.raw_upstream import RawUpstream, answer
from tests.wait import wait_until

KEY = "proxy-token-0123456789abcdef"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two tries no time passes."""
    monkeypatch.setattr(http_client, "sleep", lambda _: None)


def get(upstream: RawUpstream, seconds: float = 5) -> bytes:
    return HttpClient(upstream.base_url, KEY, None).get("costs", [], Deadline(seconds), BytesReader)


def upstream_threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name.startswith("upstream")]


def drip(upstream_over: threading.Event, pieces: bytes, connection: socket.socket) -> None:
    """Send the pieces again and again, one every 20 ms, until nobody listens."""
    for piece in repeat(pieces):
        if upstream_over.wait(0.02):
            return
        connection.sendall(piece)


@pytest.mark.parametrize(
    ("first", "pieces"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: x\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"HTTP/1.1 503 No\r\nContent-Length: 100000\r\n\r\n", b" "),
    ],
    ids=["status", "header", "headers", "continue", "body", "chunks", "error"],
)
def test_whatever_drips_ends_with_the_deadline(first: bytes, pieces: bytes) -> None:
    """The caller is told in time, and no thread is left that waits for the next byte."""

    def script(connection: socket.socket) -> None:
        connection.sendall(first)
        drip(upstream.over, pieces, connection)

    with RawUpstream(script) as upstream:
        deadline = Deadline(0.3)
        client = HttpClient(upstream.base_url, KEY, None)
        began = monotonic()
        with pytest.raises((UpstreamTimeout, UpstreamUnreachable)):
            run_all_or_cancel(deadline, [partial(client.get, "costs", [], deadline, BytesReader)])
        assert monotonic() - began < 1
        wait_until(lambda: not upstream_threads(), 3)


def test_a_failure_ends_what_goes_on_beside_it() -> None:
    """When one call fails, the others are hung up on, and nothing more is asked."""

    def fail() -> None:
        raise RateLimited("slow down")

    def script(connection: socket.socket) -> None:
        drip(upstream.over, b" ", connection)

    with RawUpstream(script) as upstream:
        deadline = Deadline(30)
        client = HttpClient(upstream.base_url, KEY, None)
        with pytest.raises(RateLimited):
            run_all_or_cancel(
                deadline, [partial(client.get, "costs", [], deadline, BytesReader), fail]
            )
        wait_until(lambda: not upstream_threads(), 3)


@pytest.mark.parametrize(
    "retry_after",
    ["Fri, 31 Dec 99999 23:59:59 GMT", "9" * 5_000, "soon", "-5", "", "1e9", "\xb2"],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "200 OK"])
def test_an_odd_retry_after_is_no_fault_of_ours(status: str, retry_after: str) -> None:
    """Dates beyond the calendar, endless digits and words are passed over."""
    body = b"{}"
    whole = answer(status, body, f"Retry-After: {retry_after}")
    with RawUpstream(lambda connection: connection.sendall(whole)) as upstream:
        if status.startswith("200"):
            assert get(upstream) == body
        else:
            with pytest.raises(RateLimited) as raised:
                get(upstream)
            assert raised.value.retry_after
            assert raised.value.retry_after > 0


@pytest.mark.parametrize("secret", [KEY, "sk-admin-somebody-elses"])
def test_a_refusal_hands_no_key_on(secret: str) -> None:
    """Whatever field OpenAI, or a proxy before it, echoes a key in."""
    error = {"message": f"bad {secret} value", "param": secret, "code": secret}
    whole = answer("400 Bad Request", json.dumps({"error": error}).encode())
    with (
        RawUpstream(lambda connection: connection.sendall(whole)) as upstream,
        pytest.raises(UpstreamBadRequest) as raised,
    ):
        get(upstream)
    assert raised.value.message == "bad [key] value"
    assert (raised.value.param, raised.value.code) == (None, "invalid_parameter")


def test_compressed_bodies_are_read() -> None:
    """As OpenAI sends them to whoever takes gzip."""
    whole = answer("200 OK", gzip.compress(b'{"a": 1}'), "Content-Encoding: gzip")
    with RawUpstream(lambda connection: connection.sendall(whole)) as upstream:
        assert get(upstream) == b'{"a": 1}'


def test_a_body_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small answer that unpacks to more than any organisation's costs fills no memory."""
    monkeypatch.setattr(http_client, "_MOST_BYTES", 1 << 20)
    whole = answer("200 OK", gzip.compress(b" " * (8 << 20)), "Content-Encoding: gzip")
    with (
        RawUpstream(lambda connection: connection.sendall(whole)) as upstream,
        pytest.raises(UpstreamInvalidAnswer, match="larger than 1 MB"),
    ):
        get(upstream)
