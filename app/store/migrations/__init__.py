"""Brings a database to the schema of this program, by Alembic's scripts in ``versions``.

Whoever migrates holds a lock: on SQLite the caller's, on PostgreSQL one of its own.
"""

import random
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text
from sqlalchemy.pool import StaticPool

from app.errors import ConfigError
from app.store.schema import data_version, metadata

HEAD = "0001"
"""The newest script; a database that has it is ready, which spares importing Alembic."""

_MIGRATING = 5_350_455


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables; ConfigError for a database that a newer version has written."""
    if isinstance(engine.pool, StaticPool):
        # In memory: always new.
        with engine.connect().execution_options(writes=True) as connection:
            metadata.create_all(connection)
            connection.execute(insert(data_version), {"only": 1, "version": first_version()})
            connection.commit()
        return
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
        _upgrade(connection)
        connection.commit()


def first_version() -> int:
    """Where data versions begin: nobody takes those of a new database for those of an old one."""
    return random.getrandbits(62)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar()
    return revision


def _upgrade(connection: Connection) -> None:
    # Only a database that is not up to date pays for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = _revision(connection)
    if revision is not None and revision not in known:
        raise ConfigError(
            f"The database was written by a newer version of this program (its schema is "
            f"{revision}, this program knows up to {HEAD}). Start that version, or name another "
            "database in DATABASE_URL."
        )
    command.upgrade(config, "head")
