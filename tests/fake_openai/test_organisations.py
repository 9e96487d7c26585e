"""The organisations: the same on every run, with a fixed past and their events."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_openai import ORGANISATIONS, Organisation, organisation_named
from fake_openai.northwind import (
    LAUNCH_DAY,
    LAUNCHED_PROJECT,
    PRICE_CUT_DAY,
    PRICE_CUT_FACTOR,
    RUNAWAYS,
    runaway_week,
)
from fake_openai.synthetic import ONE_DAY, ONE_DAY_TOTAL
from tests.fake_openai.http import NOW

NORTHWIND = organisation_named("northwind")
QUIET = organisation_named("quiet")
QUIRKS = organisation_named("quirks")
SEEN_LIVE = """\
gpt-4o-mini-2024-07-18, input
gpt-4o-mini-2024-07-18, cached input
gpt-4o-mini-2024-07-18, output
gpt-5.4-2026-03-05, cached input, long context
gpt-5.6-luna, cache writes
gpt-image-1 image, output
gpt-image-1 text, cached input
gpt-realtime-2.1 audio, output
priority | gpt-5.6-sol, output, long context
flex | gpt-5-mini
evals | gpt-4o-mini-2024-07-18, input
assistants api | file search
ft-gpt-4o-2024-08-06, output
text-embedding-3-small, input
omni-moderation-latest
whisper
tts hd
web search tool calls
Vector storage""".splitlines()


def total(organisation: Organisation, first: date, last: date, now: datetime = NOW) -> Decimal:
    """All dollars of those days."""
    return sum((row.amount for row in organisation.rows(first, last, now)), Decimal(0))


days = st.dates(date(2024, 8, 1), date(2026, 11, 21))
later = st.integers(0, 800).map(lambda days: timedelta(days=days, hours=13))


@pytest.mark.parametrize("organisation", [NORTHWIND, QUIET, QUIRKS], ids=lambda o: o.name)
@settings(max_examples=30, deadline=None)
@given(day=days, later=later)
def test_the_past_is_fixed(organisation: Organisation, day: date, later: timedelta) -> None:
    """A day that has settled has the same rows whenever it is asked for."""
    settled = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
    assert organisation.is_settled(day, settled)
    rows = organisation.rows_of_day(day, settled)
    assert organisation.rows_of_day(day, settled + later) == rows


@pytest.mark.parametrize("name", [name for name in ORGANISATIONS if name != "large"])
def test_built_twice(name: str) -> None:
    """An organisation built again has the same projects and rows."""
    one, other = ORGANISATIONS[name](), ORGANISATIONS[name]()
    assert one.projects == other.projects
    span = (date(2026, 10, 30), date(2026, 11, 4), NOW)
    assert list(one.rows(*span)) == list(other.rows(*span))


def test_today_grows() -> None:
    """Today holds only what has been used so far, and becomes the finished day at midnight."""
    midnight = datetime(2026, 11, 20, tzinfo=UTC)
    totals = [
        total(NORTHWIND, midnight.date(), midnight.date(), midnight + timedelta(hours=hours))
        for hours in (0, 1, 12, 23, 24, 48)
    ]
    assert totals[0] == 0
    assert totals[:5] == sorted(totals[:5])
    assert len(set(totals[:5])) == 5
    assert totals[5] == totals[4]


def test_nothing_tomorrow() -> None:
    """Days after today have no rows."""
    assert NORTHWIND.rows_of_day(date(2026, 11, 23), NOW) == []


def test_size_of_northwind() -> None:
    """Northwind spends 40 to 60 thousand dollars a month, over 26 months, in about 24 projects."""
    assert 40_000 < total(NORTHWIND, date(2026, 10, 1), date(2026, 10, 31)) < 60_000
    assert NORTHWIND.rows_of_day(date(2024, 9, 2), NOW)
    assert 22 <= len(NORTHWIND.projects) <= 26


def test_weekends_are_lower() -> None:
    """Saturdays and Sundays cost less than any day of their week."""
    for monday in (date(2026, 10, 5), date(2025, 3, 3)):
        week = [total(NORTHWIND, day, day) for day in (monday + timedelta(n) for n in range(7))]
        assert max(week[5:]) < min(week[:5])


def test_every_line_item_seen_live() -> None:
    """Every line item that was seen live appears in northwind."""
    rows = NORTHWIND.rows(date(2026, 11, 1), date(2026, 11, 21), NOW)
    assert set(SEEN_LIVE) <= {row.line_item for row in rows}


def test_unit_prices() -> None:
    """Every row's amount is its quantity at one unit price for its line item and day."""
    prices: dict[tuple[date, str | None], set[Decimal]] = defaultdict(set)
    for row in NORTHWIND.rows(date(2026, 9, 28), date(2026, 10, 4), NOW):
        assert row.quantity
        prices[row.day, row.line_item].add(row.amount / row.quantity)
    assert {len(found) for found in prices.values()} == {1}
    (before,) = prices[PRICE_CUT_DAY - timedelta(days=1), "gpt-5.4-2026-03-05, input"]
    (after,) = prices[PRICE_CUT_DAY, "gpt-5.4-2026-03-05, input"]
    assert after == before * PRICE_CUT_FACTOR


