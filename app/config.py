"""The settings, and the only reader of the environment.

Every name is documented in README.md and env.example; a test keeps the three equal.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from app.errors import ConfigError

Value = TypeVar("Value")

_INSTANCE = Path(__file__).resolve().parent.parent / "instance"
DEFAULT_CACHE_DIR = _INSTANCE / "cache"
DEFAULT_DATABASE_URL = f"sqlite:///{_INSTANCE / 'spend.db'}"
CACHE_TYPES = ("SimpleCache", "FileSystemCache", "RedisCache", "MemcachedCache", "NullCache")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
VITE_ORIGIN = "http://localhost:5173"
SECRETS = (
    "OPENAI_ADMIN_KEY",
    "OPENAI_API_KEY",
    "DATABASE_URL",
    "CACHE_REDIS_PASSWORD",
    "CACHE_REDIS_URL",
)
_OTHERS = (
    "OPENAI_ORG_ID",
    "OPENAI_BASE_URL",
    "UPSTREAM_DEADLINE",
    "HOST",
    "PORT",
    "CACHE_TYPE",
    "CACHE_DEFAULT_TIMEOUT",
    "CACHE_MONTH_TIMEOUT",
    "CACHE_OLDER_TIMEOUT",
    "CACHE_STALE_TIMEOUT",
    "CORS_ORIGINS",
    "TRUSTED_HOSTS",
    "WEB_CONCURRENCY",
    "LOG_LEVEL",
    "FLASK_DEBUG",
)


@dataclass(frozen=True, repr=False)
class Settings:
    """How the program runs. It has no repr, for one would show the key."""

    api_key: str | None = None
    organisation: str | None = None
    base_url: str = "https://api.openai.com/v1"
    upstream_deadline: float = 30
    host: str = "127.0.0.1"
    port: int = 5000
    web_concurrency: int = 1
    database_url: str = DEFAULT_DATABASE_URL
    cache_type: str = "SimpleCache"
    cache_default_timeout: int = 3600
    cache_month_timeout: int = 86_400
    cache_older_timeout: int = 604_800
    cache_stale_timeout: int = 604_800
    cache_options: Mapping[str, object] = field(default_factory=dict)
    cors_origins: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    log_level: str = "INFO"
    debug: bool = False

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Read ``os.environ`` or its like; ConfigError names everything that is wrong with it."""
        env = _Environment(environ)
        debug = env.read("FLASK_DEBUG", _switch, cls.debug)
        cache_type = env.read("CACHE_TYPE", _one_of(CACHE_TYPES), cls.cache_type)
        settings = cls(
            api_key=env.read("OPENAI_ADMIN_KEY", _key, None)
            or env.read("OPENAI_API_KEY", _key, None),
            organisation=env.read("OPENAI_ORG_ID", _organisation, None),
            base_url=env.read("OPENAI_BASE_URL", _base_url, cls.base_url),
            upstream_deadline=env.read("UPSTREAM_DEADLINE", _seconds, cls.upstream_deadline),
            host=env.read("HOST", str, cls.host),
            port=env.read("PORT", _whole(1, 65_535, "a port"), cls.port),
            web_concurrency=env.read(
                "WEB_CONCURRENCY", _whole(1, 64, "a number of processes"), cls.web_concurrency
            ),
            database_url=env.read("DATABASE_URL", _database_url, cls.database_url),
            cache_type=cache_type,
            cache_default_timeout=env.read(
                "CACHE_DEFAULT_TIMEOUT", _whole(1, 31_536_000, "seconds"), cls.cache_default_timeout
            ),
            cache_month_timeout=env.read(
                "CACHE_MONTH_TIMEOUT", _whole(1, 31_536_000, "seconds"), cls.cache_month_timeout
            ),
            cache_older_timeout=env.read(
                "CACHE_OLDER_TIMEOUT", _whole(1, 31_536_000, "seconds"), cls.cache_older_timeout
            ),
            cache_stale_timeout=env.read(
                "CACHE_STALE_TIMEOUT", _whole(0, 31_536_000, "seconds"), cls.cache_stale_timeout
            ),
            cache_options=_cache_options(env, cache_type),
            cors_origins=env.read("CORS_ORIGINS", _origins, (VITE_ORIGIN,) if debug else ()),
            trusted_hosts=env.read("TRUSTED_HOSTS", _hosts, cls.trusted_hosts),
            log_level=env.read("LOG_LEVEL", _one_of(LOG_LEVELS), cls.log_level),
            debug=debug,
        )
        env.refuse_problems()
        return settings


class _Problem(NamedTuple):
    name: str
    why: str


