"""Why money changed: the parts are exact, and say what a person would say."""

from datetime import UTC, date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.spend.changes import (
    BilledByItem,
    ChangeRow,
    Changes,
    MainDriver,
    ModelChange,
    OtherChanges,
    build_changes,
    model_changes,
)
from app.spend.days import DayRange
from app.spend.filters import ComparisonRange
from app.spend.models import Project
from app.spend.money import EXACT
from app.spend.price_volume_mix import Items, VarianceParts, variance
from app.spend.quantities import BilledAmount, UnitPrice
from app.spend.report_context import ReportContext
from app.spend.spend_by_key import SpendByKey

AMOUNTS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9),
    st.integers(0, 10**33).map(lambda digits: Decimal(digits).scaleb(-33)),
    st.sampled_from([Decimal(0), Decimal("0E-6176"), Decimal("2.55E-6"), Decimal("1E-6176")]),
    st.integers(1, 10**7).map(lambda cents: Decimal(cents).scaleb(-2)),
)
QUANTITIES = st.one_of(
    st.none(),
    st.integers(0, 10**12).map(Decimal),
    st.sampled_from([Decimal(0), Decimal(-5), Decimal("127.5"), Decimal("1E-6176"), Decimal(1)]),
)
UNITS = st.sampled_from(["tokens", "tokens", "tokens", "1000_tokens", "images", "sniffs", None])
LABELS = st.sampled_from(["m, input", "m, output", "priority | m, output", "n", "search", "", None])
KEYS = st.tuples(st.sampled_from(["proj_a", "proj_b", None]), LABELS)
PERIODS = st.dictionaries(KEYS, st.builds(BilledAmount, AMOUNTS, QUANTITIES, UNITS), max_size=12)

COUNTS = st.integers(1, 10**12).map(Decimal)
PRICES = st.integers(1, 10**5).map(lambda price: Decimal(price).scaleb(-9))
ITEMS = st.dictionaries(
    st.sampled_from(["m, input", "m, cached input", "m, output"]),
    st.tuples(PRICES, COUNTS),
    min_size=1,
)


def tokens(price: Decimal, count: Decimal) -> BilledAmount:
    """So many tokens at this price each."""
    return BilledAmount(EXACT.multiply(price, count), count, "tokens")


def per_million(dollars: str, millions: str) -> BilledAmount:
    return tokens(Decimal(dollars).scaleb(-6), Decimal(millions) * 1_000_000)


def exact(numbers: Any) -> Fraction:
    return sum(map(Fraction, numbers), Fraction(0))


DAYS = DayRange(date(2026, 11, 2), date(2026, 11, 2))
AGAINST = ComparisonRange("previous", DayRange(date(2026, 11, 1), date(2026, 11, 1)))
CONTEXT = ReportContext(
    [
        Project(id_, name, None, None, None, None, None, None, None)
        for id_, name in (("proj_a", "Alpha"), ("proj_b", None))
    ],
    date(2026, 11, 3),
    datetime(2026, 11, 3, tzinfo=UTC),
)


def changes(before: BilledByItem, after: BilledByItem, limit: int = 6) -> Changes:
    now, then = SpendByKey(dict(after), {}), SpendByKey(dict(before), {})
    return build_changes(DAYS, AGAINST, now, then, limit, CONTEXT)


def only_row(before: Items, after: Items) -> ChangeRow:
    """The one row of a project that spent this by line item."""
    rows = changes(
        {("proj_a", label): billed for label, billed in before.items()},
        {("proj_a", label): billed for label, billed in after.items()},
    ).rows
    assert len(rows) == 1
    return rows[0]


def nonzero_parts(row: ChangeRow) -> dict[str, Decimal]:
    return {name: part for name, part in msgspec.structs.asdict(row.parts).items() if part}


@given(PERIODS, PERIODS, st.integers(1, 4))
def test_parts_add_up_to_the_change(before: BilledByItem, after: BilledByItem, limit: int) -> None:
    """Every row's parts to its change, all rows and the others to the whole, to the last digit."""
    found = changes(before, after, limit)
    assert Fraction(found.before) == exact(billed.amount for billed in before.values())
    assert Fraction(found.after) == exact(billed.amount for billed in after.values())
    others = [found.others] if found.others else []
    lines: list[ChangeRow | OtherChanges] = [*found.rows, *others]
    for line in (found, *lines):
        change = Fraction(line.change)
        assert change == Fraction(line.after) - Fraction(line.before)
        assert exact(line.parts.amounts) == change
    for name in ("before", "after", "change"):
        assert exact(getattr(line, name) for line in lines) == Fraction(getattr(found, name))
    for name in VarianceParts.__struct_fields__:
        parts = exact(getattr(line.parts, name) for line in lines)
        assert parts == Fraction(getattr(found.parts, name))
    sizes = [abs(row.change) for row in found.rows]
    assert sizes == sorted(sizes, reverse=True)
    assert len(found.rows) <= limit
    for row in found.rows:
        assert abs(getattr(row.parts, row.kind)) == max(map(abs, row.parts.amounts))


