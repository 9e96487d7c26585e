"""Migrations: an empty database becomes the schema, exactly."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.errors import ConfigError
from app.store import migrations
from app.store.database import Database
from app.store.schema import metadata


@pytest.fixture
def migrated(shared_url: str) -> Iterator[Database]:
    database = Database(shared_url)
    yield database
    database.close()


def test_the_scripts_make_the_schema(migrated: Database) -> None:
    """Tables, columns, types, indices and foreign keys."""
    with migrated.engine().connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        assert not compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def test_the_newest_script_is_named() -> None:
    """A database of that revision is not looked at further."""
    [folder] = migrations.__path__
    assert ScriptDirectory(folder).get_heads() == [migrations.HEAD]


def test_a_database_of_a_newer_version_is_refused(migrated: Database, shared_url: str) -> None:
    """Rather than written in a way that the newer version does not expect."""
    with migrated.write() as (connection, _):
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    again = Database(shared_url)
    with pytest.raises(ConfigError, match=r"newer version.*9999.*DATABASE_URL"):
        again.engine()
    with pytest.raises(ConfigError), again.read():
        pass
    again.close()


def test_processes_that_start_together_migrate_once(shared_url: str) -> None:
    """The others wait for the one that does."""
    databases = [Database(shared_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(Database.version, databases))
    assert len(set(versions)) == 1
    assert versions[0] is not None
    for database in databases:
        database.close()
