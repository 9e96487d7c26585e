"""The one cache: Flask-Caching, with entries that are data and nothing else.

Stock Flask-Caching writes pickles, which run code when they are read. Here files and Redis hold
MessagePack and memcached plain bytes, so that whoever can write to the cache can at worst spoil it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import msgspec
from cachelib.serializers import BaseSerializer
from flask import Flask
from flask_caching import Cache
from pymemcache import HashClient

# A cache on the network that does not answer costs this many seconds at most, then an answer from
# OpenAI.
_CONNECT_SECONDS = 1
_ANSWER_SECONDS = 2


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


def open_cache(app: Flask, cache_type: str, timeout: int, options: Mapping[str, object]) -> Cache:
    """Open the configured cache; files live in the instance folder unless CACHE_DIR says else."""
    config: dict[str, object] = {
        "CACHE_TYPE": cache_type,
        "CACHE_DEFAULT_TIMEOUT": timeout,
        "CACHE_DIR": str(Path(app.instance_path) / "cache"),
        "CACHE_NO_NULL_WARNING": True,
        **options,
    }
    if cache_type in {"FileSystemCache", "RedisCache"}:
        config["CACHE_SERIALIZER"] = MessagePackSerializer()
    if cache_type == "RedisCache":
        config["CACHE_OPTIONS"] = {
            "socket_connect_timeout": _CONNECT_SECONDS,
            "socket_timeout": _ANSWER_SECONDS,
        }
    if cache_type == "MemcachedCache":
        config["CACHE_MEMCACHED_SERVERS"] = HashClient(
            options.get("CACHE_MEMCACHED_SERVERS", ["127.0.0.1:11211"]),
            connect_timeout=_CONNECT_SECONDS,
            timeout=_ANSWER_SECONDS,
            use_pooling=True,
        )
    cache = Cache()
    cache.init_app(app, config)
    return cache
