"""``/costs/export``: billed money in rows of any grouping, sent while they are made."""

import csv
import io
import tracemalloc
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient

from app.spend.export_rows import ExportColumn
from fake_openai import USAGE_ONLY_KEY, FakeOpenAI, Project, Row, organisation_of_rows
from tests.api.expected import KEYS, ORGANISATIONS, TODAY, ask
from tests.conftest import StartApp, StartFake

FIRST = date(2026, 11, 14)
DAYS = {"start_date": FIRST, "end_date": TODAY}
COLUMNS: tuple[str, ...] = get_args(ExportColumn)
# Of every size, none twice.
GROUPINGS = [
    grouping for size in range(1, len(COLUMNS) + 1) for grouping in combinations(COLUMNS, size)
]
Sums = dict[tuple[str | None, ...], Fraction]


def lines(client: FlaskClient, **query: object) -> list[dict[str, str]]:
    """The file as a spreadsheet reads it."""
    answer = client.get("/costs/export", query_string=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="spend_20')
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def truth(fake: FakeOpenAI, grouping: Sequence[str]) -> Sums:
    """What was billed, by these columns and the currency."""
    sums: Sums = {}
    for row in fake.organisation.rows(FIRST, TODAY, fake.now):
        pair = (row.project_id, row.line_item)
        values = {
            "date": str(row.day),
            "project_id": row.project_id,
            **{name: KEYS[name](pair) for name in ("model", "line_item", "direction")},
        }
        key = (*(values[name] for name in grouping), row.currency)
        sums[key] = sums.get(key, Fraction(0)) + Fraction(row.amount)
    return {key: amount for key, amount in sums.items() if amount}


def sums_of(rows: Sequence[dict[str, Any]], grouping: Sequence[str]) -> Sums:
    keys = [(*(row[name] for name in grouping), row["currency"]) for row in rows]
    assert len(set(keys)) == len(keys)
    return {
        key: Fraction(row["amount"])
        for key, row in zip(keys, rows, strict=True)
        if Fraction(row["amount"])
    }


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_grouping_is_what_was_billed(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """One row for each combination and currency; as a file the same rows."""
    fake = start_fake(organisation)
    client = start_app(fake).test_client()
    for grouping in GROUPINGS:
        query = {**DAYS, "group_by": ",".join(grouping)}
        rows = ask(client, "/costs/export", **query, format="json")["rows"]
        assert sums_of(rows, grouping) == truth(fake, grouping)
        for row in rows:
            assert all(row[name] is None for name in COLUMNS if name not in grouping)
        file = lines(client, **query)
        assert len(file) == len(rows)
        for line, row in zip(file, rows, strict=True):
            assert Decimal(line["amount"]) == row["amount"]
            for name, cell in line.items():
                if name not in {"amount", "quantity"}:
                    assert cell.removeprefix("'") == (row[name] or "")
            assert (Decimal(line["quantity"]) if line["quantity"] else None) == row["quantity"]


def test_rows_are_in_order(client: FlaskClient) -> None:
    """By day, then by name, whatever the order of what is grouped by."""
    rows = ask(client, "/costs/export", **DAYS, format="json")["rows"]
    keys = [(row["date"], row["project_id"] or "", row["line_item"] or "") for row in rows]
    assert keys == sorted(keys)
    swapped = "line_item,date,project_id"
    assert rows == ask(client, "/costs/export", **DAYS, format="json", group_by=swapped)["rows"]


def test_quantities_are_of_their_rows(fake: FakeOpenAI, client: FlaskClient) -> None:
    """What was billed for each day, project and line item."""
    quantities: dict[tuple[str, str | None, str | None], Fraction] = {}
    for row in fake.organisation.rows(FIRST, TODAY, fake.now):
        key = (str(row.day), row.project_id, row.line_item)
        quantities[key] = quantities.get(key, Fraction(0)) + Fraction(row.quantity or 0)
    rows = ask(client, "/costs/export", **DAYS, format="json")["rows"]
    for row in rows:
        key = (row["date"], row["project_id"], row["line_item"])
        assert Fraction(row["quantity"]) == quantities[key]


def test_projects_have_their_names(fake: FakeOpenAI, client: FlaskClient) -> None:
    """Beside the id, where rows are told apart by project."""
    names = {project.id: project.name for project in fake.organisation.projects}
    for line in lines(client, **DAYS, group_by="project_id"):
        assert line["project_name"] == names[line["project_id"]]
    assert "project_name" not in lines(client, **DAYS, group_by="model")[0]


def test_a_key_without_projects_exports_ids(fake: FakeOpenAI, start_app: StartApp) -> None:
    """The money is all there."""
    client = start_app(fake, api_key=USAGE_ONLY_KEY).test_client()
    rows = ask(client, "/costs/export", **DAYS, format="json")["rows"]
    grouping = ("date", "line_item", "project_id")
    assert sums_of(rows, grouping) == truth(fake, grouping)
    assert {row["project_name"] for row in rows} == {None}


def test_no_text_runs_as_a_formula(start_fake: StartFake, start_app: StartApp) -> None:
    """Names, ids, labels and units are other people's; amounts below zero are ours."""
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1"]
    rows = [Row(TODAY, name, name, None, None, None, Decimal(-1), "usd", 1, name) for name in names]
    projects = [Project(name, name, 1_700_000_000) for name in names]
    client = start_app(start_fake(organisation_of_rows(rows, projects))).test_client()
    file = lines(client, start_date=TODAY, group_by=",".join(COLUMNS))
    assert len(file) == len(names)
    for line in file:
        assert line.pop("amount") == "-1"
        for cell in line.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))


