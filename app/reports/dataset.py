"""The figures that a report is made of: days in one snapshot, and the names of projects."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from threading import Condition
from typing import NamedTuple, TypeVar, cast

from cachetools import LRUCache, cached

from app.openai_admin.concurrency import run_independently
from app.openai_admin.deadline import Deadline
from app.reports.staleness_notices import notices
from app.spend.breakdown_rows import BrokenDownBy, TableRows, table_rows
from app.spend.daily_series import add_days
from app.spend.days import DAY_SECONDS, WINDOW_DAYS, DayRange, start_of
from app.spend.filters import NO_PROJECT, Filters, SpendQuery
from app.spend.models import Dimension
from app.spend.money import CURRENCY, EXACT, ZERO, exact_sum
from app.spend.project_table import Months, Spenders, spenders_of
from app.spend.quantities import BilledAmount
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import GROUP_KEYS, Amounts, GroupBy, SpendByKey, aggregate
from app.spend.unit_sums import Key, put_together
from app.store.cost_days import BASE_GROUPING
from app.store.cost_queries import Only
from app.store.database import Damaged
from app.sync.cost_sync import CostSync, LoadedDays
from app.sync.freshness import Freshness
from app.sync.project_sync import ListedProjects, ProjectSync

Result = TypeVar("Result")

_DIMENSIONS: dict[GroupBy, Dimension] = {
    "project": "project_id",
    "model": "line_item",
    "line_item": "line_item",
    "direction": "line_item",
}
# Results held in memory, in amounts, each of which takes some 250 bytes with its key.
_MOST_AMOUNTS = 120_000


class _Sized(NamedTuple):
    result: object
    amounts: int


class DatasetLoader:
    """Loads days, from the store as far as they are there."""

    def __init__(self, costs: CostSync, projects: ProjectSync) -> None:
        self._costs = costs
        self._projects = projects
        # The parts of a page ask about the same days at the same moment: each result is made once.
        self._once = cached(
            LRUCache(_MOST_AMOUNTS, getsizeof=lambda sized: sized.amounts),
            key=lambda key, _make: key,
            condition=Condition(),
        )(lambda _key, make: make())

    @contextmanager
    def load(
        self, ranges: Sequence[DayRange], today: date, deadline: Deadline
    ) -> Iterator["CostDataset"]:
        """The figures of these ranges, none of which reaches beyond ``today``."""
        days = sorted({day for range_ in ranges for day in range_})
        reach = DayRange(days[0], days[-1])
        # What lies between is fetched with them: it takes no call more, and will be wanted.
        ahead = list(reach) if reach.days <= WINDOW_DAYS else days
        listed, just_fetched = self._fetch_missing(days, ahead, deadline)
        with self._costs.loaded(
            BASE_GROUPING, days, deadline, ahead=ahead, just_fetched=just_fetched
        ) as loaded:
            yield CostDataset(self, loaded, listed, today)

    def stored_days(self, days: DayRange) -> frozenset[date]:
        """Those of the days that are stored, however old the reading."""
        return self._costs.stored_days(BASE_GROUPING, days)

    def fetch_in_background(self, days: Collection[date]) -> None:
        """Begin to fetch those of the days that are not stored."""
        self._costs.refresh(BASE_GROUPING, days)

    def once(
        self, key: Hashable, make: Callable[[], Result], amounts: Callable[[Result], int]
    ) -> Result:
        """What ``make`` gives, made once for all who ask by this key; ``amounts`` is its size."""

        def sized() -> _Sized:
            result = make()
            return _Sized(result, amounts(result))

        return cast("Result", self._once(key, sized).result)

    def _fetch_missing(
        self, days: Sequence[date], ahead: Sequence[date], deadline: Deadline
    ) -> tuple[ListedProjects | None, bool]:
        """The projects, and whether days had to be fetched: both at once where both are missing."""
        if self._costs.are_stored(BASE_GROUPING, days):
            return self._projects.load_if_allowed(deadline), False
        fetch = partial(self._costs.fetch_missing, BASE_GROUPING, ahead)
        listed, _ = run_independently(deadline, [self._projects.load_if_allowed, fetch])
        return listed, True


class CostDataset:
    """The figures of days that are all there, as they were at one moment."""

    def __init__(
        self,
        loader: DatasetLoader,
        loaded: LoadedDays,
        listed: ListedProjects | None,
        today: date,
    ) -> None:
        self._loader = loader
        self._snapshot, self._states, self._days_fresh = loaded
        self._listed = listed
        self.today = today

    @property
    def fresh(self) -> Freshness:
        """How fresh an answer made of them is."""
        if self._listed is None:
            return self._days_fresh
        return self._days_fresh.combined_with(self._listed.fresh)

    @property
    def context(self) -> ReportContext:
        """What reports need besides amounts."""
        projects = None if self._listed is None else self._listed.projects
        return ReportContext(projects, self.today, self._days_fresh.as_of)

    @property
    def notices(self) -> list[Notice]:
        """What is to be said of their age."""
        return list(notices(self._days_fresh, self._listed and self._listed.fresh))

    @property
    def elapsed_today(self) -> float:
        """How far today had come when its figures were read, as a fraction of the day."""
        state = self._states.get(self.today)
        if state is None or state.as_of.date() != self.today:
            return 0.0
        return (state.as_of.timestamp() - start_of(self.today)) / DAY_SECONDS

    def billed(self, days: DayRange) -> dict[Key, BilledAmount]:
        """What was billed in a range, by line item, project and currency."""
        return self._once(("billed", days), lambda: self.billed_once(days), len)

    def billed_once(self, days: DayRange) -> dict[Key, BilledAmount]:
        """The same, not held in memory: a year of single days would push out all else."""
        sums = self._snapshot.unit_sums(days)
        total = exact_sum(sum_.amount for sum_ in sums if sum_.key[-1] == CURRENCY)
        if total != exact_sum(self._states[day].total for day in days):
            raise Damaged(f"the rows of {days.first} to {days.last} do not add up to their days")
        return put_together(sums)

    def spend(self, days: DayRange, filters: Filters) -> SpendByKey:
        """The same by project and line item, of what the filters let in."""
        return aggregate(self.billed(days), filters)

    def table_rows(self, query: SpendQuery, by: BrokenDownBy) -> TableRows:
        """The rows of a table of the query's days, beside those that they are compared with."""

        def make() -> TableRows:
            comparison = query.comparison
            before = self.spend(comparison.days, query.filters) if comparison else None
            return table_rows(by, self.spend(query.days, query.filters), before)

        return self._once(("rows", query, by), make, lambda rows: rows.pairs)

    def spenders(self, months: Months) -> Spenders:
        """What each project spent in these months, and when it spent last."""

        def make() -> Spenders:
            everything = Filters()
            this, last, same_days = (
                self.amounts(days, "project", everything)
                for days in (months.this, months.last, months.same_days)
            )
            last_spend = self._snapshot.last_days(months.all_days, "project_id", {}, CURRENCY)
            return spenders_of(this, last, same_days, last_spend)

        return self._once(("spenders", months), make, len)

    def each_day(self, days: DayRange, filters: Filters) -> list[Decimal]:
        """The US dollars of each day of a range."""
        if not any(filters):
            return [self._states[day].total for day in days]
        daily = self._snapshot.daily_amounts(days, None, self._only(days, filters), CURRENCY)
        return daily.get(None) or [ZERO] * days.days

    def amounts(self, days: DayRange, by: GroupBy, filters: Filters) -> Amounts:
        """The US dollars of a range, of all that had money on some day of it."""
        only = self._only(days, filters)
        amounts = self._snapshot.amounts(days, _DIMENSIONS[by], only, CURRENCY)
        sums: defaultdict[str | None, Decimal] = defaultdict(lambda: ZERO)
        for name, amount in amounts.items():
            key = _key(by, name)
            sums[key] = EXACT.add(sums[key], amount)
        return dict(sums)

    def daily(
        self, days: DayRange, by: GroupBy, filters: Filters, keys: Collection[str | None]
    ) -> dict[str | None, list[Decimal]]:
        """The US dollars of each day of a range, of each of these projects, models, line items or
        directions.
        """
        only = dict(self._only(days, filters))
        dimension = _DIMENSIONS[by]
        wanted = set(keys)
        if by != "project":
            names = only.get(dimension, self._snapshot.line_items(days))
            wanted = {name for name in names if _key(by, name) in wanted}
        elif dimension in only:
            wanted &= set(only[dimension])
        only[dimension] = wanted
        found: defaultdict[str | None, list[list[Decimal]]] = defaultdict(list)
        if wanted:
            daily = self._snapshot.daily_amounts(days, dimension, only, CURRENCY)
            for name, amounts in daily.items():
                found[_key(by, name)].append(amounts)
        return {
            key: found[key][0] if len(found[key]) == 1 else add_days(found[key], days.days)
            for key in keys
        }

    def projects_reaching(self, days: DayRange, filters: Filters, least: float) -> set[str | None]:
        """The projects that spent so many US dollars on some day; others may be among them."""
        only = self._only(days, filters)
        return self._snapshot.reaching(days, "project_id", only, CURRENCY, least)

    def other_currencies(self, days: DayRange, filters: Filters) -> set[str]:
        """In what there is money besides US dollars."""
        return self._snapshot.currencies(days, self._only(days, filters)) - {CURRENCY}

    def _only(self, days: DayRange, filters: Filters) -> Only:
        """The values of dimensions that the filters let in."""
        only: dict[Dimension, Collection[str | None]] = {}
        if filters.project_ids:
            ids = filters.project_ids
            only["project_id"] = {None if id_ == NO_PROJECT else id_ for id_ in ids}
        if filters.models or filters.line_items:
            names = self._snapshot.line_items(days)
            of_items = filters._replace(project_ids=frozenset())
            only["line_item"] = {name for name in names if of_items.matches(None, name)}
        return only

    def _once(
        self, what: tuple[Hashable, ...], make: Callable[[], Result], size: Callable[[Result], int]
    ) -> Result:
        return self._loader.once((self._snapshot.version, *what), make, size)


def _key(by: GroupBy, name: str | None) -> str | None:
    """What a value of the dimension counts as."""
    return GROUP_KEYS[by]((name, None) if by == "project" else (None, name))
