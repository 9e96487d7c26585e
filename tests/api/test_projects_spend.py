"""``/projects/spend`` and ``/projects/<id>``: every project, what it spent, and pages of them."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app.spend.sorting import ProjectsOrder
from fake_openai import USAGE_ONLY_KEY, FakeOpenAI, Project, Row, organisation_of_rows
from fake_openai.edge_cases import UNLISTED_PROJECT_ID
from tests.api.expected import ORGANISATIONS, TODAY, Truth, ask, days_between, exact
from tests.conftest import Clock, StartApp, StartFake
from tests.wait import behind, wait_until

ALL: dict[str, object] = {"archived": "include", "limit": 1_000}
MOMENTS = [
    datetime(2026, 11, 22, 12, 3, tzinfo=UTC),
    datetime(2026, 3, 31, 12, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 1, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
]


def month_before(today: date) -> tuple[date, date, date]:
    """The first and last day of the month before, and the day of it that is the same as today."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last, last.replace(day=min(today.day, last.day))


def check(found: dict[str, Any], truth: Truth, today: date) -> None:
    """Every project has its own money, and the columns add up to the totals."""
    first = today.replace(day=1)
    begin, end, same = month_before(today)
    for name, days in (
        ("this_month", (first, today)),
        ("last_month", (begin, end)),
        ("compared", (begin, same)),
    ):
        assert (found[name]["start_date"], found[name]["end_date"]) == tuple(map(str, days))
    now, before, same_days = (
        truth.by("project", *days) for days in ((first, today), (begin, end), (begin, same))
    )
    rows = {row["id"]: row for row in found["rows"]}
    assert len(rows) == len(found["rows"]) == found["found"]["count"] == found["found"]["all"]
    known = {project.id: project for project in truth.fake.organisation.projects}
    assert rows.keys() >= known.keys() | now.keys() | before.keys()
    whole = exact(now.values())
    for id_, row in rows.items():
        this = now.get(id_, Fraction(0))
        assert Fraction(row["this_month"]) == this
        assert Fraction(row["last_month"]) == before.get(id_, Fraction(0))
        assert Fraction(row["change"]) == this - same_days.get(id_, Fraction(0))
        assert list(map(Fraction, row["trend"])) == [
            truth.by("project", day, day).get(id_, Fraction(0))
            for day in days_between(begin, today)
        ]
        if whole:
            assert abs(Fraction(row["share"]) - this / whole) <= Fraction(1, 10**9)
        spent = [
            day
            for day in days_between(date.fromisoformat(found["last_spend_since"]), today)
            if id_ in truth.by("project", day, day)
        ]
        assert row["last_spend"] == (str(spent[-1]) if spent else None)
        assert row["name"] == (known[id_].name if id_ in known else None)
    assert Fraction(found["total_this_month"]) == whole
    assert Fraction(found["total_last_month"]) == exact(before.values())
    assert Fraction(found["change"]) == whole - exact(same_days.values())
    for name, total in (
        ("this_month", "total_this_month"),
        ("last_month", "total_last_month"),
        ("change", "change"),
    ):
        assert exact(row[name] for row in found["rows"]) == Fraction(found[total])
        assert found["found"][name] == found[total]
    assert [row["rank"] for row in found["rows"]] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_project_has_its_own_money(
    start_fake: StartFake, start_app: StartApp, clock: Clock, organisation: str, moment: datetime
) -> None:
    """This month, last month and its same days, on the 31st, on leap days and at the new year."""
    clock.now = moment
    fake = start_fake(organisation)
    found = ask(start_app(fake).test_client(), "/projects/spend", **ALL)
    check(found, Truth(fake), moment.date())


