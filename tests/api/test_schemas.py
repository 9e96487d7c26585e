"""Plain results as JSON: exact, and only of what the schema allows."""

from decimal import Decimal

import msgspec
import pytest
from msgspec import inspect

from app.api.schemas.breakdown import Breakdown as BreakdownSchema
from app.api.schemas.changes import Changes as ChangesSchema
from app.api.schemas.encoding import encode
from app.api.schemas.export import ExportRow as ExportRowSchema
from app.api.schemas.forecast import ForecastAnswer
from app.api.schemas.numbers import Amount, ChangeFraction, Number
from app.api.schemas.project_spend import ProjectsSpend as ProjectsSpendSchema
from app.api.schemas.series import Series as SeriesSchema
from app.api.schemas.summary import Summary as SummarySchema
from app.api.schemas.unusual import UnusualAnswer
from app.spend.anomalies import AnomalyReport
from app.spend.breakdown import Breakdown
from app.spend.changes import Changes
from app.spend.chart_series import Series
from app.spend.export_rows import ExportRow
from app.spend.month_end_forecast import ForecastReport
from app.spend.project_table import ProjectsSpend
from app.spend.summary import Summary


class Plain(msgspec.Struct, frozen=True):
    total: Decimal | None
    change_fraction: Decimal | None
    trend: list[Decimal]


class Schema(msgspec.Struct):
    total: Amount
    change_fraction: ChangeFraction
    trend: list[Number]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0E-6176", "0"),
        ("-0", "0"),
        ("1E-7", "0.0000001"),
        ("12.50", "12.5"),
        ("1E+3", "1000"),
        ("-3.10", "-3.1"),
        ("1234567890123.456789012345678901234", "1234567890123.456789012345678901234"),
    ],
)
def test_numbers_have_all_their_digits(number: str, written: str) -> None:
    """No exponent, no trailing zeros, never a float's digits."""
    exact = Decimal(number)
    json = encode(Plain(exact, exact, [exact, exact]), Schema).decode()
    assert json == (
        f'{{"total":{written},"change_fraction":{written},"trend":[{written},{written}]}}'
    )


def test_only_nullable_numbers_may_be_null() -> None:
    """None is null where the schema says so; elsewhere it is a fault, not a wrong answer."""
    assert b'"change_fraction":null' in encode(Plain(Decimal(1), None, []), Schema)
    with pytest.raises(msgspec.ValidationError):
        encode(Plain(None, None, []), Schema)


def parts_of(type_: inspect.Type) -> tuple[bool, inspect.Type]:
    """Whether a type may be None, and what it is otherwise; of a list, its items."""
    while isinstance(type_, inspect.Metadata):
        type_ = type_.type
    if isinstance(type_, inspect.UnionType):
        [other] = [part for part in type_.types if not isinstance(part, inspect.NoneType)]
        return type_.includes_none, parts_of(other)[1]
    if isinstance(type_, inspect.ListType | inspect.CollectionType):
        return False, parts_of(type_.item_type)[1]
    return False, type_


def assert_fits(plain: inspect.Type, schema: inspect.Type) -> None:
    if not isinstance(schema, inspect.StructType):
        return
    assert isinstance(plain, inspect.StructType)
    assert [field.name for field in plain.fields] == [field.name for field in schema.fields]
    for plain_field, field in zip(plain.fields, schema.fields, strict=True):
        may_be_none, inner = parts_of(plain_field.type)
        is_nullable, schema_inner = parts_of(field.type)
        assert may_be_none == is_nullable, field.name
        assert_fits(inner, schema_inner)


@pytest.mark.parametrize(
    ("plain", "schema"),
    [
        (Summary, SummarySchema),
        (Series, SeriesSchema),
        (Breakdown, BreakdownSchema),
        (Changes, ChangesSchema),
        (ForecastReport, ForecastAnswer),
        (AnomalyReport, UnusualAnswer),
        (ProjectsSpend, ProjectsSpendSchema),
        (ExportRow, ExportRowSchema),
    ],
)
def test_schemas_fit_the_plain_results(
    plain: type[msgspec.Struct], schema: type[msgspec.Struct]
) -> None:
    """The same fields in the same order, at any depth, and None exactly where null is published."""
    assert_fits(inspect.type_info(plain), inspect.type_info(schema))