@given(PERIODS, PERIODS)
def test_swapped_periods_negate_the_change(before: BilledByItem, after: BilledByItem) -> None:
    """What is new one way is gone the other."""

    def by_row(rows: list[ModelChange]) -> dict[Any, ModelChange]:
        return {(row.project_id, row.model): row for row in rows}

    there, back = by_row(model_changes(before, after)), by_row(model_changes(after, before))
    assert there.keys() == back.keys()
    for key, row in there.items():
        assert row.change.copy_negate() == back[key].change
        assert row.parts.new.copy_negate() == back[key].parts.gone
        assert row.parts.gone.copy_negate() == back[key].parts.new


@given(ITEMS, st.integers(1, 10**5))
def test_only_a_price_changed(items: dict[str, tuple[Decimal, Decimal]], permille: int) -> None:
    """The same quantities at other prices are a matter of unit prices alone."""
    factor = Decimal(permille).scaleb(-3)
    assume(factor <= 4 and factor != 1)
    before: Items = {label: tokens(price, count) for label, (price, count) in items.items()}
    after: Items = {label: tokens(price * factor, count) for label, (price, count) in items.items()}
    parts = variance(before, after)
    assert parts.unit_price
    assert parts == VarianceParts(unit_price=parts.unit_price)


@given(ITEMS, st.integers(1, 5_000))
def test_only_more_or_less_was_used(
    items: dict[str, tuple[Decimal, Decimal]], permille: int
) -> None:
    """So many times everything at the same prices is a matter of volume alone, without dust."""
    factor = Decimal(permille).scaleb(-3)
    assume(factor != 1)
    before: Items = {label: tokens(price, count) for label, (price, count) in items.items()}
    with localcontext(EXACT):
        after: Items = {
            label: tokens(price, count * factor) for label, (price, count) in items.items()
        }
    parts = variance(before, after)
    assert parts.volume
    assert parts == VarianceParts(volume=parts.volume)


@given(ITEMS, ITEMS)
def test_unchanged_prices_leave_no_dust(
    items: dict[str, tuple[Decimal, Decimal]], others: dict[str, tuple[Decimal, Decimal]]
) -> None:
    """Where no item's price changed, nothing got dearer; one item alone has no mix."""
    prices = {label: price for label, (price, _) in items.items()}
    before: Items = {label: tokens(price, count) for label, (price, count) in items.items()}
    after: Items = {
        label: tokens(prices.get(label, price), count) for label, (price, count) in others.items()
    }
    assert variance(before, after).unit_price == 0
    if len(items) == 1 and items.keys() == others.keys():
        assert variance(before, after).mix == 0


@pytest.mark.parametrize(
    ("before", "after", "parts", "kind"),
    [
        # Twice the output at the old price
        (
            {"m, output": per_million("10", "1")},
            {"m, output": per_million("10", "2")},
            {"volume": "10"},
            "volume",
        ),
        # 40 % cheaper and half as much again: the cut counts for what is used now
        (
            {"m, input": per_million("2.5", "100")},
            {"m, input": per_million("1.5", "150")},
            {"volume": "125", "unit_price": "-150"},
            "unit_price",
        ),
        # As many tokens, of which half come from the cache now
        (
            {"m, input": per_million("2", "100")},
            {"m, input": per_million("2", "50"), "m, cached input": per_million("0.2", "50")},
            {"mix": "-90"},
            "mix",
        ),
        # As many tokens, of which more are output now, and the output got dearer
        (
            {"m, input": per_million("2", "90"), "m, output": per_million("10", "10")},
            {"m, input": per_million("2", "80"), "m, output": per_million("11", "20")},
            {"unit_price": "20", "mix": "80"},
            "mix",
        ),
        # Another unit of the same thing
        (
            {"m": BilledAmount(Decimal(1), Decimal(10), "1000_tokens")},
            {"m": BilledAmount(Decimal(2), Decimal(20_000), "tokens")},
            {"volume": "1"},
            "volume",
        ),
        # A plain count of one line item
        (
            {"search": BilledAmount(Decimal(1), Decimal(100))},
            {"search": BilledAmount(Decimal(2), Decimal(200))},
            {"volume": "1"},
            "volume",
        ),
        ({}, {"m, input": per_million("2", "1")}, {"new": "2"}, "new"),
        (
            {"m, input": BilledAmount(Decimal(0))},
            {"m, input": BilledAmount(Decimal(2))},
            {"new": "2"},
            "new",
        ),
        ({"m, input": per_million("2", "1")}, {}, {"gone": "-2"}, "gone"),
        # What was free is not new, it got dearer
        (
            {"m, input": per_million("2", "1"), "m, output": per_million("0", "1")},
            {"m, input": per_million("2", "1"), "m, output": per_million("5", "1")},
            {"unit_price": "5"},
            "unit_price",
        ),
        # Where the split would be absurd: no quantity, several units, credits, money for nothing
        (
            {"m": BilledAmount(Decimal(1))},
            {"m": BilledAmount(Decimal(3))},
            {"unsplit": "2"},
            "unsplit",
        ),
        (
            {"m, input": per_million("2", "1")},
            {"m, input": BilledAmount(Decimal(3), Decimal(3), "images")},
            {"unsplit": "1"},
            "unsplit",
        ),
        (
            {"m, input": per_million("-2", "1")},
            {"m, input": per_million("2", "1")},
            {"unsplit": "4"},
            "unsplit",
        ),
        (
            {"m, input": per_million("2", "1")},
            {"m, input": per_million("2", "1"), "m, output": per_million("-1", "1")},
            {"unsplit": "-1"},
            "unsplit",
        ),
        (
            {"m": BilledAmount(Decimal(1), Decimal(0), "tokens")},
            {"m": BilledAmount(Decimal(3), Decimal(10), "tokens")},
            {"unsplit": "2"},
            "unsplit",
        ),
        # A credit that took all away again is money all the same
        (
            {"m, input": per_million("2", "1"), "m, output": per_million("-2", "1")},
            {"m, input": per_million("2", "1")},
            {"unsplit": "2"},
            "unsplit",
        ),
        # One token for a tenth of a cent is no price to say "$999 more used, $997 cheaper" by
        (
            {"m, input": BilledAmount(Decimal("0.001"), Decimal(1), "tokens")},
            {"m, input": per_million("2.5", "1")},
            {"unsplit": "2.499"},
            "unsplit",
        ),
    ],
)
def test_parts_are_what_a_person_means(
    before: Items, after: Items, parts: dict[str, str], kind: str
) -> None:
    """Used more, got dearer, moved to something cheaper, began, ended, or cannot be said."""
    row = only_row(before, after)
    assert nonzero_parts(row) == {name: Decimal(part) for name, part in parts.items()}
    assert row.kind == kind


