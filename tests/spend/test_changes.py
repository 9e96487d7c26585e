"""Why money changed: the parts are exact, and say what a person would say."""

import json
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.spend.changes import BilledByItem, Changed, changed_rows, changes_between
from app.spend.money import EXACT
from app.spend.price_volume_mix import Items, Parts, split
from app.spend.quantities import Billed

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
PERIODS = st.dictionaries(KEYS, st.builds(Billed, AMOUNTS, QUANTITIES, UNITS), max_size=12)

COUNTS = st.integers(1, 10**12).map(Decimal)
PRICES = st.integers(1, 10**5).map(lambda price: Decimal(price).scaleb(-9))
ITEMS = st.dictionaries(
    st.sampled_from(["m, input", "m, cached input", "m, output"]),
    st.tuples(PRICES, COUNTS),
    min_size=1,
)


def tokens(price: Decimal, count: Decimal) -> Billed:
    """So many tokens at this price each."""
    return Billed(EXACT.multiply(price, count), count, "tokens")


def per_million(dollars: str, millions: str) -> Billed:
    return tokens(Decimal(dollars).scaleb(-6), Decimal(millions) * 1_000_000)


def exact(numbers: Any) -> Fraction:
    return sum(map(Fraction, numbers), Fraction(0))


def sent(before: BilledByItem, after: BilledByItem, limit: int = 6) -> dict[str, Any]:
    """The change as it is sent, its numbers as exact Decimals."""
    names = {"proj_a": "Alpha", "proj_b": None}
    figures = changes_between(before, after, names, limit)._asdict()
    read: dict[str, Any] = json.loads(msgspec.json.encode(figures), parse_float=Decimal)
    return read


def sent_row(before: Items, after: Items) -> dict[str, Any]:
    """The one row of a project that spent this by line item."""
    rows = sent(
        {("proj_a", label): billed for label, billed in before.items()},
        {("proj_a", label): billed for label, billed in after.items()},
    )["rows"]
    assert len(rows) == 1
    row: dict[str, Any] = rows[0]
    return row


def told(row: dict[str, Any]) -> dict[str, Decimal]:
    """The parts that are not zero."""
    return {name: part for name, part in row["parts"].items() if part}


