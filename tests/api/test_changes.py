"""``/costs/changes``: the parts of every change add up to it, whatever the days."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI, Organisation
from tests.api.expected import KEYS, ORGANISATIONS, PRESETS, TODAY, Pair, Truth, ask, exact
from tests.api.test_ledger import organisations
from tests.conftest import Clock, StartApp, StartFake

KINDS = ("previous", "month", "year")
PARTS = ("volume", "unit_price", "mix", "new", "gone", "unsplit")


def by_model(pairs: dict[Pair, Fraction]) -> dict[Pair, Fraction]:
    """By project and model; what has had no money at all is left out."""
    sums: dict[Pair, Fraction] = {}
    for pair, amount in pairs.items():
        key = (pair[0], KEYS["model"](pair))
        sums[key] = sums.get(key, Fraction(0)) + amount
    return {key: amount for key, amount in sums.items() if amount}


def check_sums(part: dict[str, Any]) -> None:
    """After less before is the change, and so are its parts."""
    change = Fraction(part["after"]) - Fraction(part["before"])
    assert Fraction(part["change"]) == change
    assert exact(part["parts"][name] for name in PARTS) == change


def check_changes(found: dict[str, Any], truth: Truth) -> None:
    """Rows and others are the whole, and each row is what that project spent on that model."""
    ranges = [
        (date.fromisoformat(found[name]["start_date"]), date.fromisoformat(found[name]["end_date"]))
        for name in ("comparison", "range")
    ]
    before, after = (truth.pairs(*days) for days in ranges)
    assert Fraction(found["before"]) == exact(before.values())
    assert Fraction(found["after"]) == exact(after.values())
    assert found["comparison"]["total"] == found["before"]
    assert found["comparison"]["change"] == found["change"]
    check_sums(found)
    old, new = by_model(before), by_model(after)
    for row in found["rows"]:
        check_sums(row)
        key = (row["project_id"], row["model"])
        assert Fraction(row["before"]) == old.get(key, 0)
        assert Fraction(row["after"]) == new.get(key, 0)
        sizes = {name: abs(row["parts"][name]) for name in PARTS}
        assert sizes[row["kind"]] == max(sizes.values())
        driver = row["driver"]
        assert Fraction(driver["change"]) == Fraction(driver["after"]) - Fraction(driver["before"])
    rows = [*found["rows"], *([found["others"]] if found["others"] else [])]
    for row in rows:
        check_sums(row)
    for name in ("before", "after", "change"):
        assert exact(row[name] for row in rows) == Fraction(found[name])
    for name in PARTS:
        assert exact(row["parts"][name] for row in rows) == Fraction(found["parts"][name])
    sizes_of_rows = [abs(row["change"]) for row in found["rows"]]
    assert sizes_of_rows == sorted(sizes_of_rows, reverse=True)


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_change_of_every_preset_adds_up(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Against the period before, the month before and the year before; few rows or all."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for first, last in PRESETS.values():
        for kind in KINDS:
            query = {"start_date": first, "end_date": last, "compare": kind}
            short = ask(client, "/costs/changes", **query)
            check_changes(short, truth)
            whole = ask(client, "/costs/changes", **query, limit=1_000)
            check_changes(whole, truth)
            assert whole["rows"][: len(short["rows"])] == short["rows"]
            assert len(short["rows"]) == min(6, len(whole["rows"]))
            others = short["others"]["count"] if short["others"] else 0
            assert whole["others"] is None
            assert others == len(whole["rows"]) - len(short["rows"])


def test_a_large_organisation_adds_up(start_fake: StartFake, start_app: StartApp) -> None:
    """Three thousand rows: the largest, and all others in one."""
    fake = start_fake("large")
    client = start_app(fake).test_client()
    found = ask(client, "/costs/changes", start_date="2026-11-20", limit=1_000)
    check_changes(found, Truth(fake))
    assert found["others"]["count"] >= 1_000


RANGES = st.tuples(st.dates(date(2024, 8, 20), TODAY), st.integers(1, 200))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(days=RANGES, kind=st.sampled_from(KINDS), limit=st.integers(1, 40))
def test_any_days_of_northwind_add_up(
    client: FlaskClient, fake: FakeOpenAI, days: tuple[date, int], kind: str, limit: int
) -> None:
    """Its beginning, launches, price cuts and runaways among them."""
    first, count = days
    last = first + timedelta(days=count - 1)
    query = {"start_date": first, "end_date": last, "compare": kind, "limit": limit}
    check_changes(ask(client, "/costs/changes", **query), Truth(fake))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    organisation=organisations(),
    questions=st.lists(
        st.tuples(st.dates(date(2026, 10, 1), TODAY), st.integers(1, 40), st.sampled_from(KINDS)),
        min_size=1,
        max_size=4,
    ),
)
def test_any_days_of_any_organisation_add_up(
    start_fake: StartFake,
    start_app: StartApp,
    clock: Clock,
    organisation: Organisation,
    questions: list[tuple[date, int, str]],
) -> None:
    """Credits, quantities in several units and money without a name among them."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for first, count, kind in questions:
        last = min(TODAY, first + timedelta(days=count - 1))
        query = {"start_date": first, "end_date": last, "compare": kind, "limit": 3}
        check_changes(ask(client, "/costs/changes", **query), truth)


def test_the_price_cut_is_told(client: FlaskClient) -> None:
    """Northwind's gpt-5.4 costs 0.6 of its price from October 2026 on."""
    found = ask(
        client,
        "/costs/changes",
        start_date="2026-10-01",
        end_date="2026-10-31",
        compare="month",
        limit=1_000,
    )
    cut = [row for row in found["rows"] if (row["model"] or "").startswith("gpt-5.4")]
    assert len(cut) >= 5
    for row in cut:
        assert row["parts"]["unit_price"] < 0
        assert round(row["driver"]["unit_price_change"], 6) == Fraction(-4, 10)
    assert found["parts"]["unsplit"] == 0
