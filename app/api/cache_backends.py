"""Where ready responses are kept: Flask-Caching's backends, holding data and nothing else.

Stock Flask-Caching writes pickles, which run code when they are read. Here files and Redis hold
MessagePack and memcached plain bytes.
"""

from collections.abc import Callable
from typing import IO, Any

import msgspec
from cachelib.serializers import BaseSerializer
from flask import Flask
from flask_caching import Cache
from flask_caching.backends import FileSystemCache
from pymemcache import HashClient, PooledClient

from app.config import DEFAULT_CACHE_DIR, Settings

# A cache on the network that does not answer costs this many seconds at most.
_NETWORK_SECONDS = 0.5
# Less than a cache that failed is left out for.
_IDLE_SECONDS = 5


class MessagePackSerializer(BaseSerializer):
    """Plain values to MessagePack and back; what cannot be read is None, a miss."""

    def dump(self, value: Any, f: IO[bytes], protocol: int = 0) -> None:  # noqa: ARG002 - base's
        """Write a value to a file."""
        f.write(msgspec.msgpack.encode(value))

    def load(self, f: IO[bytes]) -> Any:
        """Read a file to its end."""
        return self.loads(f.read())

    def dumps(self, value: Any, protocol: int = 0) -> bytes:  # noqa: ARG002 - base's
        """A value as bytes."""
        return msgspec.msgpack.encode(value)

    def loads(self, bvalue: bytes | None) -> Any:
        """The value of these bytes; None where there is none."""
        try:
            return None if bvalue is None else msgspec.msgpack.decode(bvalue)
        except msgspec.DecodeError:
            return None


class ImpatientFileCache(FileSystemCache):
    """Files in a folder. One that cannot be read or written is a miss at once: cachelib would try
    for ten seconds.
    """

    def _run_safely(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)

    @property
    def _file_count(self) -> int:
        count = self.get(self._fs_count_file)
        return count if isinstance(count, int) else 0


def open_shared_cache(app: Flask, settings: Settings) -> Cache | None:
    """The cache that processes or machines share; None where each process keeps to its memory."""
    if settings.cache_type in {"SimpleCache", "NullCache"}:
        return None
    config: dict[str, object] = {
        "CACHE_TYPE": settings.cache_type,
        "CACHE_NO_NULL_WARNING": True,
        **settings.cache_options,
    }
    if settings.cache_type == "FileSystemCache":
        config["CACHE_TYPE"] = f"{__name__}.{ImpatientFileCache.__name__}"
        config.setdefault("CACHE_DIR", str(DEFAULT_CACHE_DIR))
    if settings.cache_type in {"FileSystemCache", "RedisCache"}:
        config["CACHE_SERIALIZER"] = MessagePackSerializer()
    if settings.cache_type == "RedisCache":
        config["CACHE_OPTIONS"] = {
            "socket_connect_timeout": _NETWORK_SECONDS,
            "socket_timeout": _NETWORK_SECONDS,
        }
    if settings.cache_type == "MemcachedCache":
        config["CACHE_MEMCACHED_SERVERS"] = _memcached(
            settings.cache_options.get("CACHE_MEMCACHED_SERVERS", ("127.0.0.1:11211",))
        )
    cache = Cache()
    cache.init_app(app, config)
    return cache


def _memcached(servers: object) -> HashClient | PooledClient:
    """The one server, or several that share the keys. A client of several gives one that failed up
    for a minute, which nobody gains anything by where there is no other.
    """
    options = {
        "connect_timeout": _NETWORK_SECONDS,
        "timeout": _NETWORK_SECONDS,
        # A connection from before a failure is broken, too, and would only fail once more.
        "pool_idle_timeout": _IDLE_SECONDS,
    }
    if isinstance(servers, tuple) and len(servers) == 1:
        return PooledClient(servers[0], **options)
    return HashClient(servers, use_pooling=True, **options)
