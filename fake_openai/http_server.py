"""The threaded HTTP server on a real port, and how to end it with requests still hanging."""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Any

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler, make_server

_POLL = 0.02  # seconds until a close is noticed


class _Handler(WSGIRequestHandler):
    """Logs no requests, and tells the listener which connections are open."""

    disable_nagle_algorithm = True  # else the last chunk of an answer waits for an acknowledgement
    open_connections: "OpenConnections"

    def setup(self) -> None:
        super().setup()
        self.open_connections.add(self.connection)

    def finish(self) -> None:
        self.open_connections.discard(self.connection)
        super().finish()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the calls are recorded."""

    def connection_dropped(
        self,
        error: BaseException,  # noqa: ARG002 - werkzeug's signature
        environ: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> None:
        """Do not wait for another request on a connection that is gone."""
        self.close_connection = True


class OpenConnections:
    """The connections with a request under way."""

    def __init__(self) -> None:
        self._sockets: set[socket.socket] = set()
        self._lock = Lock()
        self._is_cut = False

    def add(self, connection: socket.socket) -> None:
        """A connection was accepted."""
        with self._lock:
            self._sockets.add(connection)
            if self._is_cut:
                _wake(connection)

    def discard(self, connection: socket.socket) -> None:
        """Its handler is done with it."""
        with self._lock:
            self._sockets.discard(connection)

    def cut(self) -> None:
        """Wake every handler that waits for its client."""
        with self._lock:
            self._is_cut = True
            for connection in self._sockets:
                _wake(connection)


def _wake(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class Listener:
    """Serves an app in a thread from construction until `close`."""

    def __init__(self, app: Flask, host: str, port: int, closing: Event) -> None:
        """OSError when the port is taken or the host is not one of this machine's."""
        self._connections = OpenConnections()
        self._closing = closing
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family, backlog=128) as bound:
            handler = type("Handler", (_Handler,), {"open_connections": self._connections})
            server = make_server(
                host, port, app, threaded=True, request_handler=handler, fd=bound.fileno()
            )
        if not isinstance(server, ThreadedWSGIServer):
            raise TypeError("werkzeug made a server of another kind")
        server.daemon_threads = False  # so that closing waits for every handler
        self._server = server
        self.port = server.port
        self._thread = Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop accepting, end what hangs, and wait until every thread is gone."""
        self._closing.set()
        self._server.shutdown()
        self._connections.cut()
        self._thread.join()
