"""Northwind, the demo: an organisation of two dozen projects whose bill tells a story.

Everything is tied to the calendar, never to the clock, so a day that is over stays as it was.
Spending grows from September 2024; offices rest at weekends; `Shop Assistant` is launched; the
price of one model is cut; and one project runs away for a week every other month. A seed changes
the noise and which project runs away when, nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from fake_openai import seasonality
from fake_openai.catalogue import CATALOGUE, FREE_DAILY_TOKENS, LineItem
from fake_openai.identifiers import made_up_id, seed_of
from fake_openai.northwind_data import FIRST_DAY, PROJECTS, USES, Use
from fake_openai.organisation import Organisation
from fake_openai.seed import Chance
from fake_openai.usage_streams import Events, Rhythm, Stream, StreamLedger, Workload, no_events

LAUNCH_DAY = date(2026, 9, 15)
LAUNCHED_PROJECT = "Shop Assistant"
PRICE_CUT_DAY = date(2026, 10, 1)
PRICE_CUT_MODEL = "gpt-5.4"
PRICE_CUT_FACTOR = Decimal("0.6")

# One after another, a pair for every odd month of the year.
RUNAWAYS: tuple[Workload, ...] = (
    ("Search Ranking", "gpt-5-mini"),
    ("Translation", "gpt-5.4"),
    ("Catalogue Enrichment", "gpt-5-mini"),
    ("Support Assistant", "gpt-5-mini"),
    ("Contract Review", "gpt-5.4 long context"),
    ("Document Intake", "gpt-5.4"),
)
# Monday to Sunday, in thousandths: a loop nobody notices, then somebody does.
RUNAWAY_FACTORS = (5000, 13000, 19000, 22000, 21000, 17000, 8000)

_DAYS_PER_MONTH = Decimal("30.4375")
_GROWTH = (
    (FIRST_DAY, 300),
    (date(2025, 6, 1), 520),
    (date(2026, 3, 1), 800),
    (date(2026, 11, 1), 1000),
    (date(2028, 1, 1), 1120),
)
_TEAMS = ("platform", "data", "product", "research", "operations", "commerce")


def _rhythm(name: str, project: str, chance: Chance) -> Rhythm:
    """The rhythm of one project: growth, its week, its year's end, and good and bad days."""
    seed, common = chance.noise_seed(project, name), chance.common_noise_seed
    business = name == "business"
    week = seasonality.BUSINESS if business else seasonality.CONSUMER

    def thousandths_cubed(day: date) -> int:
        size = seasonality.growth(day, _GROWTH) * seasonality.noise(seed, day) // 1000
        year_end = seasonality.year_end(day) if business else 1000
        return size * seasonality.noise(common, day) // 1000 * week[day.weekday()] * year_end

    return thousandths_cubed


def runaway_week(day: date, seed: int | None = None) -> tuple[date, Workload] | None:
    """The Monday and the victim of the week that holds `day`, if it is a runaway week.

    It starts on the second Monday of every odd month; the seed turns the list of victims. A victim
    that does not use the model yet spends nothing on it, so that nothing runs away.
    """
    first = day.replace(day=1)
    monday = first + timedelta(days=(7 - first.weekday()) % 7 + 7)
    if not day.month % 2 or not monday <= day < monday + timedelta(days=7):
        return None
    return monday, RUNAWAYS[(day.month // 2 + Chance(seed).turn) % len(RUNAWAYS)]


def _launch(day: date) -> int:
    """Thousandths of full use: a trial before the launch, then three weeks of growth, and a peak
    of curiosity in the first days."""
    since = (day - LAUNCH_DAY).days
    if since < 0:
        return 25
    return min(1000, 350 + since * 32) + max(0, 400 - since * 100)


def _events(chance: Chance) -> Events:
    def events_of(day: date) -> Mapping[Workload, int]:
        launch = _launch(day)
        events = {use.workload: launch for use in USES if use.project == LAUNCHED_PROJECT}
        if runaway := runaway_week(day, chance.seed):
            events[runaway[1]] = RUNAWAY_FACTORS[day.weekday()]
        return events

    return events_of


def _users(project: str) -> tuple[str, str]:
    """Two user ids: the project's own service account and its team's."""
    team = _TEAMS[seed_of(project) % len(_TEAMS)]
    return made_up_id("user-", f"{project} service"), made_up_id("user-", team)


def _emails() -> dict[str, str]:
    emails = {made_up_id("user-", team): f"{team}-team@northwind.example" for team in _TEAMS}
    for project in PROJECTS:
        name = (project.name or "").lower().replace(" ", "-")
        emails[_users(project.name or "")[0]] = f"{name}-service@northwind.example"
    return emails


def _rhythm_name(use: Use) -> str:
    return f"{use.rhythm}/{use.project}"


def _streams_of_item(use: Use, item: LineItem, chance: Chance) -> Iterator[Stream]:
    """A stream for each API key of the use: 65 and 35 percent where there are two."""
    if item.price:
        daily = int(use.dollars * item.share / item.price / _DAYS_PER_MONTH) // 1000
    else:
        daily = FREE_DAILY_TOKENS
    service, team = _users(use.project)
    for number, percent in enumerate((65, 35) if use.keys > 1 else (100,)):
        key = made_up_id("key_", f"{use.project}/{number}") if use.keys else None
        yield Stream(
            workload=use.workload,
            project_id=made_up_id("proj_", use.project),
            line_item=item.label,
            api_key_id=key,
            user_id=team if number or not use.keys else service,
            api_source=use.source,
            price=item.price,
            unit=item.unit,
            daily=daily * percent // 100,
            rhythm=_rhythm_name(use),
            seed=chance.noise_seed(use.project, use.model, item.label, str(number)),
            begin=use.begin,
            end=use.end,
        )


def _with_price_cut(stream: Stream) -> Iterator[Stream]:
    if not stream.line_item.startswith(PRICE_CUT_MODEL) or stream.end <= PRICE_CUT_DAY:
        yield stream
        return
    yield replace(stream, end=PRICE_CUT_DAY)
    yield replace(stream, begin=PRICE_CUT_DAY, price=stream.price * PRICE_CUT_FACTOR)


def _organisation(name: str, title: str, seed: int | None, *, eventful: bool) -> Organisation:
    chance = Chance(seed)
    uses = [use for use in USES if eventful or use.project != LAUNCHED_PROJECT]
    projects = tuple(p for p in PROJECTS if eventful or p.name != LAUNCHED_PROJECT)
    streams = [
        stream
        for use in uses
        for item in CATALOGUE[use.model]
        for stream in _streams_of_item(use, item, chance)
    ]
    if eventful:
        streams = [part for stream in streams for part in _with_price_cut(stream)]
    rhythms = {_rhythm_name(use): _rhythm(use.rhythm, use.project, chance) for use in uses}
    events = _events(chance) if eventful else no_events
    return Organisation(
        name=name if seed is None else f"{name}:{seed}",
        title=title,
        projects=projects,
        daily=StreamLedger(streams, projects, rhythms, events),
        emails=_emails(),
    )


def northwind(seed: int | None = None) -> Organisation:
    """The demo organisation, with everything that happened to it."""
    return _organisation("northwind", "Northwind Trading", seed, eventful=True)


def quiet(seed: int | None = None) -> Organisation:
    """The same organisation, had nothing happened: no launch, no price cut, no runaway week."""
    return _organisation("quiet", "Northwind Quiet", seed, eventful=False)
