"""One request and its right answer, as a fault sees it."""

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

_GLANCE = 0.02  # seconds between two looks at whether anybody still waits
JSON_TYPE = "application/json"


class Exchange:
    """What a fault may look at and use.

    `number` counts the calls the fault has met, from 1. `options` are the fault's own settings.
    `answer(pairs)` gives the right JSON body in parts for these parameters, or raises ApiError.
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
        self.number = 0
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
        """The right body, or the one for the request without one of its parameters."""
        kept = [pair for pair in self.pairs if pair[0].removesuffix("[]") != without]
        return b"".join(self._answer(kept))

    def page(self, *, without: str = "") -> dict[str, Any]:
        """The right body, parsed."""
        page: dict[str, Any] = exact_json.loads(self.body(without=without))
        return page

    def has(self, name: str) -> bool:
        """Whether the request carries this parameter."""
        return any(key == name for key, _ in self.pairs)

    def wait(self, seconds: float) -> bool:
        """Wait; False as soon as the client has gone or the server is closing."""
        until = monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            while (left := until - monotonic()) > 0:
                # A client that waits sends nothing: a readable connection is one it has closed.
                if selector.select(min(_GLANCE, left)) or self._closing.is_set():
                    return False
        return True

    def send_head(self, length: int) -> None:
        """Send the head of a 200 answer with that Content-Length straight to the wire."""
        self.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {JSON_TYPE}\r\nContent-Length: {length}\r\n"
            "Connection: close\r\n\r\n".encode()
        )

    def send(self, data: bytes) -> None:
        """Send bytes straight to the wire."""
        self._connection.sendall(data)

    def hang_up(self, *, reset: bool = False) -> ConnectionAbortedError:
        """Close the connection, by a TCP reset if so wished; raise what is returned."""
        if reset:
            no_lingering = struct.pack("ii", 1, 0)
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_lingering)
        # Detached first: the server would say goodbye before closing, and that is no reset.
        socket.close(self._connection.detach())
        return ConnectionAbortedError("hung up on purpose")


def json_response(value: Any, status: int = 200) -> Response:
    """A JSON answer whose amounts keep their digits."""
    return Response(exact_json.dumps(value), status, content_type=JSON_TYPE)