class _Environment:
    """Reads values and remembers what is wrong, so that all of it can be said at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._problems: list[_Problem] = []

    def read(self, name: str, parse: Callable[[str], Value], default: Value) -> Value:
        text = self._text(name)
        if text is None:
            return default
        try:
            return parse(text)
        except _Refused as refusal:
            self.refuse(name, str(refusal))
        except ValueError:
            # Python's own sentence would repeat the value, which may be a secret.
            self.refuse(name, "cannot be understood")
        return default

    def refuse(self, name: str, why: str) -> None:
        self._problems.append(_Problem(name, why))

    def refuse_problems(self) -> None:
        if self._problems:
            lines = "".join(f"\n  {problem.name} {problem.why}" for problem in self._problems)
            raise ConfigError(f"The configuration cannot work:{lines}\nSee env.example.")

    def _text(self, name: str) -> str | None:
        """The stripped value; None where it is not set or empty."""
        text = self._environ.get(name, "").strip()
        path = self._environ.get(f"{name}_FILE", "").strip() if name in SECRETS else ""
        if text and path:
            self.refuse(name, f"is set, and so is {name}_FILE: keep one")
        elif path:
            try:
                text = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError):
                self.refuse(f"{name}_FILE", f"cannot be read: {path}")
        return text or None


class _Refused(ValueError):
    """A value that cannot be used, with a sentence that is safe to show."""


def _key(text: str) -> str:
    if not re.fullmatch(r"[!-~]+", text) or text[0] in "\"'":
        raise _Refused("has blanks, quotes or other characters that no key has: copy the key again")
    return text


def _organisation(text: str) -> str:
    if not re.fullmatch(r"[\w.-]+", text, re.ASCII):
        raise _Refused("is not an organisation id (it looks like org-...)")
    return text


def _base_url(text: str) -> str:
    # A user or a password in it would be shown where the figures' source is named.
    if not re.fullmatch(r"https?://(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:\d+)?(/[!-~]*)?", text, re.ASCII):
        raise _Refused("is not a URL like https://api.openai.com/v1")
    parts = urlsplit(text)
    if parts.query or parts.fragment or parts.port == 0:
        raise _Refused("must be a plain URL, without ? or #")
    return text.rstrip("/")


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII) or not 0 < float(text) <= 600:
        raise _Refused("must be more than 0 and at most 600 seconds")
    return float(text)


def _whole(least: int, most: int, what: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not least <= int(text) <= most:
            raise _Refused(f"must be {what}, a whole number from {least} to {most}")
        return int(text)

    return parse


def _switch(text: str) -> bool:
    if text.lower() not in {"0", "1", "true", "false"}:
        raise _Refused("must be 1 or 0")
    return text.lower() in {"1", "true"}


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    by_lower = {choice.lower(): choice for choice in choices}

    def parse(text: str) -> str:
        if text.lower() not in by_lower:
            raise _Refused(f"must be one of {', '.join(choices)}")
        return by_lower[text.lower()]

    return parse


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _origins(text: str) -> tuple[str, ...]:
    origins = _items(text)
    for origin in origins:
        if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", origin):
            raise _Refused("must list origins like https://example.org, without a path or a *")
    return origins


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.lower() for host in _items(text))
    for host in hosts:
        if not re.fullmatch(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*", host):
            raise _Refused(
                "must list host names without scheme and port, such as spend.example.org"
            )
    return hosts


def _database_url(text: str) -> str:
    """A URL that SQLAlchemy takes. SQLite's path is relative to the program's folder."""
    if re.fullmatch(r"sqlite:(//)?", text):
        return "sqlite://"
    if match := re.fullmatch(r"sqlite:///([^?#]+)", text):
        path = Path(match.group(1)).expanduser()
        return f"sqlite:///{path if path.is_absolute() else _INSTANCE.parent / path}"
    if match := re.fullmatch(r"postgres(?:ql)?(?:\+psycopg)?(://[!-~]+)", text):
        return f"postgresql+psycopg{match.group(1)}"
    raise _Refused(
        "must be like sqlite:///instance/spend.db or postgresql+psycopg://spend@db/spend"
    )


def _redis_url(text: str) -> str:
    if not re.match(r"(rediss?|unix)://\S", text):
        raise _Refused("must begin with redis://, rediss:// or unix://")
    return text


def _servers(text: str) -> tuple[str, ...]:
    servers = _items(text)
    for server in servers:
        if not re.fullmatch(r"[\w.-]+(:\d{1,5})?", server, re.ASCII):
            raise _Refused("must list servers such as 127.0.0.1:11211")
    return servers


def _cache_options(env: _Environment, cache_type: str) -> dict[str, object]:
    values = {name: env.read(name, parse, None) for name, parse in _CACHE_OPTIONS.items()}
    if cache_type == "FileSystemCache":
        folder = Path(str(values["CACHE_DIR"] or DEFAULT_CACHE_DIR))
        there = next(
            path for path in (folder.absolute(), *folder.absolute().parents) if path.exists()
        )
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            env.refuse("CACHE_DIR", f"cannot be written: {folder} (or set CACHE_TYPE=SimpleCache)")
    return {name: value for name, value in values.items() if value is not None}


# Flask-Caching's options that can be said in the environment, and how each is read.
_CACHE_OPTIONS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "CACHE_DIR": str,
        "CACHE_THRESHOLD": _whole(0, 999_999_999, "how many entries"),
        "CACHE_KEY_PREFIX": str,
        "CACHE_REDIS_URL": _redis_url,
        "CACHE_REDIS_HOST": str,
        "CACHE_REDIS_PORT": _whole(1, 65_535, "a port"),
        "CACHE_REDIS_DB": _whole(0, 999_999, "a database"),
        "CACHE_REDIS_PASSWORD": str,
        "CACHE_MEMCACHED_SERVERS": _servers,
    }
)

NAMES = tuple(dict.fromkeys((*SECRETS, *_OTHERS, *_CACHE_OPTIONS)))
"""Every name that is read; a secret may also be a file, named by ``NAME_FILE``."""
