"""Every door behind the key, each with a query that northwind answers.

Those that take days have the first three weeks of November 2026, which one call to OpenAI reaches.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from fake_openai import Organisation, Row, organisation_named

_DAYS = "start_date=2026-11-01&end_date=2026-11-21"

COSTS = "/costs?start_time=1793491200&end_time=1795305600&group_by=project_id&limit=30"
SUMMARY = f"/costs/summary?{_DAYS}"
SERIES = f"/costs/series?{_DAYS}&by=project&compare=previous"
BREAKDOWN = f"/costs/breakdown?{_DAYS}&compare=previous"
BREAKDOWN_FILE = f"{BREAKDOWN}&format=csv"
CHANGES = f"/costs/changes?{_DAYS}"
FORECAST = "/costs/forecast"
UNUSUAL = f"/costs/unusual?{_DAYS}"
EXPORT = f"/costs/export?{_DAYS}&format=json"
EXPORT_FILE = f"/costs/export?{_DAYS}"
PROJECTS = "/projects"
PROJECTS_SPEND = "/projects/spend"
PROJECTS_FILE = "/projects/spend?format=csv"
ONE_PROJECT = f"/projects/{organisation_named('northwind').projects[0].id}"

OF_FIGURES = (SUMMARY, SERIES, BREAKDOWN, CHANGES, FORECAST, UNUSUAL, EXPORT, PROJECTS_SPEND)
"""Made of the ledger with the names of projects, in JSON."""
OF_PROJECTS = (PROJECTS, ONE_PROJECT)
"""Made of the project list alone."""
FILES = (BREAKDOWN_FILE, EXPORT_FILE, PROJECTS_FILE)
"""Sent as CSV."""
ALL = (COSTS, *OF_FIGURES, *OF_PROJECTS, *FILES)
"""All that ask OpenAI."""


def name_of(door: str) -> str:
    """The door without its query, and whether it is a file: the name of a test case."""
    path = "one_project" if door == ONE_PROJECT else door.partition("?")[0]
    return f"{path} file" if door in FILES else path


def northwind_in_brief() -> Organisation:
    """Northwind's projects with a handful of rows a day: the half year that some doors look back
    on is read well within a deadline of a second.
    """
    whole = organisation_named("northwind")

    def daily(day: date, _now: datetime) -> list[Row]:
        return [
            Row(
                day=day,
                project_id=project.id,
                line_item=f"gpt-5.4-2026-03-05, {direction}",
                api_key_id="key_made_up",
                user_id="user-made-up",
                api_source="unlabeled",
                amount=Decimal(day.toordinal() % 97 + place) / 8,
                quantity=1_000_000,
                quantity_unit="tokens",
            )
            for place, project in enumerate(whole.projects[:3])
            for direction in ("input", "output")
        ]

    return replace(whole, daily=daily)