@pytest.mark.parametrize(
    ("door", "query", "name"),
    [
        ("/costs/export", {"end_date": TODAY}, f"spend_{FIRST}_{TODAY}.csv"),
        ("/costs/export", {"end_date": FIRST, "format": "json"}, f"spend_{FIRST}.json"),
        (
            "/costs/breakdown",
            {"end_date": TODAY, "by": "model"},
            f"spend-by-model_{FIRST}_{TODAY}.csv",
        ),
        (
            "/costs/breakdown",
            {"end_date": "2027-01-31", "by": "model"},
            f"spend-by-model_{FIRST}_{TODAY}.csv",
        ),
    ],
)
def test_a_file_bears_the_days_that_it_holds(
    client: FlaskClient, door: str, query: dict[str, object], name: str
) -> None:
    """None after today."""
    asked = {"start_date": FIRST, "format": "csv", **query}
    answer = client.get(door, query_string=asked)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_nothing_is_an_empty_list(start_fake: StartFake, start_app: StartApp) -> None:
    """No rows, and a file of its heading."""
    client = start_app(start_fake("empty")).test_client()
    assert client.get("/costs/export?start_date=2026-11-01&format=json").data == b'{"rows":[]}'
    file = client.get("/costs/export?start_date=2026-11-01").data.decode("utf-8-sig")
    assert file == "date,project_id,project_name,line_item,amount,currency,quantity,unit\r\n"


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_a_failure_before_the_first_row_is_an_error(
    fake: FakeOpenAI, start_app: StartApp, format_: str
) -> None:
    """A day that is not stored and cannot be fetched is an error, not a broken file."""
    client = start_app(fake).test_client()
    query = {**DAYS, "format": format_}
    later = {**query, "start_date": FIRST + timedelta(days=1)}
    assert client.get("/costs/export", query_string=later).status_code == 200
    fake.faults.add("costs", "invalid_key")
    answer = client.get("/costs/export", query_string=query)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (401, "invalid_api_key")
    assert "Content-Disposition" not in answer.headers


def test_memory_does_not_grow_with_the_days(start_fake: StartFake, start_app: StartApp) -> None:
    """Rows are made day by day while they are sent, and nothing of them stays."""
    app = start_app(start_fake("large"))
    ask(app.test_client(), "/costs/summary", **DAYS)
    client = FlaskClient(app, app.response_class)

    def peak_and_size(first: date) -> tuple[int, int]:
        size = 0
        tracemalloc.start()
        try:
            answer = client.get(f"/costs/export?start_date={first}", buffered=False)
            for part in answer.response:
                assert len(part) < 200_000
                size += len(part)
            answer.close()
            return tracemalloc.get_traced_memory()[1], size
        finally:
            tracemalloc.stop()

    peak_of_two, size_of_two = peak_and_size(date(2026, 11, 21))
    peak_of_nine, size_of_nine = peak_and_size(FIRST)
    assert size_of_nine > 4 * size_of_two
    assert peak_of_nine < 1.5 * peak_of_two