def test_a_thousand_projects_are_told(start_fake: StartFake, start_app: StartApp) -> None:
    """On one page and on many, with the same totals."""
    fake = start_fake("many_projects:1000")
    client = start_app(fake).test_client()
    whole = ask(client, "/projects/spend", **ALL)
    truth = Truth(fake)
    assert Fraction(whole["total_this_month"]) == truth.total(date(2026, 11, 1), TODAY)
    pages = [ask(client, "/projects/spend", limit=300, page=page) for page in range(1, 6)]
    assert [page["pages"] for page in pages] == [4] * 5
    assert [row for page in pages for row in page["rows"]] == whole["rows"]
    assert pages[4]["rows"] == []


def value(row: dict[str, Any], column: str) -> Any:
    """What a column is sorted by."""
    return (row["name"] or row["id"]) if column == "name" else row[column]


@pytest.mark.parametrize("sort", get_args(ProjectsOrder))
@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_every_order(
    start_fake: StartFake, start_app: StartApp, organisation: str, sort: str
) -> None:
    """Those without a value come last either way."""
    client = start_app(start_fake(organisation)).test_client()
    usual = ask(client, "/projects/spend", **ALL)["rows"]
    rows = ask(client, "/projects/spend", **ALL, sort=sort)["rows"]
    assert sorted(rows, key=lambda row: row["rank"]) == usual
    column = sort.removeprefix("-")
    values = [value(row, column) for row in rows]
    known = [each for each in values if each is not None]
    assert values == known + [None] * (len(values) - len(known))
    if column != "name":
        assert known == sorted(known, reverse=sort.startswith("-"))


@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_archived_ones_are_apart(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """Left out, alone or among all; their count is told, and the totals stay whole."""
    fake = start_fake(organisation)
    client = start_app(fake).test_client()
    ask(client, "/projects/spend")
    for thread in behind():
        thread.join()
    answers = {
        archived: ask(client, "/projects/spend", archived=archived, limit=1_000)
        for archived in ("exclude", "only", "include")
    }
    ids = {name: {row["id"] for row in found["rows"]} for name, found in answers.items()}
    archived = {each.id for each in fake.organisation.projects if each.archived_at is not None}
    assert ids["only"] == archived
    assert ids["exclude"] == ids["include"] - archived
    for name, found in answers.items():
        assert found["found"]["archived"] == len(archived)
        assert found["found"]["all"] == len(ids[name])
        assert found["total_this_month"] == answers["include"]["total_this_month"]
        assert exact(row["this_month"] for row in found["rows"]) == Fraction(
            found["found"]["this_month"]
        )
    assert ask(client, "/projects/spend", limit=1_000) == answers["exclude"]


def test_money_without_a_listed_project_has_its_row(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """One that no list has, and money without any; both are found under their ids alone."""
    client = start_app(start_fake("quirks")).test_client()
    rows = {row["id"]: row for row in ask(client, "/projects/spend", limit=1_000)["rows"]}
    for id_ in (None, UNLISTED_PROJECT_ID):
        row = rows[id_]
        assert row["this_month"] > 0
        assert row["name"] is row["status"] is row["created_at"] is row["description"] is None
    found = ask(client, "/projects/spend", search=UNLISTED_PROJECT_ID)
    assert [row["id"] for row in found["rows"]] == [UNLISTED_PROJECT_ID]
    assert ask(client, "/projects/spend", search="null")["rows"] == []


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("document", ["Document Intake"]),
        ("INTAKE document", ["Document Intake"]),
        ("customs papers", ["Document Intake"]),
        ("document nothing", []),
    ],
)
def test_search_finds_every_word(client: FlaskClient, search: str, names: list[str]) -> None:
    """What it found adds up, beside the whole organisation's total."""
    found = ask(client, "/projects/spend", search=search)
    assert [row["name"] for row in found["rows"]] == names
    assert found["found"]["count"] == len(names)
    assert exact(row["this_month"] for row in found["rows"]) == Fraction(
        found["found"]["this_month"]
    )
    assert found["total_this_month"] == ask(client, "/projects/spend")["total_this_month"]


