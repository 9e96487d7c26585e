"""Connections that another thread can close.

A socket's time-out starts again with every byte, so a response that only drips would otherwise keep
its thread for hours after the caller has gone.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Call:
    """One request and its answer, on whatever connection carries them."""

    def __init__(self) -> None:
        self._connection: HTTPConnection | None = None
        self._over = False

    def bind(self, connection: HTTPConnection) -> None:
        """Note the connection; ConnectionAbortedError once the call is over."""
        self._connection = connection
        if self._over:
            raise ConnectionAbortedError

    def abort(self) -> None:
        """End the call from any thread: whoever waits for a byte gets an end of file."""
        self._over = True
        sock = self._connection.sock if self._connection else None
        if sock:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


_call: ContextVar[Call] = ContextVar("call")


@contextmanager
def one_call() -> Iterator[Call]:
    """What is asked for within this block can be hung up on."""
    call = Call()
    token = _call.set(call)
    try:
        yield call
    finally:
        _call.reset(token)


class _Plain(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _call.get().bind(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _call.get().bind(self)
        super().request(*args, **kwargs)


class _Encrypted(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _call.get().bind(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _call.get().bind(self)
        super().request(*args, **kwargs)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _EncryptedPool(HTTPSConnectionPool):
    ConnectionCls = _Encrypted


POOLS: dict[str, type[HTTPConnectionPool]] = {"http": _PlainPool, "https": _EncryptedPool}
"""For urllib3's pool managers, by the scheme of the address."""
