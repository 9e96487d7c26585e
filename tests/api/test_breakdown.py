"""``/costs/breakdown``: every row, page, order and search, to the last digit."""

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient

from app.spend.sorting import BreakdownOrder
from fake_openai import Project, Row, organisation_of_rows
from tests.api.expected import KEYS, ORGANISATIONS, PRESETS, TODAY, Truth, ask, exact
from tests.conftest import StartApp, StartFake

BYS = ("project", "model", "line_item")
KINDS = ("previous", "month", "year")
MONTH = {"start_date": "2026-11-01", "end_date": "2026-11-22"}


def all_pages(client: FlaskClient, limit: int, **query: object) -> list[dict[str, Any]]:
    """Every row, page by page, as a person turns them."""
    rows: list[dict[str, Any]] = []
    page = 1
    while True:
        found = ask(client, "/costs/breakdown", limit=limit, page=page, **query)
        assert found["page"] == page
        assert len(found["rows"]) == limit or page == found["pages"]
        rows += found["rows"]
        if page == found["pages"]:
            assert len(rows) == found["found"]["count"]
            return rows
        page += 1


def rounded(fraction: Fraction, places: int) -> Decimal:
    """Half to even, as the answers are."""
    return Decimal(round(fraction * 10**places)).scaleb(-places)


