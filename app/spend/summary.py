"""Sums by day, project, model and line item: from what was billed to a :class:`Summary`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import NamedTuple

from app.spend.filters import View
from app.spend.models import Project
from app.spend.money import CURRENCY, EXACT, as_json, average, exact_sum, share_as_json
from app.spend.period_change import comparison, summary_range
from app.spend.quantities import Billed
from app.spend.shapes.common import Notice
from app.spend.shapes.summary import (
    CurrencyTotal,
    DearestDay,
    LeadingModel,
    LineItemSummary,
    ModelCount,
    ModelSummary,
    ModelTotal,
    ProjectCount,
    ProjectSummary,
    Summary,
    SummaryDay,
)
from app.spend.spend_by_key import KEYS, Amounts, Pair, Spent, largest_first, total_spent

_Row = tuple[str | None, Decimal, int]
"""A name, its sum, and of how many others it is the sum; zero where it is its own."""


class Told(NamedTuple):
    """What answers say besides figures: who the projects are, which day is not over, as of when.

    ``projects`` is every known project, archived ones in, or None where the key may not read them:
    then ids stand for names and a warning says so.
    """

    projects: Sequence[Project] | None
    today: date
    as_of: datetime

    @property
    def known(self) -> dict[str | None, Project]:
        """The known projects by id."""
        return {project.id: project for project in self.projects or ()}


def summarise(
    view: View,
    day_totals: Sequence[Decimal],
    now: Spent,
    before: Spent | None,
    told: Told,
    *,
    top: int | None = None,
) -> Summary:
    """What was spent in the view's days, which must not reach beyond today.

    ``day_totals`` is the US dollars of each day, ``now`` the same money by project and line item,
    ``before`` that of the days compared with. Breakdowns longer than ``top`` rows end in one row
    that holds all the others.
    """
    total = exact_sum(day_totals)
    days = view.days.days
    by_project, by_model = now.by("project"), now.by("model")
    of_projects = models_by_project(now.pairs)
    known = told.known
    return Summary(
        range=summary_range(view.days),
        currency=CURRENCY,
        total=as_json(total),
        daily_average=as_json(average(total, days)),
        comparison=comparison(view, before and total_spent(before), total, told.today),
        dearest_day=_dearest_day(view, day_totals),
        days=[
            SummaryDay(day, as_json(amount), partial=day == told.today)
            for day, amount in zip(view.days, day_totals, strict=True)
        ],
        projects=[
            _project_row(known.get(row[0]), of_projects, row, total, days)
            for row in rows_of(by_project, top)
        ],
        project_count=_project_count(by_project, before, told),
        models=[
            ModelSummary(model, as_json(part), share_as_json(part, total), others)
            for model, part, others in rows_of(by_model, top)
        ],
        model_count=_model_count(by_model, before, total),
        line_items=[
            LineItemSummary(label, as_json(part), share_as_json(part, total), others)
            for label, part, others in rows_of(now.by("line_item"), top)
        ],
        other_currencies=[
            CurrencyTotal(currency, as_json(part))
            for currency, part in sorted(now.other_currencies.items())
        ],
        warnings=list(notices_of(now, told)),
        as_of=told.as_of,
    )


def models_by_project(pairs: Mapping[Pair, Billed]) -> Mapping[str | None, Amounts]:
    """What each project spent on each model."""
    sums: defaultdict[str | None, Amounts] = defaultdict(lambda: defaultdict(Decimal))
    model_of = KEYS["model"]
    with localcontext(EXACT):
        for pair, billed in pairs.items():
            if billed.amount:
                sums[pair[0]][model_of(pair)] += billed.amount
    return sums


def model_totals(amounts: Amounts) -> list[ModelTotal]:
    """A project's models, the dearest first."""
    return [ModelTotal(model, as_json(part)) for model, part in largest_first(amounts.items())]


def rows_of(sums: Amounts, top: int | None) -> Iterator[_Row]:
    """The rows by falling total; where they are more than ``top``, the rest as one of so many."""
    rows = largest_first(sums.items())
    shown = rows if top is None or len(rows) <= top else rows[:top]
    yield from ((name, part, 0) for name, part in shown)
    rest = rows[len(shown) :]
    if rest:
        yield None, exact_sum(part for _, part in rest), len(rest)


def notices_of(now: Spent, told: Told) -> Iterator[Notice]:
    """What a reader of these figures should know, besides their age."""
    return notices_about(now.other_currencies, told)


def notices_about(other_currencies: Iterable[str], told: Told) -> Iterator[Notice]:
    """The same of figures that leave out money in these currencies."""
    if told.projects is None:
        yield Notice(
            "projects_unreadable",
            "The configured key may read costs but not projects (scope api.management.read), "
            "so projects are shown by their ids.",
        )
    names = ", ".join(sorted(name.upper() for name in other_currencies))
    if names:
        yield Notice(
            "other_currencies",
            f"There is also money in {names}. It is shown apart and is not part of any total here.",
        )


def _dearest_day(view: View, day_totals: Sequence[Decimal]) -> DearestDay | None:
    """None where a single day leaves nothing to compare, or nothing was spent."""
    amount, place = max((amount, -place) for place, amount in enumerate(day_totals))
    if len(day_totals) < 2 or amount <= 0:
        return None
    return DearestDay(list(view.days)[-place], as_json(amount))


def _project_count(by_project: Amounts, before: Spent | None, told: Told) -> ProjectCount:
    spenders = by_project.keys() - {None}
    new = None if before is None else len(spenders - before.by("project").keys())
    known = told.known.keys()
    return ProjectCount(
        with_spend=len(spenders),
        all=None if told.projects is None else len(spenders | known),
        new=new,
    )


def _model_count(by_model: Amounts, before: Spent | None, total: Decimal) -> ModelCount:
    models = by_model.keys() - {None}
    named = [(model, part) for model, part in largest_first(by_model.items()) if model is not None]
    leading = None
    if named:
        model, part = named[0]
        leading = LeadingModel(model, as_json(part), share_as_json(part, total))
    new = None if before is None else len(models - before.by("model").keys())
    return ModelCount(len(models), leading, new)


def _project_row(
    project: Project | None,
    of_projects: Mapping[str | None, Amounts],
    row: _Row,
    total: Decimal,
    days: int,
) -> ProjectSummary:
    id_, part, others = row
    return ProjectSummary(
        id=id_,
        name=project.name if project else None,
        description=project.description if project else None,
        status=project.status if project else None,
        total=as_json(part),
        share=share_as_json(part, total),
        daily_average=as_json(average(part, days)),
        models=[] if others else model_totals(of_projects[id_]),
        others=others,
    )
