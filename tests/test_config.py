"""Reading the environment."""

from pathlib import Path

import pytest

from app.config import DEFAULT_DATABASE_URL, NAMES, Settings
from app.errors import ConfigError

KEY = "sk-admin-T3BlbkFJq9xXxWZb0y2vKcR5u8t1pL"


def test_an_empty_environment_works() -> None:
    """Nothing is needed to start: the page then says how to get a key."""
    assert Settings.from_env({}) == Settings()
    assert Settings.from_env(dict.fromkeys(NAMES, " ")) == Settings()


def test_every_name_is_read() -> None:
    """Each documented name reaches its setting."""
    settings = Settings.from_env(
        {
            "OPENAI_API_KEY": KEY,
            "OPENAI_ORG_ID": "org-x",
            "OPENAI_BASE_URL": "http://127.0.0.1:9001/v1/",
            "UPSTREAM_DEADLINE": "12.5",
            "HOST": "0.0.0.0",  # noqa: S104 - read, not bound
            "PORT": "8080",
            "WEB_CONCURRENCY": "3",
            "DATABASE_URL": "postgres://spend:secret@db/spend",
            "CACHE_TYPE": "rediscache",
            "CACHE_DEFAULT_TIMEOUT": "60",
            "CACHE_DIR": "/var/cache/spend",
            "CACHE_THRESHOLD": "9",
            "CACHE_KEY_PREFIX": "spend:",
            "CACHE_REDIS_URL": "redis://cache:6379/1",
            "CACHE_REDIS_HOST": "cache",
            "CACHE_REDIS_PORT": "6380",
            "CACHE_REDIS_DB": "2",
            "CACHE_REDIS_PASSWORD": "secret",
            "CACHE_MEMCACHED_SERVERS": "a:11211, b:11211",
            "CORS_ORIGINS": "https://a.example, http://b.example:8080",
            "TRUSTED_HOSTS": "spend.example, .inner.example",
            "LOG_LEVEL": "warning",
            "FLASK_DEBUG": "true",
        }
    )
    assert settings == Settings(
        api_key=KEY,
        organisation="org-x",
        base_url="http://127.0.0.1:9001/v1",
        upstream_deadline=12.5,
        host="0.0.0.0",  # noqa: S104 - read, not bound
        port=8080,
        web_concurrency=3,
        database_url="postgresql+psycopg://spend:secret@db/spend",
        cache_type="RedisCache",
        cache_default_timeout=60,
        cache_options={
            "CACHE_DIR": "/var/cache/spend",
            "CACHE_THRESHOLD": 9,
            "CACHE_KEY_PREFIX": "spend:",
            "CACHE_REDIS_URL": "redis://cache:6379/1",
            "CACHE_REDIS_HOST": "cache",
            "CACHE_REDIS_PORT": 6380,
            "CACHE_REDIS_DB": 2,
            "CACHE_REDIS_PASSWORD": "secret",
            "CACHE_MEMCACHED_SERVERS": ("a:11211", "b:11211"),
        },
        cors_origins=("https://a.example", "http://b.example:8080"),
        trusted_hosts=("spend.example", ".inner.example"),
        log_level="WARNING",
        debug=True,
    )


def test_the_admin_key_comes_first() -> None:
    """OPENAI_ADMIN_KEY, where it is set, is the one that is used."""
    settings = Settings.from_env({"OPENAI_API_KEY": "sk-other", "OPENAI_ADMIN_KEY": KEY})
    assert settings.api_key == KEY


def test_everything_wrong_is_said_at_once_by_name() -> None:
    """One start, all mistakes, no value repeated that may be a secret."""
    wrong = {
        "OPENAI_ADMIN_KEY": '"sk-admin-in-quotes-0123456789"',
        "OPENAI_API_KEY": "sk-admin with a blank",
        "OPENAI_ORG_ID": "org x",
        "OPENAI_BASE_URL": "api.openai.com",
        "UPSTREAM_DEADLINE": "soon",
        "PORT": "70000",
        "DATABASE_URL": "mysql://spend:with a blank@db/spend",
        "CACHE_TYPE": "Dbm",
        "WEB_CONCURRENCY": "0",
        "CACHE_DEFAULT_TIMEOUT": "4000000000",
        "CACHE_REDIS_URL": "localhost:6379",
        "CACHE_MEMCACHED_SERVERS": "a:b",
        "CACHE_THRESHOLD": "many",
        "CORS_ORIGINS": "*",
        "TRUSTED_HOSTS": "https://spend.example",
        "LOG_LEVEL": "LOUD",
        "FLASK_DEBUG": "maybe",
    }
    with pytest.raises(ConfigError) as raised:
        Settings.from_env(wrong)
    for name in wrong:
        assert f"\n  {name} " in str(raised.value)
    assert "with a blank" not in str(raised.value)


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_ADMIN_KEY"])
def test_a_secret_may_be_a_file(tmp_path: Path, name: str) -> None:
    """NAME_FILE holds the path; the last line's end is no part of the key."""
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert Settings.from_env({f"{name}_FILE": str(tmp_path / "key")}).api_key == KEY