@pytest.mark.parametrize("organisation", ["northwind", "quirks"])
def test_the_file_is_the_table(
    start_fake: StartFake, start_app: StartApp, organisation: str
) -> None:
    """All pages, in the order of the screen."""
    client = start_app(start_fake(organisation)).test_client()
    query = {"archived": "include", "sort": "name"}
    rows = ask(client, "/projects/spend", **query, limit=1_000)["rows"]
    answer = client.get("/projects/spend", query_string={**query, "format": "csv", "page": 9})
    name = f"projects_{TODAY}.csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [line["project_id"] for line in lines] == [row["id"] or "" for row in rows]
    for line, row in zip(lines, rows, strict=True):
        assert line["project"].removeprefix("'") == row["name"] or row["id"] or "No project"
        assert Decimal(line["this_month_usd"]) == row["this_month"]
        assert Decimal(line["last_month_usd"]) == row["last_month"]
        assert Decimal(line["change_usd"]) == row["change"]
        assert line["last_spend"] == (row["last_spend"] or "")
        created = row["created_at"]
        assert line["created"] == (
            "" if created is None else str(datetime.fromtimestamp(int(created), UTC).date())
        )


def test_no_name_runs_as_a_formula(start_fake: StartFake, start_app: StartApp) -> None:
    """Names and descriptions are other people's texts."""
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff0b1"]
    projects = [
        Project(f"proj_{place}", name, 1_700_000_000, older_shape={"description": name})
        for place, name in enumerate(names)
    ]
    client = start_app(start_fake(organisation_of_rows([], projects))).test_client()
    text = client.get("/projects/spend?format=csv&sort=created_at").data.decode("utf-8-sig")
    lines = {line["project_id"]: line for line in csv.DictReader(io.StringIO(text, newline=""))}
    for place, name in enumerate(names):
        line = lines[f"proj_{place}"]
        assert line["project"] == line["description"] == f"'{name}"


def test_days_that_add_up_to_nothing_are_no_spend(
    start_fake: StartFake, start_app: StartApp
) -> None:
    """A project whose credits cancel its charges is told, with no share and no last spend."""
    amounts = {"m, input": 1, "Credit": -1}
    rows = [
        Row(TODAY, "proj_a", label, None, None, None, Decimal(amount))
        for label, amount in amounts.items()
    ]
    client = start_app(start_fake(organisation_of_rows(rows))).test_client()
    [row] = ask(client, "/projects/spend")["rows"]
    assert (row["id"], row["this_month"], row["share"]) == ("proj_a", 0, None)
    assert row["last_spend"] is None


def test_one_project_takes_no_parameter(fake: FakeOpenAI, start_app: StartApp) -> None:
    """To ignore one would answer another question."""
    some = fake.organisation.projects[0].id
    answer = start_app(fake).test_client().get(f"/projects/{some}?include_archived=true")
    assert answer.status_code == 400
    error = json.loads(answer.data)["error"]
    assert (error["code"], error["param"]) == ("unknown_parameter", "include_archived")
    assert error["message"].endswith("There are: none.")


def test_nobody_waits_for_the_last_spend(fake: FakeOpenAI, start_app: StartApp) -> None:
    """The first answer takes the days of two months; half a year is read behind it, and the next
    one looks back as far as that.
    """
    client = start_app(fake).test_client()
    first = ask(client, "/projects/spend", **ALL)
    assert first["last_spend_since"] == "2026-10-01"
    wait_until(lambda: ask(client, "/projects/spend", **ALL)["last_spend_since"] != "2026-10-01")
    later = ask(client, "/projects/spend", **ALL)
    assert later["last_spend_since"] == str(TODAY - timedelta(days=179))
    check(later, Truth(fake), TODAY)
    spent = {row["id"]: row["last_spend"] for row in later["rows"]}
    archived = next(each for each in fake.organisation.projects if each.name == "Vendor Onboarding")
    assert spent[archived.id] == "2026-06-25"


