"""Northwind's projects and what each of them spends on each model a month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fake_openai.days import unix
from fake_openai.identifiers import made_up_id
from fake_openai.records import Project

FIRST_DAY = date(2024, 9, 1)

_GPT_4_1 = date(2025, 4, 22)
_GPT_5 = date(2025, 8, 11)
_GPT_5_4 = date(2026, 3, 9)
_GPT_5_6 = date(2026, 7, 6)


@dataclass(frozen=True, slots=True)
class Use:
    """A project's use of one model, in US dollars a month at the level of November 2026."""

    project: str
    model: str
    dollars: int
    begin: date = FIRST_DAY
    end: date = date.max
    seasonality: str = "business"
    keys: int = 1
    source: str = "unlabeled"

    @property
    def workload(self) -> tuple[str, str]:
        """Project and model: what an event affects."""
        return self.project, self.model


def _project(  # noqa: PLR0913 - a table's columns
    name: str,
    created: date = FIRST_DAY,
    archived: date | None = None,
    *,
    residency: str = "GLOBAL",
    earlier_names: Mapping[str, date] | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Project:
    older_shape: dict[str, Any] = {}
    if description or permission:
        older_shape = {
            "title": name,
            "description": description,
            "permission": permission,
            "created": unix(created),
            "updated": unix(archived or created),
            "archived": archived is not None,
        }
    return Project(
        id=made_up_id("proj_", name),
        name=name,
        created_at=unix(created) + 36_000,
        archived_at=unix(archived) + 54_000 if archived else None,
        residency=residency,
        earlier_names=earlier_names or {},
        older_shape=older_shape,
    )


PROJECTS = (
    _project("Default project", description="Keys made before there were projects."),
    _project(
        "Support Assistant",
        description="Answers customers in chat and drafts replies for the service desk.",
        permission="read_write",
    ),
    _project("Search Ranking", residency="EU_STORAGE_PROCESSING"),
    _project(
        "Document Intake",
        description="Reads invoices, delivery notes and customs papers.",
        permission="read_write",
    ),
    _project("Sales Copilot", earlier_names={"CRM Pilot": date(2025, 3, 10)}),
    _project(
        "Data Platform", description="Shared embeddings and nightly jobs.", permission="admin"
    ),
    _project("Mobile App"),
    _project("Marketing Studio", description="Copy and pictures for campaigns."),
    _project("Developer Tools", description="Code review and editor help.", permission="admin"),
    _project(
        "Contract Review", date(2025, 1, 13), permission="read_only", description="For legal."
    ),
    _project("Call Centre Voice", date(2025, 2, 3)),
    _project("Translation"),
    _project("Fraud Signals", date(2025, 5, 19), residency="EU_STORAGE_PROCESSING"),
    _project("Research Sandbox", description="Trials; nothing here is in production."),
    _project(
        "Knowledge Base",
        date(2024, 11, 4),
        earlier_names={"Wiki Search": date(2025, 2, 17), "Intranet Answers": date(2026, 1, 12)},
    ),
    _project("Meeting Notes", date(2025, 6, 2)),
    _project("Catalogue Enrichment", date(2025, 3, 3)),
    _project("Demand Forecast", date(2025, 9, 8)),
    _project(
        "HR Helpdesk", date(2025, 10, 6), description="Policies and payslips, in plain words."
    ),
    _project("Evaluation Harness", date(2025, 4, 7), permission="admin", description="Runs evals."),
    _project("Returns Triage", date(2026, 2, 2)),
    _project("Shop Assistant", date(2026, 8, 17), description="The assistant in the web shop."),
    _project("Prototype Chatbot", FIRST_DAY, date(2025, 4, 30)),
    _project("Hackathon 2025", date(2025, 9, 15), date(2025, 10, 31), description="Three days."),
    _project("Vendor Onboarding", date(2025, 2, 10), date(2026, 6, 30)),
)

USES = (
    Use("Default project", "gpt-4o-mini", 160, keys=0),
    Use("Default project", "omni-moderation", 0, keys=0, seasonality="consumer"),
    Use("Default project", "text-embedding-3-small", 2, keys=0),
    Use("Support Assistant", "gpt-4o", 5200, end=_GPT_5, seasonality="consumer", keys=2),
    Use("Support Assistant", "gpt-5", 5000, _GPT_5, _GPT_5_4, "consumer", 2),
    Use("Support Assistant", "gpt-5.4", 5400, _GPT_5_4, seasonality="consumer", keys=2),
    Use(
        "Support Assistant", "gpt-5-mini", 1700, _GPT_5, seasonality="consumer", source="agents_api"
    ),
    Use("Support Assistant", "file search", 420, seasonality="consumer"),
    Use("Support Assistant", "vector storage", 130, seasonality="consumer"),
    Use("Search Ranking", "text-embedding-3-small", 620, seasonality="consumer", keys=2),
    Use("Search Ranking", "gpt-4o-mini", 900, end=_GPT_5, seasonality="consumer"),
    Use("Search Ranking", "gpt-5-mini", 1400, _GPT_5, seasonality="consumer"),
    Use("Document Intake", "gpt-4o", 2600, end=_GPT_4_1, keys=2),
    Use("Document Intake", "gpt-4.1", 2700, _GPT_4_1, _GPT_5_4, keys=2),
    Use("Document Intake", "gpt-5.4", 2300, _GPT_5_4, keys=2),
    Use("Document Intake", "gpt-5.6-luna", 1500, _GPT_5_6),
    Use("Document Intake", "gpt-5-mini flex", 380, date(2025, 12, 1)),
    Use("Sales Copilot", "gpt-4o", 1900, end=date(2025, 9, 1)),
    Use("Sales Copilot", "gpt-5", 1700, date(2025, 8, 25), date(2026, 7, 20)),
    Use("Sales Copilot", "gpt-5.6-sol", 2400, date(2026, 7, 13), source="agents_api"),
    Use("Sales Copilot", "web search", 310, date(2025, 6, 2), source="agents_api"),
    Use("Data Platform", "text-embedding-3-small", 340, keys=2, seasonality="consumer"),
    Use("Data Platform", "gpt-4o-mini", 480, end=date(2026, 1, 5)),
    Use("Data Platform", "gpt-5-mini flex", 900, date(2025, 11, 17), seasonality="consumer"),
    Use("Mobile App", "gpt-4o-mini", 1100, end=_GPT_5_6, seasonality="consumer", keys=2),
    Use("Mobile App", "gpt-5.6-luna", 2100, _GPT_5_6, seasonality="consumer", keys=2),
    Use("Mobile App", "tts hd", 360, date(2025, 2, 24), seasonality="consumer"),
    Use("Mobile App", "omni-moderation", 0, seasonality="consumer"),
    Use("Marketing Studio", "gpt-image-1", 1600, date(2025, 5, 5), keys=2),
    Use("Marketing Studio", "dall-e 3", 420, end=date(2025, 5, 12)),
    Use("Marketing Studio", "gpt-5", 620, _GPT_5),
    Use("Developer Tools", "gpt-4.1", 2100, _GPT_4_1, date(2025, 9, 15), keys=2),
    Use("Developer Tools", "gpt-5", 3800, _GPT_5, _GPT_5_6, keys=2, source="agents_api"),
    Use("Developer Tools", "gpt-5.6-sol", 5200, _GPT_5_6, keys=2, source="agents_api"),
    Use("Developer Tools", "gpt-5.6-sol priority", 1300, date(2026, 8, 3), source="agents_api"),
    Use("Developer Tools", "code interpreter", 240, date(2025, 1, 20), source="agents_api"),
    Use("Contract Review", "gpt-4o", 900, date(2025, 1, 20), _GPT_5_4),
    Use("Contract Review", "gpt-5.4 long context", 1900, _GPT_5_4),
    Use("Contract Review", "ft-gpt-4o", 430, date(2025, 6, 16)),
    Use("Call Centre Voice", "whisper", 380, date(2025, 2, 10), seasonality="consumer"),
    Use(
        "Call Centre Voice",
        "gpt-realtime-2.1",
        3600,
        date(2026, 5, 11),
        seasonality="consumer",
        keys=2,
    ),
    Use("Translation", "gpt-4o", 900, end=_GPT_5_4),
    Use("Translation", "gpt-5.4", 1500, _GPT_5_4),
    Use("Translation", "gpt-4o-mini", 260),
    Use("Fraud Signals", "gpt-4.1", 800, date(2025, 5, 26), date(2026, 7, 27)),
    Use("Fraud Signals", "gpt-5.6-luna", 1100, date(2026, 7, 20), seasonality="consumer"),
    Use("Fraud Signals", "text-embedding-3-small", 45, date(2025, 5, 26), seasonality="consumer"),
    Use("Research Sandbox", "gpt-4o", 500, keys=2),
    Use("Research Sandbox", "gpt-5", 700, _GPT_5, keys=2),
    Use("Research Sandbox", "gpt-5.6-sol", 850, _GPT_5_6, keys=2),
    Use("Knowledge Base", "gpt-4o-mini", 420, date(2024, 11, 11), date(2025, 12, 1)),
    Use("Knowledge Base", "gpt-5-mini", 640, date(2025, 11, 24)),
    Use("Knowledge Base", "vector storage", 210, date(2024, 11, 11), seasonality="consumer"),
    Use("Knowledge Base", "file search", 160, date(2024, 11, 11), source="agents_api"),
    Use("Meeting Notes", "whisper", 520, date(2025, 6, 9)),
    Use("Meeting Notes", "gpt-5-mini", 480, date(2025, 9, 1)),
    Use("Catalogue Enrichment", "gpt-4o-mini", 700, date(2025, 3, 10), date(2025, 12, 8)),
    Use("Catalogue Enrichment", "gpt-5-mini", 1300, date(2025, 12, 1)),
    Use("Catalogue Enrichment", "gpt-image-1", 480, date(2025, 11, 3)),
    Use("Demand Forecast", "gpt-5", 610, date(2025, 9, 15)),
    Use("HR Helpdesk", "gpt-5-mini", 190, date(2025, 10, 13)),
    Use("Evaluation Harness", "gpt-4o-mini evals", 230, date(2025, 4, 14)),
    Use("Evaluation Harness", "gpt-5.4", 700, _GPT_5_4),
    Use("HR Helpdesk", "gpt-4o-mini evals", 1, date(2025, 10, 20)),  # rows below a cent
    Use("Returns Triage", "gpt-5-mini", 340, date(2026, 2, 9), seasonality="consumer"),
    Use("Shop Assistant", "gpt-5.6-luna", 4300, date(2026, 8, 24), seasonality="consumer", keys=2),
    Use(
        "Shop Assistant",
        "gpt-5.6-sol",
        1500,
        date(2026, 8, 24),
        seasonality="consumer",
        source="agents_api",
    ),
    Use("Shop Assistant", "web search", 380, date(2026, 9, 15), seasonality="consumer"),
    Use("Prototype Chatbot", "gpt-4o", 900, end=date(2025, 4, 28)),
    Use("Hackathon 2025", "gpt-5", 2600, date(2025, 9, 16), date(2025, 9, 27), keys=2),
    Use("Vendor Onboarding", "gpt-4o", 520, date(2025, 2, 17), date(2026, 6, 26)),
)
