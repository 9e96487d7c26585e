"""The rows of a costs page: exact sums of the truth, in every form the real service writes."""

import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_openai import FakeOpenAI, Organisation, Row, organisation_named, organisation_of_rows
from fake_openai.amounts import EXACT, add, format_amount
from fake_openai.costs import group_rows
from fake_openai.parameters import DIMENSIONS
from tests.fake_openai.http import NOW, ask, costs, unix, value_of

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 22)


def truth(organisation: Organisation, group_by: tuple[str, ...]) -> dict[tuple[Any, ...], Decimal]:
    """The true sums by day, currency and grouping."""
    sums: dict[tuple[Any, ...], Decimal] = defaultdict(Decimal)
    for row in organisation.rows(FIRST, LAST, NOW):
        key = (unix(row.day), row.currency, *(getattr(row, name) for name in group_by))
        sums[key] = add(sums[key], row.amount)
    return sums


def answered(fake: FakeOpenAI, group_by: tuple[str, ...]) -> dict[tuple[Any, ...], Decimal]:
    """The same sums as the fake answers them."""
    page = costs(fake, FIRST, limit=180, **{"group_by[]": list(group_by)})
    return {
        (
            bucket["start_time"],
            result["amount"]["currency"],
            *(result[name] for name in group_by),
        ): value_of(result)
        for bucket in page["data"]
        for result in bucket["results"]
    }


