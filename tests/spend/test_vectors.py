"""The rules that the browser knows, too, held to the same examples."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.spend.comparison_periods import compared_with
from app.spend.days import DayRange, day_of, days_later, last_of_month, months_later
from app.spend.line_items import parse_line_item

_FOLDER = Path(__file__).parent.parent / "vectors"


def examples(file: str, rule: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((_FOLDER / file).read_text("utf-8"))[rule]
    return found


def day(written: str) -> date:
    return date.fromisoformat(written)


def days(written: dict[str, str]) -> DayRange:
    return DayRange(day(written["start"]), day(written["end"]))


@pytest.mark.parametrize("example", examples("calendar.json", "day_of"))
def test_day_of(example: dict[str, Any]) -> None:
    assert day_of(example["seconds"]) == day(example["expected"])


@pytest.mark.parametrize("example", examples("calendar.json", "add_days"))
def test_days_later(example: dict[str, Any]) -> None:
    assert days_later(day(example["day"]), example["days"]) == day(example["expected"])


@pytest.mark.parametrize("example", examples("calendar.json", "add_months"))
def test_months_later(example: dict[str, Any]) -> None:
    assert months_later(day(example["day"]), example["months"]) == day(example["expected"])


@pytest.mark.parametrize("example", examples("calendar.json", "last_of_month"))
def test_last_of_month(example: dict[str, Any]) -> None:
    assert last_of_month(day(example["day"])) == day(example["expected"])


@pytest.mark.parametrize("example", examples("calendar.json", "days_in"))
def test_days_of_a_range(example: dict[str, Any]) -> None:
    assert days(example).days == example["expected"]


@pytest.mark.parametrize("example", examples("calendar.json", "previous_period"))
def test_the_previous_period(example: dict[str, Any]) -> None:
    found = compared_with(days(example), "previous", day(example["today"]))
    assert found == days(example["expected"])


@pytest.mark.parametrize("example", examples("line_items.json", "parse"))
def test_line_items(example: dict[str, Any]) -> None:
    assert parse_line_item(example["label"])._asdict() == example["expected"]
