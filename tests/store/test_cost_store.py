"""Whatever is written, in whatever order, every figure is what the rows say, digit for digit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import NamedTuple, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.spend.days import DayRange
from app.spend.models import CostLine, Dimension
from app.spend.money import CURRENCY
from app.spend.quantities import BilledAmount, to_base_unit
from app.spend.unit_sums import Key, put_together
from app.store.cost_days import BASE_GROUPING
from app.store.cost_queries import Only
from app.store.cost_store import CostSnapshot, CostStore
from app.store.database import Database, StoreUnavailable
from tests.store.made import FIRST, READ, SOURCE, line, put, read_day

K = TypeVar("K")

DAYS = 85
"""They have complete blocks of 4, 16 and 64 days, and parts of such."""

AMOUNTS = st.one_of(
    st.decimals("-9999", "99999", allow_nan=False, places=8),
    st.sampled_from(
        [
            "0",
            "0E-6176",
            "1E-41",
            "-1E-41",
            "1E-12",
            "1E-13",
            "7E+14",
            "-7E+14",
            "9007.199254740991",
            "9007.199254740992",
            "-9007.199254740993",
            "123.4567890123456789012345678901234567890",
            "1E-6176",
        ]
    ).map(Decimal),
)
QUANTITIES = st.one_of(
    st.none(),
    st.integers(0, 10**12).map(Decimal),
    st.sampled_from(["0", "0.5", "-3", "140737488355327", "140737488355328", "1E+14", "1E-20"]).map(
        Decimal
    ),
)
NAMES = ["m1, input", "m1, output", "", None, "日本 | ü%s:x'"]
LINES = st.builds(
    CostLine,
    AMOUNTS,
    st.sampled_from(["usd", "usd", "usd", "eur", "EUR"]),
    st.sampled_from(["proj_a", "proj_b", "", None]),
    st.sampled_from(NAMES),
    quantity=QUANTITIES,
    quantity_unit=st.sampled_from([None, "tokens", "1000_tokens", "images"]),
)
# Together they are more than a day's whole numbers may be.
MANY = st.builds(
    lambda amount, times: [line(amount, quantity="140737488355326")] * times,
    st.sampled_from(["9007.199254740990", "-9007.19925474099"]),
    st.integers(15, 20),
)
TEMPLATES = st.lists(st.one_of(st.lists(LINES, max_size=4), MANY), min_size=1, max_size=5)


class Written(NamedTuple):
    """Days that are written in one go: day ``first + n`` has the rows of template ``begin + n``."""

    first: int
    days: int
    begin: int


WRITTEN = st.builds(Written, st.integers(0, DAYS - 1), st.integers(1, 20), st.integers(0, 4))


@st.composite
def whole_writes(draw: st.DrawFn) -> list[Written]:
    """All days, in pieces, in any order; then some of them once more."""
    cuts = sorted({0, DAYS, *draw(st.lists(st.integers(1, DAYS - 1), max_size=4))})
    pieces = [Written(a, b - a, draw(st.integers(0, 4))) for a, b in zip(cuts, cuts[1:])]  # noqa: B905, RUF007
    return draw(st.permutations(pieces)) + draw(st.lists(WRITTEN, max_size=4))


RANGES = st.builds(
    lambda a, b: DayRange(FIRST + timedelta(days=min(a, b)), FIRST + timedelta(days=max(a, b))),
    st.integers(0, DAYS - 1),
    st.integers(0, DAYS - 1),
)
ONLY = st.fixed_dictionaries(
    {},
    optional={
        "project_id": st.sets(st.sampled_from(["proj_a", "", None, "unknown"])),
        "line_item": st.sets(st.sampled_from([*NAMES, "unknown"])),
    },
)
Lines = Mapping[date, Sequence[CostLine]]


def chosen(lines: Lines, days: DayRange, only: Only) -> list[tuple[date, CostLine]]:
    """The rows of a range that the conditions let in."""
    return [
        (day, one)
        for day in days
        for one in lines[day]
        if all(getattr(one, name) in values for name, values in only.items())
    ]


def sums(pairs: Iterable[tuple[K, Decimal]]) -> dict[K, Fraction]:
    totals: defaultdict[K, Fraction] = defaultdict(Fraction)
    for key, amount in pairs:
        totals[key] += Fraction(amount)
    return dict(totals)


def billed(lines: Lines, days: DayRange) -> dict[Key, tuple[Fraction, Fraction | None, str | None]]:
    """Each key's money, quantity and unit by plain arithmetic."""
    rows: defaultdict[Key, list[CostLine]] = defaultdict(list)
    for _, one in chosen(lines, days, {}):
        rows[one.line_item, one.project_id, one.currency].append(one)
    return {
        key: (sum((Fraction(one.amount) for one in of_key), Fraction(0)), *quantity(of_key))
        for key, of_key in rows.items()
    }


