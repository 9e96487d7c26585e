"""What the answers about money must say: sums of the fake's own rows, as fractions."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from flask.testing import FlaskClient

from app.spend.line_items import parse_line_item
from fake_openai import FakeOpenAI, Row
from fake_openai.amounts import add
from tests.conftest import NOON

TODAY = NOON.date()
PRESETS = {
    "today": (TODAY, TODAY),
    "yesterday": (date(2026, 11, 21), date(2026, 11, 21)),
    "last-week": (date(2026, 11, 16), TODAY),
    "last-14-days": (date(2026, 11, 9), TODAY),
    "last-30-days": (date(2026, 10, 24), TODAY),
    "last-90-days": (date(2026, 8, 25), TODAY),
    "last-12-months": (date(2025, 11, 23), TODAY),
    "this-month": (date(2026, 11, 1), TODAY),
    "last-month": (date(2026, 10, 1), date(2026, 10, 31)),
    "year-to-date": (date(2026, 1, 1), TODAY),
}
ORGANISATIONS = ("northwind", "quiet", "quirks", "empty", "one_day", "many_projects:30")

Pair = tuple[str | None, str | None]
Sums = dict[str | None, Fraction]
Key = TypeVar("Key")
ZERO = Fraction(0)


def _of_label(part: str) -> Callable[[Pair], str | None]:
    return lambda pair: None if pair[1] is None else getattr(parse_line_item(pair[1]), part)


KEYS: Mapping[str, Callable[[Pair], str | None]] = {
    "project": lambda pair: pair[0],
    "line_item": lambda pair: pair[1],
    "model": _of_label("model"),
    "direction": _of_label("direction"),
}


def ask(client: FlaskClient, path: str, **query: object) -> dict[str, Any]:
    """A good answer, its numbers as decimals."""
    answer = client.get(path, query_string=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.data, parse_float=Decimal, parse_int=Decimal)
    return found


def exact(amounts: Iterable[Decimal | Fraction]) -> Fraction:
    """Their sum."""
    return sum((Fraction(amount) for amount in amounts), ZERO)


def days_between(first: date, last: date) -> list[date]:
    """Both of them, and those between."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


class Truth:
    """The rows of a fake as they stand now, in US dollars."""

    def __init__(self, fake: FakeOpenAI) -> None:
        self.fake = fake
        self._days: dict[date, dict[Pair, Decimal]] = {}
        self._day_sums: dict[tuple[str, date], dict[str | None, Decimal]] = {}
        self._sums: dict[tuple[str, date, date], Sums] = {}

    def rows(self, first: date, last: date) -> list[Row]:
        """Those in dollars."""
        rows = self.fake.organisation.rows(first, last, self.fake.now)
        return [row for row in rows if row.currency == "usd"]

    def pairs(self, first: date, last: date) -> dict[Pair, Fraction]:
        """By project and line item."""
        return _fractions(_added(self._of_day(day) for day in days_between(first, last)))

    def by(self, by: str, first: date, last: date) -> Sums:
        """By project, model, line item or direction."""
        key = (by, first, last)
        if key not in self._sums:
            days = days_between(first, last)
            self._sums[key] = _fractions(_added(self._day_by(by, day) for day in days))
        return self._sums[key]

    def total(self, first: date, last: date) -> Fraction:
        """All of it."""
        return exact(self.by("direction", first, last).values())

    def _of_day(self, day: date) -> dict[Pair, Decimal]:
        if day not in self._days:
            self._days[day] = _added(
                {(row.project_id, row.line_item): row.amount} for row in self.rows(day, day)
            )
        return self._days[day]

    def _day_by(self, by: str, day: date) -> dict[str | None, Decimal]:
        if (by, day) not in self._day_sums:
            self._day_sums[by, day] = _added(
                {KEYS[by](pair): amount} for pair, amount in self._of_day(day).items() if amount
            )
        return self._day_sums[by, day]


def _added(parts: Iterable[Mapping[Key, Decimal]]) -> dict[Key, Decimal]:
    """Exact sums; decimals, because adding as many fractions takes twenty times as long."""
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for part in parts:
        for key, amount in part.items():
            sums[key] = add(sums[key], amount)
    return dict(sums)


def _fractions(sums: Mapping[Key, Decimal]) -> dict[Key, Fraction]:
    return {key: Fraction(amount) for key, amount in sums.items()}
