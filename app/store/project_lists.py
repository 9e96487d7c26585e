"""The list of projects of a source, kept whole."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import delete, insert, select

from app.spend.models import Project
from app.store.bulk import insert_many
from app.store.database import Database, StoreUnavailable, version_in
from app.store.schema import project, project_list
from app.store.sources import find_source, source_numbered

_FIELDS = Project.__struct_fields__


class StoredProjects(NamedTuple):
    """Every project, archived ones in, in OpenAI's order, and when they were read."""

    projects: list[Project]
    as_of: datetime


class ProjectStore:
    """The list; where the database cannot keep it, this process does."""

    def __init__(self, database: Database, fingerprint: str) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._in_memory: StoredProjects | None = None
        self._loaded: tuple[int, StoredProjects] | None = None

    def load(self) -> StoredProjects | None:
        """The list as it was last read."""
        try:
            stored = self._stored()
        except StoreUnavailable:
            stored = None
        in_memory = self._in_memory
        if stored is None or (in_memory and in_memory.as_of > stored.as_of):
            return in_memory
        return stored

    def save(self, projects: Sequence[Project], as_of: datetime) -> None:
        """Replace the list."""
        try:
            self._write(projects, as_of)
        except StoreUnavailable:
            self._in_memory = StoredProjects(list(projects), as_of)
        else:
            self._in_memory = None

    def _stored(self) -> StoredProjects | None:
        with self._database.read() as (connection, _):
            version = version_in(connection)
            if self._loaded and self._loaded[0] == version:
                return self._loaded[1]
            source = source_numbered(connection, self._fingerprint)
            as_of = connection.scalar(
                select(project_list.c.as_of).where(project_list.c.source == source)
            )
            if as_of is None:
                return None
            columns = [project.c[name] for name in _FIELDS]
            query = select(*columns).where(project.c.source == source).order_by(project.c.position)
            projects = [
                Project(
                    **dict(zip(_FIELDS[:-1], row[:-1], strict=True)),
                    residency=msgspec.json.decode(row[-1]),
                )
                for row in connection.execute(query).all()
            ]
        stored = StoredProjects(projects, datetime.fromtimestamp(as_of, UTC))
        self._loaded = version, stored
        return stored

    def _write(self, projects: Sequence[Project], as_of: datetime) -> None:
        with self._database.write() as (connection, _):
            source = find_source(connection, self._fingerprint)
            for table in (project, project_list):
                connection.execute(delete(table).where(table.c.source == source))
            connection.execute(
                insert(project_list), {"source": source, "as_of": int(as_of.timestamp())}
            )
            insert_many(
                connection,
                project,
                tuple(project.c.keys()),
                (
                    (source, position, *fields, msgspec.json.encode(residency).decode())
                    for position, (*fields, residency) in enumerate(
                        map(msgspec.structs.astuple, projects)
                    )
                ),
            )