def quantity(rows: Sequence[CostLine]) -> tuple[Fraction | None, str | None]:
    """What the rows count together, if all that cost money count the same thing."""
    counted = [one for one in rows if one.quantity is not None]
    if not counted or any(one.amount and one.quantity is None for one in rows):
        return None, None
    if len({one.quantity_unit for one in counted}) > 1:
        base = [
            to_base_unit(BilledAmount(one.amount, one.quantity, one.quantity_unit))
            for one in counted
        ]
        if len({one.unit for one in base}) > 1 or any(one.quantity is None for one in base):
            return None, None
        found = [(one.quantity, one.unit) for one in base]
    else:
        found = [(one.quantity, one.quantity_unit) for one in counted]
    total = sum((Fraction(number) for number, _ in found if number is not None), Fraction(0))
    return total, found[0][1]


def check(
    snapshot: CostSnapshot,
    lines: Lines,
    days: DayRange,
    by: Dimension,
    only: Only,
    currency: str,
) -> None:
    """Every question about a range."""
    assert {
        key: (
            Fraction(one.amount),
            None if one.quantity is None else Fraction(one.quantity),
            one.unit,
        )
        for key, one in put_together(snapshot.unit_sums(days)).items()
    } == billed(lines, days)

    rows = [(day, one) for day, one in chosen(lines, days, only) if one.currency == currency]
    by_day = sums(((getattr(one, by), day), one.amount) for day, one in rows)
    # Charges and credits of one day that cancel may be taken for money or not.
    certain = {key for key, total in by_day.items() if total}
    possible = {(getattr(one, by), day) for day, one in rows if one.amount}
    surely = {name for name, _ in certain}
    maybe = {name for name, _ in possible}

    amounts = snapshot.amounts(days, by, only, currency)
    assert surely <= amounts.keys() <= maybe
    total = sums((getattr(one, by), one.amount) for _, one in rows)
    assert amounts == {name: total[name] for name in amounts}

    daily = snapshot.daily_amounts(days, by, only, currency)
    assert surely <= daily.keys() <= maybe
    assert daily == {name: [by_day.get((name, day), 0) for day in days] for name in daily}

    together = snapshot.daily_amounts(days, None, only, currency)
    of_days = sums((day, one.amount) for day, one in rows)
    assert together.get(None, [0] * days.days) == [of_days.get(day, 0) for day in days]
    assert together.keys() <= {None}

    if not only:
        last = snapshot.last_days(days, by, currency)
        assert last.keys() == maybe
        for name, day in last.items():
            assert day == max((other for named, other in certain if named == name), default=None)

    least = 100.0
    reached = {name for (name, _), total in by_day.items() if total >= least}
    assert reached <= snapshot.reaching(days, by, only, least)

    every = chosen(lines, days, only)
    spent = sums(
        ((day, one.project_id, one.line_item, one.currency), one.amount) for day, one in every
    )
    assert snapshot.currencies(days, only) <= {one.currency for _, one in every if one.amount}
    if len(only) > 1:
        sure = {key[-1] for key, amount in spent.items() if amount}
    else:
        dimension = next(iter(only), "line_item")
        parts = sums(
            ((day, getattr(one, dimension), one.currency), one.amount) for day, one in every
        )
        sure = {key[-1] for key, amount in parts.items() if amount}
    assert sure <= snapshot.currencies(days, only)

    everything = chosen(lines, days, {})
    items = sums(((day, one.line_item, one.currency), one.amount) for day, one in everything)
    found = snapshot.line_items(days)
    assert {key[1] for key, amount in items.items() if amount} <= found
    assert found <= {one.line_item for _, one in everything if one.amount}