def check_rows(found: dict[str, Any], truth: Truth, first: date, last: date) -> None:
    """Each row is what was billed, and all of them are all of it."""
    billed = truth.by(found["by"], first, last)
    rows = {row["key"]: row for row in found["rows"]}
    assert len(rows) == len(found["rows"]) == found["found"]["count"] == found["found"]["all"]
    assert {key for key, row in rows.items() if row["total"] or not row["previous"]} == {
        key for key, amount in billed.items() if amount or key in rows
    }
    whole = exact(billed.values())
    assert Fraction(found["total"]) == Fraction(found["found"]["total"]) == whole
    spenders: dict[str | None, set[str | None]] = {}
    for pair, amount in truth.pairs(first, last).items():
        if amount:
            spenders.setdefault(KEYS[found["by"]](pair), set()).add(pair[0])
    days = (last - first).days + 1
    assert found["daily_average"] == rounded(whole / days, 12)
    for key, row in rows.items():
        total = billed.get(key, Fraction(0))
        assert Fraction(row["total"]) == total
        assert exact(row["trend"]) == total
        assert row["daily_average"] == rounded(total / days, 12)
        assert row["share"] == (rounded(total / whole, 9) if whole else None)
        if found["by"] == "project":
            assert exact(model["total"] for model in row["models"]) == total
        else:
            assert row["models"] == []
            assert row["project_count"] == len(spenders.get(key, set()) - {None})
    assert [row["rank"] for row in found["rows"]] == list(range(1, len(rows) + 1))
    totals = [row["total"] for row in found["rows"]]
    assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_table_of_every_preset_is_what_was_billed(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Total, share, average, trend and models of every row."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for (first, last), by in product(PRESETS.values(), BYS):
        query = {"start_date": first, "end_date": last, "by": by, "limit": 1_000}
        found = ask(client, "/costs/breakdown", **query)
        check_rows(found, truth, first, last)
        assert (found["comparison"], found["found"]["previous"]) == (None, None)
        assert all(row["previous"] is row["change"] is None for row in found["rows"])
        length = {"day": found["range"]["days"]}.get(found["trend_interval"])
        assert all(len(row["trend"]) == length for row in found["rows"] if length)


def test_a_large_organisation_is_what_was_billed(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """A thousand projects on one page, and on forty."""
    fake = start_fake("large")
    client, truth = start_app(fake).test_client(), Truth(fake)
    first = date(2026, 11, 20)
    found = ask(client, "/costs/breakdown", start_date=first, limit=1_000)
    check_rows(found, truth, first, TODAY)
    assert all_pages(client, 25, start_date=first) == found["rows"]


@pytest.mark.parametrize("organisation", ["northwind", "quirks", "one_day"])
def test_previous_and_change_are_of_the_days_compared(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """What has no spend any more has a row as well, so that both columns add up."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    for (first, last), kind, by in product(PRESETS.values(), KINDS, BYS):
        query = {"start_date": first, "end_date": last, "compare": kind, "by": by, "limit": 1_000}
        found = ask(client, "/costs/breakdown", **query)
        other = found["comparison"]
        days = [date.fromisoformat(other[name]) for name in ("start_date", "end_date")]
        now, before = truth.by(by, first, last), truth.by(by, *days)
        rows = {row["key"]: row for row in found["rows"]}
        assert rows.keys() == now.keys() | before.keys()
        for key, row in rows.items():
            total, previous = now.get(key, Fraction(0)), before.get(key, Fraction(0))
            assert (Fraction(row["total"]), Fraction(row["previous"])) == (total, previous)
            assert Fraction(row["change"]) == total - previous
            assert row["change_fraction"] == (
                rounded((total - previous) / previous, 9) if previous > 0 else None
            )
            assert row["is_new"] == (key not in before)
        assert exact(row["previous"] for row in rows.values()) == Fraction(other["total"])
        assert found["found"]["previous"] == other["total"]
        assert found["found"]["change"] == other["change"]
        assert exact(row["change"] for row in rows.values()) == Fraction(other["change"])


@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_unit_prices_are_amount_by_quantity(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Of line items whose rows all count tokens: the billed amount over the billed quantity."""
    fake = start_fake(organisation)
    client, truth = start_app(fake).test_client(), Truth(fake)
    found = ask(client, "/costs/breakdown", **MONTH, by="line_item", limit=1_000)
    prices = {row["key"]: row["unit_price"] for row in found["rows"]}
    by_label: dict[str | None, list[Row]] = {}
    for row in truth.rows(date(2026, 11, 1), TODAY):
        by_label.setdefault(row.line_item, []).append(row)
    checked = 0
    for label, rows in by_label.items():
        units = {row.quantity_unit for row in rows}
        if units != {"tokens"} or label not in prices:
            continue
        paid = [row for row in rows if row.amount]
        quantity = exact(Decimal(row.quantity or 0) for row in paid)
        amount = exact(row.amount for row in paid)
        price = prices[label]
        assert price["amount"] == rounded(amount * 1_000_000 / quantity, 12)
        assert (price["per"], price["unit"]) == (1_000_000, "tokens")
        checked += 1
    assert checked > 5


def test_prices_of_things_counted_in_other_words(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """Hours and minutes are told by the hour, thousands of tokens by the million; what counts
    nothing, or credits, has no price.
    """
    client = start_app(start_fake("quirks")).test_client()
    found = ask(client, "/costs/breakdown", **MONTH, by="line_item", limit=1_000)
    prices = {row["key"]: row["unit_price"] for row in found["rows"]}
    assert prices["assistants api | code interpreter"] == {
        "amount": Decimal("0.03"),
        "per": 3_600,
        "unit": "duration_seconds",
    }
    assert prices["whisper"]["amount"] == Decimal("0.36")
    assert prices["gpt-6-astra, input_tokens"]["amount"] == 6
    assert prices["web search tool calls"]["per"] == 1_000
    assert prices["web search tool calls"]["unit"] is None
    assert prices["Credit"] is prices[None] is prices["Something new"] is None


def value(row: dict[str, Any], column: str) -> Any:
    """What a column is sorted by."""
    if column == "name":
        return row["name"] or row["key"]
    return row[column] and row[column]["amount"] if column == "unit_price" else row[column]


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_every_order_both_ways(
    start_fake: StartFake, start_app: StartApp, organisation: str, by: str
) -> None:
    """Those without a value come last either way; the rows are the same ones, with their ranks."""
    client = start_app(start_fake(organisation)).test_client()
    query = {**MONTH, "compare": "previous", "by": by}
    usual = ask(client, "/costs/breakdown", **query, limit=1_000)["rows"]
    for sort in get_args(BreakdownOrder):
        rows = ask(client, "/costs/breakdown", **query, sort=sort, limit=1_000)["rows"]
        assert sorted(rows, key=lambda row: row["rank"]) == usual
        column = sort.removeprefix("-")
        values = [value(row, column) for row in rows]
        known = [each for each in values if each is not None]
        assert values == known + [None] * (len(values) - len(known))
        if column != "name":
            assert known == sorted(known, reverse=sort.startswith("-"))
        assert all_pages(client, 4, **{**query, "sort": sort}) == rows


def names(rows: Iterable[dict[str, Any]]) -> list[str | None]:
    return [row["name"] for row in rows]


def organisation_of(*projects: tuple[str, str | None, str]) -> Any:
    """An organisation of projects by id, name and description, each with a dollar or more
    a day."""
    return organisation_of_rows(
        [
            Row(TODAY - timedelta(days=day), id_, "m, input", None, None, None, Decimal(place + 1))
            for place, (id_, _, _) in enumerate(projects)
            for day in range(3)
        ],
        [
            Project(id_, name, 1_700_000_000, older_shape={"description": description})
            for id_, name, description in projects
        ],
    )


NAMED = (
    ("proj_cafe", "Café Überblick", "Rechnungen für Straße 7"),
    ("proj_10", "Team 10", "second"),
    ("proj_2", "team 2", "first team"),
    ("proj_jp", "日本 Team", ""),
    ("proj_nameless", None, "has no name"),
)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("cafe", {"proj_cafe"}),
        ("ÜBERBLICK", {"proj_cafe"}),
        ("uberblick strasse", {"proj_cafe"}),
        ("strasse café", {"proj_cafe"}),
        ("team", {"proj_10", "proj_2", "proj_jp"}),
        ("team first", {"proj_2"}),
        ("first second", set()),
        ("日本", {"proj_jp"}),
        ("proj_", {"proj_cafe", "proj_10", "proj_2", "proj_jp", "proj_nameless"}),
        ("PROJ_NAMELESS", {"proj_nameless"}),
        ("none", set()),
        ("  team\t10  ", {"proj_10"}),
        ("%", set()),
        ("[a-z]", set()),
        ("   ", {"proj_cafe", "proj_10", "proj_2", "proj_jp", "proj_nameless"}),
    ],
)
def test_search_finds_every_word_anywhere(
    start_fake: StartFake, start_app: StartApp, search: str, expected: set[str]
) -> None:
    """In the name, id or description, without case and accents; what it found adds up."""
    client = start_app(start_fake(organisation_of(*NAMED))).test_client()
    found = ask(client, "/costs/breakdown", start_date=TODAY, search=search)
    assert {row["key"] for row in found["rows"]} == expected
    part = found["found"]
    assert (part["count"], part["all"]) == (len(expected), len(NAMED))
    assert Fraction(part["total"]) == exact(row["total"] for row in found["rows"])
    assert found["total"] == 15
    assert part["share"] == rounded(Fraction(part["total"]) / 15, 9)


def test_a_search_keeps_ranks_and_shares(client: FlaskClient) -> None:
    """They are of the whole, so that a row says the same wherever it is found."""
    whole = ask(client, "/costs/breakdown", **MONTH, compare="month", limit=1_000)
    found = ask(client, "/costs/breakdown", **MONTH, compare="month", search="e", limit=1_000)
    assert found["rows"] == [row for row in whole["rows"] if row in found["rows"]]
    assert 0 < len(found["rows"]) < len(whole["rows"])
    for column in ("total", "previous", "change"):
        assert Fraction(found["found"][column]) == exact(row[column] for row in found["rows"])
    assert found["total"] == whole["total"]


def test_names_are_sorted_as_people_read_them(start_fake: StartFake, start_app: StartApp) -> None:
    """Numbers by their size, letters without case and accents, the nameless by their id."""
    client = start_app(start_fake(organisation_of(*NAMED))).test_client()
    found = ask(client, "/costs/breakdown", start_date=TODAY, sort="name")
    assert [row["name"] or row["key"] for row in found["rows"]] == [
        "Café Überblick",
        "proj_nameless",
        "team 2",
        "Team 10",
        "日本 Team",
    ]


def test_a_name_of_many_digits_is_sorted(start_fake: StartFake, start_app: StartApp) -> None:
    """More digits than Python makes a number of are no failure."""
    long = "9" * 5_000
    client = start_app(start_fake(organisation_of(("a", long, ""), ("b", "8", "")))).test_client()
    found = ask(client, "/costs/breakdown", start_date=TODAY, sort="name")
    assert names(found["rows"]) == ["8", long]


def test_pages_beyond_the_last_are_empty(client: FlaskClient) -> None:
    """With the same totals, so that a page that shrank is no error."""
    first = ask(client, "/costs/breakdown", **MONTH, limit=10)
    far = ask(client, "/costs/breakdown", **MONTH, limit=10, page=1_000_000)
    assert far["rows"] == []
    assert {**far, "rows": [], "page": 1} == {**first, "rows": []}


def table(client: FlaskClient, **query: object) -> list[dict[str, str]]:
    """A CSV answer as a spreadsheet reads it."""
    answer = client.get("/costs/breakdown", query_string={**query, "format": "csv"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith(
        f'attachment; filename="spend-by-{query.get("by", "project")}_20'
    )
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("organisation", ["northwind", "quirks", "empty", "many_projects:30"])
def test_the_file_is_the_table(
    start_fake: StartFake, start_app: StartApp, organisation: str, by: str
) -> None:
    """All pages, in the order of the screen; its sum is the total of the screen."""
    client = start_app(start_fake(organisation)).test_client()
    query = {**MONTH, "compare": "previous", "by": by, "sort": "-change", "search": "e"}
    rows = ask(client, "/costs/breakdown", **query, limit=1_000)
    file = table(client, **query, limit=1, page=3)
    assert len(file) == len(rows["rows"])
    for line, row in zip(file, rows["rows"], strict=True):
        key = line["project_id" if by == "project" else by]
        assert key.removeprefix("'") == (row["key"] or "")
        for name in ("total", "previous", "change"):
            assert Decimal(line[f"{name}_usd"]) == row[name]
        assert (Decimal(line["share"]) if line["share"] else None) == row["share"]
        price = row["unit_price"]
        assert line["unit_price_usd"] == (f"{price['amount']:f}" if price else "")
    total = exact(Decimal(line["total_usd"]) for line in file)
    assert total == Fraction(rows["found"]["total"])


DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=cmd|"/c calc"!A1',
    "\uff1d1+1",
    'a "quoted", name\r\nof two lines',
)


def test_no_name_runs_as_a_formula(start_fake: StartFake, start_app: StartApp) -> None:
    """A name that a spreadsheet would run has an apostrophe before it; all else is as it is."""
    organisation = organisation_of(
        *((f"proj_{place}", name, name) for place, name in enumerate(DANGEROUS))
    )
    client = start_app(start_fake(organisation)).test_client()
    file = {line["project_id"]: line for line in table(client, start_date=TODAY)}
    for place, name in enumerate(DANGEROUS):
        line = file[f"proj_{place}"]
        safe = name if name.startswith("a") else f"'{name}"
        assert (line["project"], line["description"]) == (safe, safe)
    assert exact(Decimal(line["total_usd"]) for line in file.values()) == 55


def test_no_id_or_label_runs_as_a_formula(start_fake: StartFake, start_app: StartApp) -> None:
    """Models and line items are OpenAI's texts, and not trusted more."""
    rows = [
        Row(TODAY, name, name, None, None, None, Decimal(1), "usd", 5, "=tokens")
        for name in DANGEROUS
    ]
    client = start_app(start_fake(organisation_of_rows(rows))).test_client()
    for by in BYS:
        for line in table(client, start_date=TODAY, by=by):
            for cell in line.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))


def test_a_credit_is_a_negative_number_in_the_file(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """Numbers are ours, and no formulas."""
    client = start_app(start_fake("quirks")).test_client()
    [credit] = [line for line in table(client, **MONTH, by="model") if line["model"] == "Credit"]
    assert Decimal(credit["total_usd"]) < 0