def test_a_key_without_projects_shows_ids(fake: FakeOpenAI, start_app: StartApp) -> None:
    """Who spent is told by id, with the whole total and a warning."""
    client = start_app(fake, api_key=USAGE_ONLY_KEY).test_client()
    found = ask(client, "/projects/spend", **ALL)
    assert Fraction(found["total_this_month"]) == Truth(fake).total(date(2026, 11, 1), TODAY)
    assert {row["name"] for row in found["rows"]} == {None}
    assert [notice["code"] for notice in found["warnings"]] == ["projects_unreadable"]
    some = fake.organisation.projects[0].id
    assert client.get(f"/projects/{some}").status_code == 403


def test_other_currencies_are_told(start_fake: StartFake, start_app: StartApp) -> None:
    """They are in no row; a warning says that they are there."""
    client = start_app(start_fake("quirks")).test_client()
    found = ask(client, "/projects/spend")
    assert [notice["code"] for notice in found["warnings"]] == ["other_currencies"]


def test_midnight_begins_another_month(
    start_fake: StartFake, start_app: StartApp, clock: Clock
) -> None:
    """A ready answer of November is not given in December."""
    clock.now = datetime(2026, 11, 30, 23, 59, 50, tzinfo=UTC)
    fake = start_fake()
    client = start_app(fake).test_client()
    ask(client, "/projects/spend", **ALL)
    ask(client, "/projects/spend", **ALL)
    clock.now += timedelta(seconds=20)
    found = ask(client, "/projects/spend", **ALL)
    assert found["this_month"]["start_date"] == found["this_month"]["end_date"] == "2026-12-01"
    assert found["last_month"]["start_date"] == "2026-11-01"
    assert Fraction(found["total_this_month"]) == Truth(fake).total(
        date(2026, 12, 1), date(2026, 12, 1)
    )


@pytest.mark.parametrize("prefix", ["/projects", "/v1/organization/projects"])
def test_one_project_is_as_in_the_list(client: FlaskClient, prefix: str) -> None:
    """In OpenAI's shape, archived ones too."""
    listed = client.get("/projects?limit=100&include_archived=true").get_json()["data"]
    assert {project["status"] for project in listed} == {"active", "archived"}
    for project in listed:
        answer = client.get(f"{prefix}/{project['id']}")
        assert (answer.status_code, answer.get_json()) == (200, project)


@pytest.mark.parametrize(
    "name",
    [
        "nowhere",
        "none",
        "null",
        "..",
        ".",
        "../costs",
        "..%2f..%2fetc%2fpasswd",
        "a\x00b",
        "x\r\nSet-Cookie: a=b",
        "😀",
        "' OR 1=1 --",
        "a" * 512,
        "a" * 513,
        "{{7*7}}",
    ],
)
@pytest.mark.parametrize("prefix", ["/projects", "/v1/organization/projects"])
def test_what_is_no_project_is_a_404(client: FlaskClient, prefix: str, name: str) -> None:
    """In the one shape of errors, and nothing of what was asked for is sent back."""
    answer = client.get(f"{prefix}/{quote(name, safe='')}")
    assert answer.status_code == 404
    error = answer.get_json()["error"]
    assert error["code"] in {"no_such_project", "not_found"}
    assert "Set-Cookie" not in answer.headers
    assert "7*7" not in answer.text


def test_a_project_of_an_odd_id_is_found(start_fake: StartFake, start_app: StartApp) -> None:
    """Ids are OpenAI's to choose; only "spend" is a door of its own."""
    ids = ["proj ä", "proj%41", "proj?x=1", "proj#1", "-", "proj+1"]
    projects = [Project(id_, "Odd", 1_700_000_000) for id_ in ids]
    client = start_app(start_fake(organisation_of_rows([], projects))).test_client()
    for id_ in ids:
        assert client.get(f"/projects/{quote(id_, safe='')}").get_json()["id"] == id_
