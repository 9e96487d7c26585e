"""The one cache: Flask-Caching, with entries that are data and nothing else.

Stock Flask-Caching writes pickles, which run code when they are read. Here files and Redis hold
MessagePack and memcached plain bytes, so that whoever can write to the cache can at worst spoil it.
"""

import struct
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import msgspec
from cachelib.serializers import BaseSerializer
from flask import Flask
from flask_caching import Cache
from flask_caching.backends import FileSystemCache
from pymemcache import HashClient, PooledClient

from app.config import DEFAULT_CACHE_DIR, Settings

# A cache on the network that does not answer costs this many seconds at most, then an answer from
# OpenAI.
_NETWORK_SECONDS = 0.5
# Less than a cache that failed is left alone for.
_IDLE_SECONDS = 5
# Flask-Caching's own 500 would throw days out behind our back.
_MOST_ENTRIES = 20_000


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
    """Files in a folder that may be deleted, spoilt or full while the program runs."""

    def set(
        self,
        key: str,
        value: Any,
        timeout: int | timedelta | None = None,
        mgmt_element: bool = False,
    ) -> bool:
        """Keep a value, in a new folder where there is none.

        Where that fails nothing half-written stays, nor the value that was to be replaced: it
        would be taken for the present one.
        """
        if not mgmt_element:
            self._prune()
        expires = self._normalize_timeout(0 if mgmt_element else timeout)
        file = Path(self._get_filename(key))
        is_new = not file.is_file()
        written = file.with_name(f"{uuid4().hex}{self._fs_transaction_suffix}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            written.touch(0o600)
            written.write_bytes(struct.pack("I", expires) + msgspec.msgpack.encode(value))
            self._run_safely(written.replace, file)
        except OSError:
            for path in (written, file):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            return False
        if is_new and not mgmt_element:
            self._update_count(delta=1)
        return True

    @property
    def _file_count(self) -> int:
        count = self.get(self._fs_count_file)
        return count if isinstance(count, int) else 0

    def _prune(self) -> None:
        """Make room for many at once: to look through the whole folder for each new entry would
        take minutes.
        """
        if not self._over_threshold():
            return
        paths = sorted(self._list_dir(), key=_when_written)
        kept = self._threshold * 9 // 10
        for path in paths[: max(0, len(paths) - kept)]:
            with suppress(OSError):
                Path(path).unlink(missing_ok=True)
        self._update_count(value=min(len(paths), kept))


def _when_written(path: str) -> float:
    try:
        return Path(path).stat().st_mtime
    except OSError:
        return 0


def open_cache(app: Flask, settings: Settings) -> Cache:
    """Open the configured cache."""
    config: dict[str, object] = {
        "CACHE_TYPE": settings.cache_type,
        "CACHE_DEFAULT_TIMEOUT": settings.cache_default_timeout,
        "CACHE_NO_NULL_WARNING": True,
        **settings.cache_options,
    }
    if settings.cache_type in {"FileSystemCache", "SimpleCache"}:
        # Two entries a day: decades of them.
        config.setdefault("CACHE_THRESHOLD", _MOST_ENTRIES)
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
