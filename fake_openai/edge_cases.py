"""`quirks`: an organisation with every unusual row that was seen or must be expected, every day.

Yesterday is restated: its first figures stand until noon UTC, then most amounts change and one row
disappears.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from fake_openai.days import seconds_elapsed, unix
from fake_openai.identifiers import made_up_id
from fake_openai.organisation import Organisation
from fake_openai.records import Project, Row
from fake_openai.seasonality import noise

FIRST_DAY = date(2025, 1, 1)
SETTLES_AFTER = timedelta(hours=12)
VANISHING_LINE_ITEM = "gpt-4o-mini-2024-07-18, output"
UNLISTED_PROJECT_ID = made_up_id("proj_", "in no list")
TWIN_NAME = "Twins"
TINY = Decimal("0.00000255")
ZERO = Decimal("0E-6176")


def _project(seed: str, name: str | None, archived: date | None = None) -> Project:
    return Project(
        id=made_up_id("proj_", seed),
        name=name,
        created_at=unix(FIRST_DAY),
        archived_at=unix(archived) if archived else None,
        residency=None,
    )


FIRST_TWIN = _project("first twin", TWIN_NAME)
SECOND_TWIN = _project("second twin", TWIN_NAME, archived=date(2026, 3, 2))
NAMELESS = _project("nameless", None)
MARKUP = _project("markup", "<b>R&D</b> “Überblick” 日本 \u202e=1+1")
PLAIN = Project(
    id="proj_short",
    name="Plain",
    created_at=unix(FIRST_DAY),
    external_key_id="key_made_up_external",
    residency="EU_STORAGE_PROCESSING",
    older_shape={"title": "Plain (older title)", "description": None, "permission": "read_only"},
)
PROJECTS = (FIRST_TWIN, SECOND_TWIN, NAMELESS, MARKUP, PLAIN)

_Entry = tuple[str | None, str | None, str, str, str | None, str | None]
# project, line item, amount, currency, quantity, unit
_ENTRIES: tuple[_Entry, ...] = (
    (None, "Scale Tier", "41.5", "usd", "1", None),
    (None, None, "0.75", "usd", None, None),
    (PLAIN.id, None, "3.2", "usd", None, None),
    (UNLISTED_PROJECT_ID, "gpt-5.4-2026-03-05, input", "2.5", "usd", "1000000", "tokens"),
    (NAMELESS.id, "gpt-5.4-2026-03-05, output", "4.5", "usd", "300000", "tokens"),
    (FIRST_TWIN.id, "gpt-5.6-sol, output", "1.2", "usd", "50000", "tokens"),
    (SECOND_TWIN.id, "gpt-5.6-sol, output", "2.4", "usd", "100000", "tokens"),
    (MARKUP.id, "gpt-5.6-luna, cache writes", "0.15", "usd", "200000", "tokens"),
    (PLAIN.id, "gpt-6-astra, input_tokens", "0.9", "usd", "150", "1000_tokens"),
    (PLAIN.id, "quantum | gpt-7 smell, sideways, very long context", "1.1", "usd", "11", "sniffs"),
    (PLAIN.id, "Something new", "0.000123456789012345678901234567890123", "usd", None, None),
    (PLAIN.id, "", "0.05", "usd", None, None),
    (PLAIN.id, "GPT-4O-MINI-2024-07-18, INPUT", "0.3", "usd", "2000000", "tokens"),
    (PLAIN.id, VANISHING_LINE_ITEM, "0.6", "usd", "1000000", "tokens"),
    (PLAIN.id, "web search tool calls", "0.33333333333333333333333333333333", "usd", "33", None),
    (PLAIN.id, "Credit", "-2.25", "usd", None, None),
    (PLAIN.id, "assistants api | code interpreter", "0.06", "usd", "2", "duration_hours"),
    (PLAIN.id, "whisper", "0.018", "usd", "3", "duration_minutes"),
    (PLAIN.id, "gpt-5.6-sol, input", "3.7", "eur", "1000000", "tokens"),
)
_CONSTANT: tuple[_Entry, ...] = (
    (PLAIN.id, "text-embedding-3-small, input", str(TINY), "usd", "127.5", "tokens"),
    (PLAIN.id, "omni-moderation-latest", str(ZERO), "usd", "9000", "tokens"),
    (NAMELESS.id, "omni-moderation-latest", "0", "usd", "40", "tokens"),
)


def _row(day: date, entry: _Entry, factor: Decimal) -> Row:
    project_id, line_item, amount, currency, quantity, unit = entry
    names = {project.id: project.name for project in PROJECTS}
    # Traffic without a key; other rows have a deleted key, of which only the id remains.
    key = None if line_item == "Something new" else made_up_id("key_", project_id or "none")
    return Row(
        day=day,
        project_id=project_id,
        line_item=line_item,
        api_key_id=key if project_id else None,
        user_id=made_up_id("user-", "deleted") if project_id else None,
        api_source="agents_api" if line_item == "web search tool calls" else "unlabeled",
        amount=Decimal(amount) * factor if factor != 1 else Decimal(amount),
        currency=currency,
        quantity=Decimal(quantity) * factor if quantity else None,
        quantity_unit=unit,
        project_name=names.get(project_id or ""),
    )


def _daily(day: date, now: datetime) -> list[Row]:
    if day < FIRST_DAY:
        return []
    factor = Decimal(noise(0, day)).scaleb(-3)
    today_so_far = seconds_elapsed(day, now) * 100 // 86_400
    restated = seconds_elapsed(day + timedelta(days=1), now) >= SETTLES_AFTER.total_seconds()
    if today_so_far < 100:
        factor *= Decimal(today_so_far).scaleb(-2)
    elif restated:
        factor *= Decimal("1.07")
    rows = [_row(day, entry, factor) for entry in _ENTRIES if factor]
    if restated:
        rows = [row for row in rows if row.line_item != VANISHING_LINE_ITEM]
    return rows + [_row(day, entry, Decimal(1)) for entry in _CONSTANT]


def quirks() -> Organisation:
    """The organisation with every unusual row."""
    return Organisation(
        name="quirks",
        title="Quirks & Söhne",
        projects=PROJECTS,
        daily=_daily,
        emails={made_up_id("user-", "deleted"): "deleted@quirks.example"},
        settles_after=SETTLES_AFTER,
    )
