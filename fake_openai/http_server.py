"""The threaded HTTP server, which can be stopped while requests are still being answered."""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Any

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler, make_server

_POLL = 0.005  # seconds until `close` is noticed


class _Handler(WSGIRequestHandler):
    """Logs no requests and keeps track of the open connections."""

    disable_nagle_algorithm = True  # else the last chunk of an answer waits for an acknowledgement
    open_connections: "OpenConnections"

    def setup(self) -> None:
        super().setup()
        self.open_connections.add(self.connection)

    def finish(self) -> None:
        self.open_connections.discard(self.connection)
        super().finish()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: the calls are recorded."""

    def connection_dropped(
        self,
        error: BaseException,  # noqa: ARG002 - werkzeug's signature
        environ: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> None:
        """Do not wait for another request on a closed connection."""
        self.close_connection = True


class OpenConnections:
    """The connections that are being served; thread-safe."""

    def __init__(self) -> None:
        self._sockets: set[socket.socket] = set()
        self._lock = Lock()
        self._is_closed = False

    def add(self, connection: socket.socket) -> None:
        """Add an accepted connection; shut it down if `shut_down` was called before."""
        with self._lock:
            self._sockets.add(connection)
            if self._is_closed:
                _shut_down(connection)

    def discard(self, connection: socket.socket) -> None:
        """Remove a connection whose handler has finished."""
        with self._lock:
            self._sockets.discard(connection)

    def shut_down(self) -> None:
        """Shut down all connections, which ends every handler that waits for its client."""
        with self._lock:
            self._is_closed = True
            for connection in self._sockets:
                _shut_down(connection)


def _shut_down(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class HttpServer:
    """Serves a Flask app in a thread from construction until `close`."""

    def __init__(self, app: Flask, host: str, port: int, closing: Event) -> None:
        """OSError if the port is in use or the host is not an address of this machine."""
        self._connections = OpenConnections()
        self._closing = closing
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family, backlog=128) as bound:
            handler = type("Handler", (_Handler,), {"open_connections": self._connections})
            server = make_server(
                host, port, app, threaded=True, request_handler=handler, fd=bound.fileno()
            )
        if not isinstance(server, ThreadedWSGIServer):
            raise TypeError("make_server returned a server without threads")
        server.daemon_threads = False  # so that `close` waits for every handler
        self._server = server
        self.port = server.port
        self._thread = Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop accepting, end the open requests and wait for all threads."""
        self._closing.set()
        self._server.shutdown()
        self._connections.shut_down()
        self._thread.join()
