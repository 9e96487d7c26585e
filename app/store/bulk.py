"""Inserting many rows: as plain tuples, which costs a fraction of a dictionary for each."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_many(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows whose values are in the order of these columns, which is the table's own."""
    values = list(rows)
    if values:
        statement = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
        connection.exec_driver_sql(str(statement), values)
