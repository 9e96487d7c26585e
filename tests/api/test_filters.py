"""``project_ids``, ``models`` and ``line_items`` at every door: the parts are the whole."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.expected import KEYS, Truth, ask, exact
from tests.conftest import StartApp, StartFake

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 22)
DAYS = {"start_date": FIRST, "end_date": LAST}
FILTERS = {"project_ids": "project", "models": "model", "line_items": "line_item"}


def summary(client: FlaskClient, **query: object) -> Fraction:
    found = ask(client, "/costs/summary", **DAYS, rows="all", **query)
    for rows in ("days", "projects", "models", "line_items"):
        assert exact(row["total"] for row in found[rows]) == Fraction(found["total"])
    return Fraction(found["total"])


def series(client: FlaskClient, **query: object) -> Fraction:
    totals = set()
    for by in ("none", *KEYS):
        found = ask(client, "/costs/series", **DAYS, by=by, interval="week", top=3, **query)
        assert exact(row["total"] for row in found["series"]) == Fraction(found["total"])
        assert exact(row["total"] for row in found["buckets"]) == Fraction(found["total"])
        totals.add(Fraction(found["total"]))
    [total] = totals
    return total


def breakdown(client: FlaskClient, **query: object) -> Fraction:
    totals = set()
    for by in FILTERS.values():
        found = ask(client, "/costs/breakdown", **DAYS, by=by, limit=1_000, **query)
        assert exact(row["total"] for row in found["rows"]) == Fraction(found["total"])
        assert all(exact(row["trend"]) == row["total"] for row in found["rows"])
        totals.add(Fraction(found["total"]))
    [total] = totals
    return total


def changes(client: FlaskClient, **query: object) -> Fraction:
    return Fraction(ask(client, "/costs/changes", **DAYS, **query)["after"])


def export(client: FlaskClient, **query: object) -> Fraction:
    found = ask(client, "/costs/export", **DAYS, format="json", group_by="date,project_id", **query)
    return exact(row["amount"] for row in found["rows"] if row["currency"] == "usd")


def export_file(client: FlaskClient, **query: object) -> Fraction:
    text = client.get("/costs/export", query_string={**DAYS, **query}).data.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return exact(Decimal(row["amount"]) for row in rows if row["currency"] == "usd")


ASK: Mapping[str, Callable[..., Fraction]] = {
    each.__name__: each for each in (summary, series, breakdown, changes, export, export_file)
}


@pytest.mark.parametrize("door", ASK)
@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_each_part_is_its_own_and_all_are_the_whole(
    start_fake: StartFake, start_app: StartApp, organisation: str, name: str, door: str
) -> None:
    """Money without a project is asked for as none; all parts at once are their sum."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    billed = truth.by(FILTERS[name], FIRST, LAST)
    words = {key: "none" if name == "project_ids" and key is None else key for key in billed}
    asked = {key: word for key, word in words.items() if word}
    for key, word in asked.items():
        assert ASK[door](client, **{name: word}) == billed[key], word
    everything = ASK[door](client, **{f"{name}[]": sorted(asked.values())})
    assert everything == exact(billed[key] for key in asked)
    # What has no model or line item cannot be asked for, and is what is left of the whole.
    left = exact(amount for key, amount in billed.items() if key not in asked)
    assert ASK[door](client) == everything + left == truth.total(FIRST, LAST)
    assert ASK[door](client, **{name: "there is none of this name"}) == 0


@pytest.mark.parametrize("door", ASK)
def test_filters_go_together(start_fake: StartFake, start_app: StartApp, door: str) -> None:
    """A project's money on a model is that of its line items of that model."""
    fake = start_fake("northwind")
    client = start_app(fake).test_client()
    pairs = Truth(fake).pairs(FIRST, LAST)
    model = KEYS["model"]
    (project, label), _ = max(pairs.items(), key=lambda pair: pair[1])
    chosen = model((project, label))
    both = {"project_ids": project, "models": chosen}
    assert ASK[door](client, **both) == exact(
        amount for pair, amount in pairs.items() if (pair[0], model(pair)) == (project, chosen)
    )
    assert ASK[door](client, **both, line_items=label) == pairs[project, label]
    assert ASK[door](client, project_ids="none", models=chosen) == 0


@pytest.mark.parametrize("kind", ["previous", "month", "year"])
def test_what_is_compared_is_filtered_as_well(
    start_fake: StartFake, start_app: StartApp, kind: str
) -> None:
    """The days before are of the same project."""
    fake = start_fake("northwind")
    client, truth = start_app(fake).test_client(), Truth(fake)
    project = fake.organisation.projects[0].id
    query: dict[str, Any] = {**DAYS, "compare": kind, "project_ids": project}
    for door in ("summary", "series", "breakdown", "changes"):
        other = ask(client, f"/costs/{door}", **query)["comparison"]
        days = [date.fromisoformat(other[name]) for name in ("start_date", "end_date")]
        billed = truth.by("project", *days)
        assert Fraction(other["total"]) == billed[project]


def test_a_line_item_is_never_split_at_its_comma(client: FlaskClient) -> None:
    """Its name is one value; ids may be joined."""
    found = ask(client, "/costs/breakdown", **DAYS, by="line_item", limit=1_000)
    labels = [row["key"] for row in found["rows"] if "," in (row["key"] or "")]
    label = labels[0]
    one = ask(client, "/costs/breakdown", **DAYS, by="line_item", line_items=label)
    assert [row["key"] for row in one["rows"]] == [label]
    ids = [row["key"] for row in ask(client, "/costs/breakdown", **DAYS)["rows"][:3]]
    joined = ask(client, "/costs/breakdown", **DAYS, project_ids=",".join(ids))
    assert [row["key"] for row in joined["rows"]] == ids