def test_a_missing_or_doubled_secret_file_is_refused(tmp_path: Path) -> None:
    """A file that cannot be read is an error, not "no key"; two sources are one too many."""
    with pytest.raises(ConfigError, match="OPENAI_API_KEY_FILE cannot be read"):
        Settings.from_env({"OPENAI_API_KEY_FILE": str(tmp_path / "none")})
    (tmp_path / "key").write_text(KEY)
    with pytest.raises(ConfigError, match="keep one"):
        Settings.from_env({"OPENAI_API_KEY": KEY, "OPENAI_API_KEY_FILE": str(tmp_path / "key")})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENAI_BASE_URL", "http://host:abc/v1"),
        ("OPENAI_BASE_URL", "http://user:password@host/v1"),
        ("OPENAI_BASE_URL", "http://[::1"),
        ("OPENAI_BASE_URL", "https://host/v1?key=1"),
        ("CORS_ORIGINS", "https://*.example.org"),
        ("CORS_ORIGINS", "https://a.example/path"),
        ("CORS_ORIGINS", "https://["),
        ("TRUSTED_HOSTS", "[fe80::1]"),
        ("UPSTREAM_DEADLINE", "nan"),
        ("UPSTREAM_DEADLINE", "0"),
        ("PORT", "\u0665\u0660\u0660\u0660"),
        ("DATABASE_URL", "mysql://db/spend"),
        ("DATABASE_URL", "spend.db"),
        ("DATABASE_URL", "sqlite:///spend.db?mode=ro"),
    ],
)
def test_what_could_not_work_is_refused_at_start(name: str, value: str) -> None:
    """Rather than at the first request."""
    with pytest.raises(ConfigError, match=f"\n  {name} "):
        Settings.from_env({name: value})


def test_a_cache_folder_must_be_writable_where_it_is_used() -> None:
    """By FileSystemCache alone."""
    elsewhere = {"CACHE_DIR": f"{__file__}/cache"}
    with pytest.raises(ConfigError, match="\n  CACHE_DIR cannot be written"):
        Settings.from_env({**elsewhere, "CACHE_TYPE": "FileSystemCache"})
    assert Settings.from_env(elsewhere).cache_type == "SimpleCache"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("sqlite://", "sqlite://"),
        ("sqlite:", "sqlite://"),
        ("sqlite:///instance/spend.db", DEFAULT_DATABASE_URL),
        ("sqlite:////var/lib/spend.db", "sqlite:////var/lib/spend.db"),
        ("postgresql://db/spend", "postgresql+psycopg://db/spend"),
        ("postgresql+psycopg://db/spend", "postgresql+psycopg://db/spend"),
    ],
)
def test_a_database_url_may_be_written_in_several_ways(written: str, url: str) -> None:
    """Relative to the program's folder, and without the driver's name."""
    assert Settings.from_env({"DATABASE_URL": written}).database_url == url


def test_a_database_url_may_be_a_file(tmp_path: Path) -> None:
    """It may hold a password."""
    (tmp_path / "url").write_text("postgresql://spend:secret@db/spend\n")
    settings = Settings.from_env({"DATABASE_URL_FILE": str(tmp_path / "url")})
    assert settings.database_url == "postgresql+psycopg://spend:secret@db/spend"


def test_host_names_are_compared_in_lower_case() -> None:
    """As browsers send them."""
    settings = Settings.from_env({"TRUSTED_HOSTS": "Spend.Example.ORG"})
    assert settings.trusted_hosts == ("spend.example.org",)


def test_settings_never_show_the_key() -> None:
    """Whatever prints them, in a traceback or a log."""
    settings = Settings(api_key=KEY)
    assert KEY not in f"{settings!r} {settings}"