@pytest.mark.parametrize(
    "group_by",
    [
        (),
        ("project_id",),
        ("line_item",),
        ("project_id", "line_item"),
        ("api_key_id", "user_id"),
        ("api_source",),
        DIMENSIONS,
    ],
)
@pytest.mark.parametrize("name", ["northwind", "quirks"])
def test_sums_equal_the_truth(
    name: str, group_by: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    """Any grouping adds up to the truth exactly, each currency by itself."""
    fake: FakeOpenAI = request.getfixturevalue(name)
    assert answered(fake, group_by) == truth(fake.organisation, group_by)


def test_ungrouped_dimensions_are_null(northwind: FakeOpenAI) -> None:
    """A dimension that was not grouped by is null, and so are its name, address and quantity."""
    page = costs(northwind, FIRST, limit=1)
    (result,) = page["data"][0]["results"]
    for name in (*DIMENSIONS, "project_name", "user_email", "quantity", "quantity_unit"):
        assert result[name] is None


def test_live_extra_fields(northwind: FakeOpenAI) -> None:
    """Rows carry the fields that the reference does not list, and buckets odd ISO times."""
    page = costs(northwind, FIRST, **{"group_by[]": ["project_id", "user_id"]})
    results = page["data"][0]["results"]
    assert {result["organization_id"] for result in results} == {northwind.organisation.id}
    assert {result["organization_name"] for result in results} == {"Northwind Trading"}
    assert "Default project" in {result["project_name"] for result in results}
    assert any(result["user_email"].endswith("@northwind.example") for result in results)
    zones = {bucket["start_time_iso"][10:] for bucket in page["data"]}
    assert len(zones) > 1


def test_amounts_in_every_form(northwind: FakeOpenAI) -> None:
    """Amounts come as numbers, strings, exponents and strings of 34 significant digits."""
    text = ask(
        northwind, "costs", {"start_time": unix(FIRST), "group_by": ["project_id", "line_item"]}
    ).text
    values = [
        result["amount"]["value"]
        for bucket in json.loads(text, parse_float=lambda number: [number])["data"]
        for result in bucket["results"]
    ]
    numbers = [value[0] for value in values if isinstance(value, list)]
    strings = [value for value in values if isinstance(value, str)]
    assert any("E" in number for number in numbers)
    assert any("E" not in number for number in numbers)
    assert any(len(value.replace(".", "").lstrip("0")) == 34 for value in strings)
    assert any(len(value) < 20 for value in strings)
    assert any(Decimal(value) < Decimal("0.01") for value in [*numbers, *strings] if value != "0")


def test_same_answer_twice() -> None:
    """The same question at the same moment gets the same bytes, even from another process."""
    parameters = {"start_time": unix(FIRST), "group_by": ["project_id", "line_item"]}
    with FakeOpenAI("northwind", NOW) as one, FakeOpenAI("northwind", NOW) as other:
        texts = {ask(fake, "costs", parameters).text for fake in (one, one, other)}
    assert len(texts) == 1


def test_filters(northwind: FakeOpenAI) -> None:
    """Filters keep exactly the rows of the named values; line items are exact names."""
    rows = list(northwind.organisation.rows(FIRST, FIRST, NOW))
    wanted: dict[str, tuple[str, set[str | None]]] = {
        "project_ids": ("project_id", {rows[-1].project_id}),
        "api_key_ids": ("api_key_id", {rows[-1].api_key_id, rows[9].api_key_id}),
        "line_items": ("line_item", {"gpt-5.6-luna, cache writes", "Vector storage"}),
    }
    for parameter, (dimension, values) in wanted.items():
        page = costs(northwind, FIRST, limit=1, **{f"{parameter}[]": sorted(map(str, values))})
        (result,) = page["data"][0]["results"]
        kept = [row for row in rows if getattr(row, dimension) in values]
        assert value_of(result) == sum(row.amount for row in kept)
    page = costs(northwind, FIRST, limit=1, line_items="gpt-5.6-luna")
    assert page["data"][0]["results"] == []


def test_odd_rows(quirks: FakeOpenAI) -> None:
    """The odd rows arrive as they are: nulls, zero as 0E-6176, tiny, negative, another currency."""
    page = costs(quirks, date(2026, 11, 19), limit=1, group_by=["project_id", "line_item"])
    results = page["data"][0]["results"]
    values = [result["amount"]["value"] for result in results]
    assert "0E-6176" in values
    assert any(value_of(result) == Decimal("0.00000255") for result in results)
    assert any(value_of(result) < 0 for result in results)
    assert {result["amount"]["currency"] for result in results} == {"usd", "eur"}
    assert any(r["project_id"] is None and r["line_item"] is None for r in results)
    assert any(r["project_id"] and r["project_name"] is None for r in results)
    units = {result["quantity_unit"] for result in results}
    assert {None, "tokens", "1000_tokens", "duration_hours", "duration_minutes"} <= units


amounts = st.decimals(
    allow_nan=False, allow_infinity=False, places=20, min_value=-(10**9), max_value=10**9
)


@given(st.lists(amounts, max_size=40))
def test_adding_loses_nothing(values: list[Decimal]) -> None:
    """A sum is the sum of the integers behind it."""
    total = Decimal(0)
    for value in [*values, Decimal("0E-6176")]:
        total = add(total, value)
    assert EXACT.scaleb(total, 20) == sum(int(EXACT.scaleb(value, 20)) for value in values)


@given(amounts, st.integers(0, 7))
def test_written_amounts_keep_their_value(amount: Decimal, style: int) -> None:
    """Every form is valid JSON of exactly the same value."""
    value = json.loads(format_amount(amount, style), parse_float=Decimal)
    assert Decimal(value) == amount


dimension = st.sampled_from([None, "a", "b"])
rows_of_a_day = st.lists(
    st.builds(
        Row,
        day=st.just(FIRST),
        project_id=dimension,
        line_item=dimension,
        api_key_id=dimension,
        user_id=dimension,
        api_source=dimension,
        amount=amounts,
        currency=st.sampled_from(["usd", "eur"]),
        quantity=st.none() | st.integers(0, 10**12),
        quantity_unit=st.sampled_from([None, "tokens", "images"]),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(rows_of_a_day, st.sets(st.sampled_from(DIMENSIONS)))
def test_grouping_keeps_the_total(rows: list[Row], names: set[str]) -> None:
    """However rows are grouped, each currency adds up to the same and no group appears twice."""
    group_by = tuple(name for name in DIMENSIONS if name in names)
    groups = list(group_rows(rows, group_by).values())
    for currency in ("usd", "eur"):
        before = reduce(add, (row.amount for row in rows if row.currency == currency), Decimal(0))
        after = reduce(add, (row.amount for row in groups if row.currency == currency), Decimal(0))
        assert before == after
    keys = [(row.currency, *(getattr(row, name) for name in group_by)) for row in groups]
    assert len(keys) == len(set(keys))


def test_handmade_rows() -> None:
    """A test may write its own rows, and gets them back."""
    row = Row(FIRST, "proj_1", "whisper", None, None, "unlabeled", Decimal("0.10"))
    with FakeOpenAI(organisation_of_rows([row]), NOW) as fake:
        page = costs(fake, FIRST, limit=2, group_by=["project_id", "line_item"])
    (result,) = page["data"][0]["results"]
    assert (result["project_id"], result["line_item"], value_of(result)) == (
        "proj_1", "whisper", Decimal("0.10")
    )  # fmt: skip
    assert page["data"][1]["results"] == []


def test_large_answers_are_chunked() -> None:
    """An answer over a megabyte arrives whole, although its length was not announced."""
    organisation = organisation_named("many_projects:600")
    day = date(2026, 11, 2)
    with FakeOpenAI(organisation, NOW) as fake:
        response = ask(
            fake, "costs", {"start_time": unix(day), "group_by": ["project_id", "line_item"]}
        )
    assert response.headers["Transfer-Encoding"] == "chunked"
    assert [len(bucket["results"]) for bucket in response.json()["data"]] == [1200] * 7
