"""Figures of days: made once, checked against the days' totals, filtered exactly."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.api.response_cache import EXTENSION
from app.openai_admin.deadline import Deadline
from app.reports.dataset import CostDataset
from app.spend.days import DayRange
from app.spend.filters import Filters
from app.spend.money import exact_sum
from app.store.database import StoreUnavailable
from fake_openai import FakeOpenAI
from tests.conftest import StartApp

DAYS = DayRange(date(2026, 11, 1), date(2026, 11, 21))
EVERYTHING = Filters()


@pytest.fixture
def app(fake: FakeOpenAI, start_app: StartApp, tmp_path: Path) -> Flask:
    return start_app(fake, database_url=f"sqlite:///{tmp_path / 'spend.db'}")


@contextmanager
def loaded(app: Flask) -> Iterator[CostDataset]:
    reports = app.extensions[EXTENSION].reports
    with reports._loader.load([DAYS], date(2026, 11, 22), Deadline(60)) as dataset:
        yield dataset


def test_what_was_made_of_a_snapshot_is_made_once(app: Flask) -> None:
    """All parts of a page get the same object."""
    with loaded(app) as first, loaded(app) as second:
        assert first.billed(DAYS) is second.billed(DAYS)


def test_rows_that_do_not_add_up_to_their_days_are_damage(app: Flask, tmp_path: Path) -> None:
    """No sum is given; the file is set aside, and the days are fetched again."""
    with loaded(app) as dataset:
        whole = dataset.each_day(DAYS, EVERYTHING)
    with closing(sqlite3.connect(tmp_path / "spend.db")) as database:
        database.execute("DELETE FROM cost_row WHERE id % 2 = 0")
        database.execute("DELETE FROM cost_block")
        database.execute("UPDATE data_version SET version = version + 1")
        database.commit()
    with pytest.raises(StoreUnavailable), loaded(app) as dataset:
        dataset.billed(DAYS)
    assert list(tmp_path.glob("spend.db.damaged-*"))
    with loaded(app) as dataset:
        amounts = [billed.amount for key, billed in dataset.billed(DAYS).items() if key[2] == "usd"]
        assert exact_sum(amounts) == exact_sum(whole)


def test_filters_by_two_dimensions_pick_from_the_same_rows(app: Flask) -> None:
    """A project's days on one model, by day, by part, and as a sum."""
    with loaded(app) as dataset:
        spend = dataset.spend(DAYS, EVERYTHING)
        project = max(spend.by("project").items(), key=lambda row: row[1])[0]
        of_project = Filters(project_ids=frozenset([project or "none"]))
        models = dataset.amounts(DAYS, "model", of_project)
        model = max(models, key=lambda name: models[name])
        both = of_project._replace(models=frozenset([model or ""]))
        each_day = dataset.each_day(DAYS, both)
        assert exact_sum(each_day) == models[model]
        assert dataset.amounts(DAYS, "project", both) == {project: models[model]}
        assert dataset.daily(DAYS, "model", of_project, [model])[model] == each_day
        assert dataset.daily(DAYS, "project", both, [project])[project] == each_day
        assert exact_sum(dataset.spend(DAYS, both).by("line_item").values()) == models[model]
