"""The tables. A change of them is a migration in ``migrations/versions``.

Days are whole numbers: days since 1970-01-01, UTC. Moments are Unix seconds. What a row of money
belongs to (line item, project, currency and so on) is written once, in ``cost_key``.

An amount of money is ``amount`` (whole numbers of 10^-12, so that the database adds up exactly)
or, for what does not fit into that, decimal text; see ``numbers.py``.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

from app.spend.models import DIMENSIONS

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives out ids by itself only where the type is INTEGER, which has 64 bits there.
_Id = BigInteger().with_variant(Integer(), "sqlite")

data_version = Table(
    "data_version",
    metadata,
    Column("only", SmallInteger, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
)
"""One number that changes with whatever else does: what was made of older data is out of date."""

source = Table(
    "source",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("refresh_recent", BigInteger, nullable=False, default=0),
    Column("refresh_all", BigInteger, nullable=False, default=0),
)
"""An OpenAI organisation as seen with one key. ``refresh_recent`` and ``refresh_all`` are when a
person last asked for the recent days, or for all of them, to be read again.
"""

progress = Table(
    "progress",
    metadata,
    Column("source", ForeignKey("source.id"), primary_key=True),
    Column("days_wanted", Integer, nullable=False),
    Column("days_read", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
)
"""How far the fetch of days under way has come; it is over at ``until`` at the latest."""

cost_key = Table(
    "cost_key",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *(Column(dimension, Text) for dimension in DIMENSIONS),
    Column("currency", Text, nullable=False),
    Column("unit", Text),
)
"""What an amount belongs to; null where OpenAI does not say. A key never changes."""

dataset = Table(
    "dataset",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("source", ForeignKey("source.id"), nullable=False),
    Column("grouping", Text, nullable=False),
)
"""The days of a source in one grouping: dimensions joined by commas, in the order of
``spend.models.DIMENSIONS``. There is none per filter, so that callers cannot make the store grow.
"""
Index("uq_dataset_source_grouping", dataset.c.source, dataset.c.grouping, unique=True)

cost_day = Table(
    "cost_day",
    metadata,
    Column("dataset", ForeignKey("dataset.id"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("as_of", BigInteger, nullable=False),
    Column("total", Text, nullable=False),
    Column("billed", Boolean, nullable=False),
    Column("first_row", BigInteger, nullable=False),
    Column("last_row", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""A day that was read. ``total`` is US dollars as decimal text; ``billed``: OpenAI sent a bucket.
Its rows are those of ``cost_row`` from ``first_row`` to ``last_row``; none where the last is less.
"""

cost_row = Table(
    "cost_row",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=False),
    Column("key", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("quantity", BigInteger),
)
"""What OpenAI billed, in its order."""

cost_digits = Table(
    "cost_digits",
    metadata,
    Column("row", _Id, primary_key=True, autoincrement=False),
    Column("key", Integer, nullable=False),
    Column("amount", Text, nullable=False),
    Column("quantity", Text),
)
"""The amount and quantity of a row of ``cost_row`` that whole numbers cannot hold, as decimal text;
the row itself then says 0 and null.
"""

cost_block = Table(
    "cost_block",
    metadata,
    Column("dataset", Integer, primary_key=True),
    Column("size", SmallInteger, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("key", Integer, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("quantity", BigInteger),
    Column("unquantified", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Rollup: the sums of ``size`` days from day ``block * size`` on. ``unquantified`` counts rows of
money without a quantity. What ``cost_digits`` holds is not in it.
"""

cost_by_day = Table(
    "cost_by_day",
    metadata,
    Column("dataset", Integer, primary_key=True),
    Column("dimension", SmallInteger, primary_key=True),
    Column("key", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("digits", Text),
    sqlite_with_rowid=False,
)
"""Rollup: the money of each day by one dimension, the place of ``dimension`` in
``spend.models.DIMENSIONS``: ``amount`` and ``digits`` together. Its keys have that dimension and
the currency alone.
"""

restatement = Table(
    "restatement",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("dataset", ForeignKey("dataset.id"), nullable=False),
    Column("day", Integer, nullable=False),
    Column("known_since", BigInteger, nullable=False),
    Column("noticed_at", BigInteger, nullable=False),
    Column("line_item", Text),
    Column("project_id", Text),
    Column("currency", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)
"""What OpenAI changed about a day after it had been read: money before and after, decimal text."""
Index("ix_restatement_dataset_day", restatement.c.dataset, restatement.c.day)

project_list = Table(
    "project_list",
    metadata,
    Column("source", ForeignKey("source.id"), primary_key=True),
    Column("as_of", BigInteger, nullable=False),
)
"""When the whole list of projects was last read."""

project = Table(
    "project",
    metadata,
    Column("source", ForeignKey("source.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text),
    Column("description", Text),
    Column("status", Text),
    Column("permission", Text),
    Column("created_at", BigInteger),
    Column("archived_at", BigInteger),
    Column("external_key_id", Text),
    Column("residency", Text, nullable=False),
)
"""A project at its place in OpenAI's list. ``residency`` is JSON, as OpenAI sends it."""
