"""The one cache: Flask-Caching, with entries that are data and nothing else.

Stock Flask-Caching writes pickles, which run code when they are read. Here files and Redis hold
MessagePack and memcached plain bytes, so that whoever can write to the cache can at worst spoil it.
"""

from pathlib import Path
from typing import IO, Any

import msgspec
from cachelib.serializers import BaseSerializer
from flask import Flask
from flask_caching import Cache
from flask_caching.backends import FileSystemCache
from pymemcache import HashClient

from app.config import DEFAULT_CACHE_DIR, Settings

# A cache on the network that does not answer costs this many seconds at most, then an answer from
# OpenAI.
_NETWORK_SECONDS = 0.5


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


class FolderCache(FileSystemCache):
    """Files in a folder that may be deleted while the program runs: that is how it is cleared."""

    def set(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a value, in a new folder where there is none."""
        Path(self._path).mkdir(parents=True, exist_ok=True)
        return super().set(*args, **kwargs)


def open_cache(app: Flask, settings: Settings) -> Cache:
    """Open the configured cache."""
    config: dict[str, object] = {
        "CACHE_TYPE": settings.cache_type,
        "CACHE_DEFAULT_TIMEOUT": settings.cache_default_timeout,
        "CACHE_NO_NULL_WARNING": True,
        **settings.cache_options,
    }
    if settings.cache_type == "FileSystemCache":
        config["CACHE_TYPE"] = f"{__name__}.{FolderCache.__name__}"
        config.setdefault("CACHE_DIR", str(DEFAULT_CACHE_DIR))
    if settings.cache_type in {"FileSystemCache", "RedisCache"}:
        config["CACHE_SERIALIZER"] = MessagePackSerializer()
    if settings.cache_type == "RedisCache":
        config["CACHE_OPTIONS"] = {
            "socket_connect_timeout": _NETWORK_SECONDS,
            "socket_timeout": _NETWORK_SECONDS,
        }
    if settings.cache_type == "MemcachedCache":
        config["CACHE_MEMCACHED_SERVERS"] = HashClient(
            settings.cache_options.get("CACHE_MEMCACHED_SERVERS", ["127.0.0.1:11211"]),
            connect_timeout=_NETWORK_SECONDS,
            timeout=_NETWORK_SECONDS,
            use_pooling=True,
        )
    cache = Cache()
    cache.init_app(app, config)
    return cache