def test_a_row_says_what_was_used_and_for_how_much() -> None:
    """Quantities, mean prices and their changes of the row, and the same of what drove it."""
    row = only_row(
        {"m, input": per_million("2", "90"), "m, output": per_million("10", "10")},
        {"m, input": per_million("2", "90"), "m, output": per_million("10", "23")},
    )
    assert row.project_id == "proj_a"
    assert (row.project_name, row.model) == ("Alpha", "m")
    assert (row.before, row.after, row.change, row.share) == tuple(map(Decimal, (280, 410, 130, 1)))
    assert row.unit == "tokens"
    assert (row.quantity_before, row.quantity_after) == (Decimal(100_000_000), Decimal(113_000_000))
    assert row.quantity_ratio == Decimal("1.13")
    assert row.unit_price_before == UnitPrice(Decimal("2.8"), 1_000_000, "tokens")
    assert row.unit_price_after is not None
    assert row.unit_price_after.amount == Decimal("3.628318584071")
    assert row.unit_price_change == Decimal("0.295828066")
    price = UnitPrice(Decimal(10), 1_000_000, "tokens")
    assert row.driver == MainDriver(
        line_item="m, output",
        direction="output",
        before=Decimal(100),
        after=Decimal(230),
        change=Decimal(130),
        quantity_ratio=Decimal("2.3"),
        unit_price_before=price,
        unit_price_after=price,
        unit_price_change=Decimal(0),
    )


def test_what_is_not_known_is_null() -> None:
    """A new row has no quantity before, one without quantities has none at all."""
    row = only_row({}, {"m, input": per_million("2", "1")})
    assert (row.quantity_before, row.quantity_after) == (None, Decimal(1_000_000))
    assert (row.quantity_ratio, row.unit_price_before) == (None, None)
    assert row.unit_price_change is None
    row = only_row({"m": BilledAmount(Decimal(1))}, {"m": BilledAmount(Decimal(2))})
    assert (row.unit, row.quantity_after, row.unit_price_after) == (None, None, None)


def test_rows_come_by_size_and_then_by_name() -> None:
    """The largest change first, fallen or risen; equal ones by project and model, nameless last."""
    one, two = BilledAmount(Decimal(1)), BilledAmount(Decimal(2))
    before: BilledByItem = {("proj_b", "m"): two}
    after: BilledByItem = {
        (None, "m"): one,
        ("proj_b", None): one,
        ("proj_b", "n"): one,
        ("proj_a", "n"): one,
        ("proj_a", "m"): one,
    }
    found = changes(before, after, limit=5)
    assert [(row.project_id, row.model) for row in found.rows] == [
        ("proj_b", "m"),
        ("proj_a", "m"),
        ("proj_a", "n"),
        ("proj_b", "n"),
        ("proj_b", None),
    ]
    assert found.others is not None
    assert found.others.count == 1
    assert found.others.parts.new == 1
    assert changes(before, after, limit=6).others is None


def test_nothing_changed_where_nothing_was_spent() -> None:
    """Two periods without money have no rows and a change of zero."""
    free: BilledByItem = {("proj_a", "m"): BilledAmount(Decimal("0E-6176"), Decimal(5), "tokens")}
    found = changes(free, {})
    assert found.before == found.after == found.change == 0
    assert (found.rows, found.others) == ([], None)
    assert set(found.parts.amounts) == {0}
