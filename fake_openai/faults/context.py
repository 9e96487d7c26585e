"""One request, its correct response and its connection, as a fault sees them."""

import selectors
import socket
import struct
from collections.abc import Callable, Iterable, Mapping
from threading import Event
from time import monotonic
from typing import Any

from werkzeug import Response

from fake_openai import exact_json
from fake_openai.parameters import Pairs

_POLL_SECONDS = 0.02  # between two checks whether the client is still connected
JSON_TYPE = "application/json"


class FaultContext:
    """What a fault can read and use to make its response.

    `call_number` counts the calls since the fault was set, from 1. `options` are the fault's own
    settings. `answer(pairs)` returns the chunks of the correct JSON body for these query
    parameters, or raises ApiError.
    """

    def __init__(
        self,
        path: str,
        pairs: Pairs,
        authorization: str,
        answer: Callable[[Pairs], Iterable[bytes]],
        connection: socket.socket,
        closing: Event,
    ) -> None:
        self.path = path
        self.pairs = pairs
        self.authorization = authorization
        self.call_number = 0
        self.options: Mapping[str, str] = {}
        self._answer = answer
        self._connection = connection
        self._closing = closing

    def option(self, name: str, default: str) -> str:
        """A setting of the fault as text."""
        return self.options.get(name, default)

    def has_option(self, name: str) -> bool:
        """Whether the fault was given this setting."""
        return name in self.options

    def seconds(self, name: str, default: float) -> float:
        """A setting of the fault in seconds."""
        return float(self.options.get(name, default))

    def body(self, *, without: str = "") -> bytes:
        """The correct body, or the one for the request without the named parameter."""
        kept = [pair for pair in self.pairs if pair[0].removesuffix("[]") != without]
        return b"".join(self._answer(kept))

    def page(self, *, without: str = "") -> dict[str, Any]:
        """The same body, parsed."""
        page: dict[str, Any] = exact_json.loads(self.body(without=without))
        return page

    def has(self, name: str) -> bool:
        """Whether the request has this query parameter."""
        return any(key == name for key, _ in self.pairs)

    def wait(self, seconds: float) -> bool:
        """Wait; returns False as soon as the client disconnects or the server shuts down."""
        until = monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            while (left := until - monotonic()) > 0:
                # A waiting client sends nothing, so a readable connection is a closed one.
                if selector.select(min(_POLL_SECONDS, left)) or self._closing.is_set():
                    return False
        return True

    def send_head(self, length: int) -> None:
        """Write the head of a 200 response with that Content-Length to the socket."""
        self.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {JSON_TYPE}\r\nContent-Length: {length}\r\n"
            "Connection: close\r\n\r\n".encode()
        )

    def send(self, data: bytes) -> None:
        """Write bytes to the socket."""
        self._connection.sendall(data)

    def disconnect(self, *, reset: bool = False) -> ConnectionAbortedError:
        """Close the connection, optionally by a TCP reset. The caller raises what is returned."""
        if reset:
            no_lingering = struct.pack("ii", 1, 0)
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_lingering)
        # Detached first: the server shuts a socket down before closing it, which sends no reset.
        socket.close(self._connection.detach())
        return ConnectionAbortedError("disconnected by a fault")


def json_response(value: Any, status: int = 200) -> Response:
    """A JSON response that keeps every digit of its amounts."""
    return Response(exact_json.dumps(value), status, content_type=JSON_TYPE)