@pytest.fixture
def new_source() -> Callable[[], str]:
    """Sources that share a database have nothing to do with each other."""
    numbers = count()
    return lambda: f"source {next(numbers)}"


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    templates=TEMPLATES,
    writes=whole_writes(),
    questions=st.lists(
        st.tuples(
            RANGES,
            st.sampled_from(["project_id", "line_item"]),
            ONLY,
            st.sampled_from(["usd", "eur"]),
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_every_figure_is_what_the_rows_say(
    database: Database,
    new_source: Callable[[], str],
    templates: list[list[CostLine]],
    writes: list[Written],
    questions: list[tuple[DayRange, Dimension, Only, str]],
) -> None:
    """Any rows, written in any pieces and any order, and replaced; any question."""
    store = CostStore(database, new_source())
    lines: dict[date, Sequence[CostLine]] = {}
    for number, written in enumerate(writes):
        days = [
            read_day(place, templates[(written.begin + place) % len(templates)])
            for place in range(written.first, min(DAYS, written.first + written.days))
        ]
        store.put(days, READ + timedelta(hours=number))
        lines |= {day.day: day.rows.lines() for day in days}
    with store.snapshot(BASE_GROUPING) as snapshot:
        assert len(snapshot.version) == 1, "some of it could not be stored"
        for day in (FIRST, FIRST + timedelta(days=DAYS // 2)):
            assert snapshot.rows(day).lines() == lines[day]
        states = snapshot.states(DayRange(FIRST, FIRST + timedelta(days=DAYS - 1)))
        assert {day: state.total for day, state in states.items()} == {
            day: sum(
                (Fraction(one.amount) for one in rows if one.currency == CURRENCY), Fraction(0)
            )
            for day, rows in lines.items()
        }
        for asked in questions:
            check(snapshot, lines, *asked)


def unavailable() -> None:
    raise StoreUnavailable("full")


def test_what_cannot_be_stored_is_merged_with_what_is(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Newer readings of stored days, and days between them, from memory; until they can be."""
    store = CostStore(database, SOURCE)
    days = DayRange(FIRST, FIRST + timedelta(days=39))
    stored, newer = [line("1.25"), line("1E-41", "fine")], [line("-3", "m2", None, quantity=None)]
    put(store, [*range(10), *range(20, 40)], stored)
    version = store.version()
    with monkeypatch.context() as patch:
        patch.setattr(database, "write", unavailable)
        put(store, range(5, 25), newer, READ + timedelta(hours=1))
        assert store.version() != version
        version = store.version()
        put(store, range(30, 31), newer, READ + timedelta(hours=1))
        assert store.version() != version
    lines = {
        day: newer if 5 <= place < 25 or place == 30 else stored for place, day in enumerate(days)
    }
    only: Only = {"project_id": ["proj_a"]}
    with store.snapshot(BASE_GROUPING) as snapshot:
        for by in ("project_id", "line_item"):
            for conditions in ({}, only):
                check(snapshot, lines, days, by, conditions, "usd")
        assert [snapshot.rows(day).lines() for day in days] == list(lines.values())
    # Whatever is stored now was read later, or is read again.
    put(store, range(40), stored, READ + timedelta(hours=2))
    with store.snapshot(BASE_GROUPING) as snapshot:
        assert len(snapshot.version) == 1
        check(snapshot, dict.fromkeys(days, stored), days, "line_item", {}, "usd")


def test_without_any_database_memory_serves(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was stored before cannot be read either."""
    store = CostStore(database, SOURCE)
    put(store, range(3), [line("1")])
    monkeypatch.setattr(database, "write", unavailable)
    monkeypatch.setattr(database, "read", unavailable)
    days = DayRange(FIRST, FIRST + timedelta(days=1))
    with store.snapshot(BASE_GROUPING) as snapshot:
        assert not snapshot.states(days)
    newer = [line("2")]
    put(store, range(2), newer)
    with store.snapshot(BASE_GROUPING) as snapshot:
        check(snapshot, dict.fromkeys(days, newer), days, "line_item", {}, "usd")
    assert store.version() is None


def test_a_very_large_window_is_written_in_whole_days(database: Database) -> None:
    """Each transaction is one version more."""
    store = CostStore(database, SOURCE)
    before = database.version()
    put(store, range(10), [line("0.01")] * 9_000)
    after = database.version()
    assert before is not None
    assert after == before + 2
    with store.snapshot(BASE_GROUPING) as snapshot:
        [total] = put_together(
            snapshot.unit_sums(DayRange(FIRST, FIRST + timedelta(days=9)))
        ).values()
    assert total == BilledAmount(Decimal(900), Decimal(90_000_000), "tokens")