@given(st.dates(date(2026, 4, 1), date(2031, 1, 1)))
def test_a_runaway_week_is_never_far(today: date) -> None:
    """Some day of the last 60 lies in a runaway week."""
    assert any(runaway_week(today - timedelta(days=back)) for back in range(60))


def test_runaway_week_stands_out() -> None:
    """In its week the runaway project costs more than twice what it costs in the week before."""
    week = runaway_week(date(2026, 11, 12))
    assert week is not None
    monday, (project, _) = week
    spent = [
        sum(
            row.amount
            for row in NORTHWIND.rows(start, start + timedelta(days=6), NOW)
            if row.project_name == project
        )
        for start in (monday - timedelta(days=7), monday)
    ]
    assert spent[1] > 2 * spent[0]


def test_launch() -> None:
    """The launched project is small before its day and large a month after."""
    spent = [
        sum(r.amount for r in NORTHWIND.rows_of_day(day, NOW) if r.project_name == LAUNCHED_PROJECT)
        for day in (LAUNCH_DAY - timedelta(days=7), LAUNCH_DAY + timedelta(days=30))
    ]
    assert 0 < 20 * spent[0] < spent[1]


def test_quiet() -> None:
    """Quiet is northwind without the launch, the price cut and the runaway weeks."""
    november = date(2026, 11, 2), date(2026, 11, 15)
    projects = {row.project_name for row in QUIET.rows(*november, NOW)}
    assert LAUNCHED_PROJECT not in projects
    weeks = [total(QUIET, d, d + timedelta(days=6)) for d in (november[0], date(2026, 11, 9))]
    assert abs(weeks[0] - weeks[1]) < weeks[0] / 10


@pytest.mark.parametrize("kind", ["northwind", "quiet"])
def test_seeds(kind: str) -> None:
    """A seed gives the same rows whenever it is asked for, and others than any other seed; the
    projects and what they use are those of the plain organisation."""
    span = date(2026, 10, 30), date(2026, 11, 4), NOW
    plain, zero, one, again = (
        organisation_named.__wrapped__(name)  # not the cached one
        for name in (kind, f"{kind}:0", f"{kind}:1", f"{kind}:1")
    )
    assert list(one.rows(*span)) == list(again.rows(*span))
    amounts = {tuple(row.amount for row in each.rows(*span)) for each in (plain, zero, one)}
    assert len(amounts) == 3
    assert plain.projects == zero.projects == one.projects
    used = {
        frozenset((row.day, *row[1:6], row.project_name) for row in each.rows(*span))
        for each in (plain, zero, one)
    }
    assert len(used) == 1
    assert (plain.name, one.name) == (kind, f"{kind}:1")


@pytest.mark.parametrize(
    ("name", "dollars"),
    [
        ("northwind", "47545.549703330"),
        ("quiet", "46043.607301690"),
    ],
)
def test_the_plain_organisations_stay_as_they_are(name: str, dollars: str) -> None:
    """Without a seed the figures are those that screenshots and known figures were made of."""
    found = total(organisation_named(name), date(2026, 10, 1), date(2026, 10, 31))
    assert found == Decimal(dollars)


def test_seeds_take_turns_at_running_away() -> None:
    """Each seed has its own victim of a runaway week, until the list of them begins again."""
    monday = date(2026, 11, 9)
    weeks = [runaway_week(monday, seed) for seed in (None, *range(7))]
    victims = [week[1] for week in weeks if week]
    assert victims[0] == victims[1] == victims[7]
    assert set(victims) == set(RUNAWAYS)


def test_renamed_project() -> None:
    """Rows of a renamed project carry the name of their time."""
    names = {
        row.project_name
        for day in (date(2025, 2, 3), date(2025, 3, 3), date(2026, 2, 3))
        for row in NORTHWIND.rows_of_day(day, NOW)
    }
    assert {"CRM Pilot", "Wiki Search", "Intranet Answers", "Knowledge Base"} <= names


def test_restated_yesterday() -> None:
    """In quirks, yesterday's figures change at noon, and one row is gone."""
    day = date(2026, 11, 21)
    morning = QUIRKS.rows_of_day(day, datetime(2026, 11, 22, 9, tzinfo=UTC))
    evening = QUIRKS.rows_of_day(day, datetime(2026, 11, 22, 21, tzinfo=UTC))
    assert len(evening) == len(morning) - 1
    assert {row.amount for row in morning} != {row.amount for row in evening}
    assert not QUIRKS.is_settled(day, datetime(2026, 11, 22, 9, tzinfo=UTC))


def test_one_day() -> None:
    """one_day spent something on one day only."""
    rows = list(organisation_named("one_day").rows(date(2024, 1, 1), date(2026, 11, 22), NOW))
    assert [(row.day, row.amount) for row in rows] == [(ONE_DAY, ONE_DAY_TOTAL)]


def test_large() -> None:
    """large has 1,000 projects and 5,000 rows a day."""
    organisation = organisation_named("large")
    assert len(organisation.projects) == 1000
    assert len(organisation.rows_of_day(date(2025, 12, 25), NOW)) == 5000


@pytest.mark.parametrize(
    "name",
    ["north", "many_projects", "many_projects:0", "many_projects:x", "northwind:-1", "empty:1"],
)
def test_unknown_name(name: str) -> None:
    """An unknown name is refused with the names that are known."""
    with pytest.raises(ValueError, match="Known are: northwind, "):
        organisation_named(name)
