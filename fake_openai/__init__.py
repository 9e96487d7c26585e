"""A faithful fake of OpenAI's Admin API for the demo, the tests and the benchmarks."""

from fake_openai.faults import Fault, Faults
from fake_openai.keys import DEMO_KEY, MANAGEMENT_ONLY_KEY, USAGE_ONLY_KEY
from fake_openai.organisation import Organisation, organisation_of_rows
from fake_openai.organisations import ORGANISATIONS, organisation_named
from fake_openai.recorded_calls import RecordedCall
from fake_openai.records import Project, Row
from fake_openai.server import FakeOpenAI
from fake_openai.synthetic import many_projects

__all__ = [
    "DEMO_KEY",
    "MANAGEMENT_ONLY_KEY",
    "ORGANISATIONS",
    "USAGE_ONLY_KEY",
    "FakeOpenAI",
    "Fault",
    "Faults",
    "Organisation",
    "Project",
    "RecordedCall",
    "Row",
    "many_projects",
    "organisation_named",
    "organisation_of_rows",
]
