"""The change of whole organisations, from their true rows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from app.spend.changes import BilledByItem, ModelChange, model_changes
from app.spend.days import DayRange
from app.spend.quantities import BilledAmount, merge
from fake_openai import northwind
from fake_openai.organisation import Organisation
from fake_openai.organisations import organisation_named

NOON = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
SEPTEMBER = DayRange(date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = DayRange(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = DayRange(date(2026, 11, 1), date(2026, 11, 22))
MONTHS = [DayRange(date(2025, 8, 1), date(2025, 8, 31)), SEPTEMBER, OCTOBER, NOVEMBER]
DAYS = [DayRange(date(2026, 11, day), date(2026, 11, day)) for day in (16, 21, 22)]


def billed_in(organisation: Organisation, days: DayRange) -> BilledByItem:
    """US dollars and quantities of these days, by project and line item."""
    billed = defaultdict(list)
    for row in organisation.rows(days.first, days.last, NOON):
        if row.currency == "usd":
            quantity = None if row.quantity is None else Decimal(row.quantity)
            label = row.line_item
            billed[row.project_id, label].append(
                (label, BilledAmount(row.amount, quantity, row.quantity_unit))
            )
    return {key: merge(rows) for key, rows in billed.items()}


def pairs(name: str, periods: list[DayRange]) -> Iterator[tuple[BilledByItem, BilledByItem]]:
    organisation = organisation_named(name)
    return permutations([billed_in(organisation, days) for days in periods], 2)


def exact(amounts: list[Decimal]) -> Fraction:
    return sum(map(Fraction, amounts), Fraction(0))


@pytest.mark.parametrize(
    ("name", "periods"),
    [
        ("northwind", MONTHS),
        ("quiet", MONTHS),
        ("large", DAYS),
        ("quirks", [*MONTHS, *DAYS]),
        ("one_day", [*MONTHS, *DAYS]),
        ("empty", MONTHS),
    ],
)
def test_every_change_adds_up(name: str, periods: list[DayRange]) -> None:
    """Between any two periods each row's parts are its change, and the rows all the money."""
    for before, after in pairs(name, periods):
        rows = model_changes(before, after)
        assert exact([row.before for row in rows]) == exact([b.amount for b in before.values()])
        assert exact([row.after for row in rows]) == exact([b.amount for b in after.values()])
        for row in rows:
            assert exact(list(row.parts.amounts)) == Fraction(row.after) - Fraction(row.before)


def rows_of(
    name: str, before: DayRange, after: DayRange
) -> dict[tuple[str | None, str | None], ModelChange]:
    organisation = organisation_named(name)
    rows = model_changes(billed_in(organisation, before), billed_in(organisation, after))
    return {(row.project_id, row.model): row for row in rows}


def test_a_price_cut_is_found() -> None:
    """Northwind's gpt-5.4 costs 0.6 of its price from October on, and nothing else got cheaper."""
    rows = rows_of("northwind", SEPTEMBER, OCTOBER)
    factor = northwind.PRICE_CUT_FACTOR
    cut = [row for row in rows.values() if (row.model or "").startswith("gpt-5.4")]
    assert len(cut) >= 5
    for row in cut:
        saved = Fraction(row.after) * (1 - 1 / Fraction(factor))
        assert abs(Fraction(row.parts.unit_price) - saved) < Fraction("1e-11")
        assert row.parts.unsplit == row.parts.new == row.parts.gone == 0
    others = [row for row in rows.values() if row not in cut]
    assert not any(row.parts.unit_price for row in others)


def test_a_quiet_organisation_only_uses_more_or_less() -> None:
    """Where no price changes, nothing got dearer, and nothing is left unsplit."""
    for row in rows_of("quiet", SEPTEMBER, OCTOBER).values():
        assert row.parts.unit_price == row.parts.unsplit == 0


def test_a_launch_is_mostly_volume() -> None:
    """Northwind's shop assistant was tried in August and launched in September: more use."""
    august = DayRange(date(2026, 8, 24), date(2026, 8, 31))
    rows = rows_of("northwind", august, DayRange(date(2026, 9, 15), date(2026, 9, 22)))
    launched = [
        row
        for row in rows.values()
        if (row.model or "").startswith("gpt-5.6") and row.before * 10 < row.after
    ]
    assert len(launched) == 2
    for row in launched:
        assert row.parts.volume > row.change * Decimal("0.8")
