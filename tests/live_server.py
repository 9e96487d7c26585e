"""The program on a real port, in a thread of this process."""

from threading import Thread

from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server


class Server:
    """Serves the program on a free port until `stop`."""

    def __init__(self, app: Flask) -> None:
        self._server: BaseWSGIServer = make_server("127.0.0.1", 0, app, threaded=True)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self._server.server_port}"

    def stop(self) -> None:
        """Release the port."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