@given(PERIODS, PERIODS, st.integers(1, 4))
def test_parts_add_up_to_the_change(before: BilledByItem, after: BilledByItem, limit: int) -> None:
    """Every row's parts to its change, all rows and the others to the whole, to the last digit."""
    found = sent(before, after, limit)
    assert Fraction(found["before"]) == exact(billed.amount for billed in before.values())
    assert Fraction(found["after"]) == exact(billed.amount for billed in after.values())
    lines = found["rows"] + ([found["others"]] if found["others"] else [])
    for line in [found, *lines]:
        change = Fraction(line["change"])
        assert change == Fraction(line["after"]) - Fraction(line["before"])
        assert exact(line["parts"].values()) == change
    for name in ("before", "after", "change"):
        assert exact(line[name] for line in lines) == Fraction(found[name])
    for name in Parts._fields:
        parts = exact(line["parts"][name] for line in lines)
        assert parts == Fraction(found["parts"][name])
    sizes = [abs(row["change"]) for row in found["rows"]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(found["rows"]) <= limit
    for row in found["rows"]:
        assert abs(row["parts"][row["kind"]]) == max(map(abs, row["parts"].values()))


@given(PERIODS, PERIODS)
def test_swapped_periods_negate_the_change(before: BilledByItem, after: BilledByItem) -> None:
    """What is new one way is gone the other."""

    def by_row(rows: list[Changed]) -> dict[Any, Changed]:
        return {(row.project_id, row.model): row for row in rows}

    there, back = by_row(changed_rows(before, after)), by_row(changed_rows(after, before))
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
    parts = split(before, after)
    assert parts.unit_price
    assert parts == Parts(unit_price=parts.unit_price)


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
    parts = split(before, after)
    assert parts.volume
    assert parts == Parts(volume=parts.volume)


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
    assert split(before, after).unit_price == 0
    if len(items) == 1 and items.keys() == others.keys():
        assert split(before, after).mix == 0


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
            {"m": Billed(Decimal(1), Decimal(10), "1000_tokens")},
            {"m": Billed(Decimal(2), Decimal(20_000), "tokens")},
            {"volume": "1"},
            "volume",
        ),
        # A plain count of one line item
        (
            {"search": Billed(Decimal(1), Decimal(100))},
            {"search": Billed(Decimal(2), Decimal(200))},
            {"volume": "1"},
            "volume",
        ),
        ({}, {"m, input": per_million("2", "1")}, {"new": "2"}, "new"),
        ({"m, input": Billed(Decimal(0))}, {"m, input": Billed(Decimal(2))}, {"new": "2"}, "new"),
        ({"m, input": per_million("2", "1")}, {}, {"gone": "-2"}, "gone"),
        # What was free is not new, it got dearer
        (
            {"m, input": per_million("2", "1"), "m, output": per_million("0", "1")},
            {"m, input": per_million("2", "1"), "m, output": per_million("5", "1")},
            {"unit_price": "5"},
            "unit_price",
        ),
        # Where the split would be absurd: no quantity, several units, credits, money for nothing
        ({"m": Billed(Decimal(1))}, {"m": Billed(Decimal(3))}, {"unsplit": "2"}, "unsplit"),
        (
            {"m, input": per_million("2", "1")},
            {"m, input": Billed(Decimal(3), Decimal(3), "images")},
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
            {"m": Billed(Decimal(1), Decimal(0), "tokens")},
            {"m": Billed(Decimal(3), Decimal(10), "tokens")},
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
            {"m, input": Billed(Decimal("0.001"), Decimal(1), "tokens")},
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
    row = sent_row(before, after)
    assert told(row) == {name: Decimal(part) for name, part in parts.items()}
    assert row["kind"] == kind


def test_a_row_says_what_was_used_and_for_how_much() -> None:
    """Quantities, mean prices and their changes of the row, and the same of what drove it."""
    row = sent_row(
        {"m, input": per_million("2", "90"), "m, output": per_million("10", "10")},
        {"m, input": per_million("2", "90"), "m, output": per_million("10", "23")},
    )
    assert row["project_id"] == "proj_a"
    assert (row["project_name"], row["model"]) == ("Alpha", "m")
    assert (row["before"], row["after"], row["change"], row["share"]) == (280, 410, 130, 1)
    assert (row["unit"], row["quantity_before"], row["quantity_after"]) == (
        "tokens",
        100_000_000,
        113_000_000,
    )
    assert row["quantity_ratio"] == Decimal("1.13")
    assert row["unit_price_before"] == {
        "amount": Decimal("2.8"),
        "per": 1_000_000,
        "unit": "tokens",
    }
    assert row["unit_price_after"]["amount"] == Decimal("3.628318584071")
    assert row["unit_price_change"] == Decimal("0.295828066")
    price = {"amount": 10, "per": 1_000_000, "unit": "tokens"}
    assert row["driver"] == {
        "line_item": "m, output",
        "direction": "output",
        "before": 100,
        "after": 230,
        "change": 130,
        "quantity_ratio": Decimal("2.3"),
        "unit_price_before": price,
        "unit_price_after": price,
        "unit_price_change": 0,
    }


def test_what_is_not_known_is_null() -> None:
    """A new row has no quantity before, one without quantities has none at all."""
    row = sent_row({}, {"m, input": per_million("2", "1")})
    assert (row["quantity_before"], row["quantity_after"]) == (None, 1_000_000)
    assert (row["quantity_ratio"], row["unit_price_before"]) == (None, None)
    assert row["unit_price_change"] is None
    row = sent_row({"m": Billed(Decimal(1))}, {"m": Billed(Decimal(2))})
    assert (row["unit"], row["quantity_after"], row["unit_price_after"]) == (None, None, None)


def test_rows_come_by_size_and_then_by_name() -> None:
    """The largest change first, fallen or risen; equal ones by project and model, nameless last."""
    one, two = Billed(Decimal(1)), Billed(Decimal(2))
    before: BilledByItem = {("proj_b", "m"): two}
    after: BilledByItem = {
        (None, "m"): one,
        ("proj_b", None): one,
        ("proj_b", "n"): one,
        ("proj_a", "n"): one,
        ("proj_a", "m"): one,
    }
    found = sent(before, after, limit=5)
    assert [(row["project_id"], row["model"]) for row in found["rows"]] == [
        ("proj_b", "m"),
        ("proj_a", "m"),
        ("proj_a", "n"),
        ("proj_b", "n"),
        ("proj_b", None),
    ]
    assert found["others"]["count"] == 1
    assert found["others"]["parts"]["new"] == 1
    assert sent(before, after, limit=6)["others"] is None


def test_nothing_changed_where_nothing_was_spent() -> None:
    """Two periods without money have no rows and a change of zero."""
    free: BilledByItem = {("proj_a", "m"): Billed(Decimal("0E-6176"), Decimal(5), "tokens")}
    found = sent(free, {})
    assert (found["before"], found["after"], found["change"]) == (0, 0, 0)
    assert (found["rows"], found["others"]) == ([], None)
    assert set(found["parts"].values()) == {0}
