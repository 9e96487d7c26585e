"""What changed from one period to another, by project and model, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, get_args

import msgspec

from app.spend.days import DayRange
from app.spend.filters import Against
from app.spend.line_items import parse_line_item
from app.spend.money import CURRENCY, EXACT, ZERO, as_json, exact_sum, share_as_json
from app.spend.period_change import compared, summary_range
from app.spend.price_volume_mix import Items, Parts, split, sum_of_parts, total_of
from app.spend.quantities import (
    Billed,
    Labelled,
    as_json_or_null,
    normalised,
    price_change,
    ratio,
    sum_in,
    the_unit,
    unit_price,
)
from app.spend.shapes.changes import (
    ChangeDriver,
    ChangeKind,
    ChangeParts,
    ChangeRow,
    Changes,
    OtherChanges,
)
from app.spend.spend_by_key import Spent, total_spent
from app.spend.summary import Told, notices_of

BilledByItem = Mapping[tuple[str | None, str | None], Billed]
"""US dollars and their quantities by (project_id, line_item)."""

_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
_NOTHING = Billed(ZERO)


class ChangeFigures(NamedTuple):
    """The figures of :class:`app.spend.shapes.changes.Changes`, under its names."""

    before: msgspec.Raw
    after: msgspec.Raw
    change: msgspec.Raw
    parts: ChangeParts
    rows: list[ChangeRow]
    others: OtherChanges | None


class Changed(NamedTuple):
    """One project's money for one model in both periods, by its line items."""

    project_id: str | None
    model: str | None
    items_before: Items
    items_after: Items
    before: Decimal
    after: Decimal
    change: Decimal
    parts: Parts


def changes_between(
    before: BilledByItem, after: BilledByItem, names: Mapping[str, str | None], limit: int
) -> ChangeFigures:
    """The change as it is sent: the ``limit`` largest rows, and all others together.

    ``names`` are the projects' names by their ids; a project that has none goes by its id.
    """
    rows = _largest_first(changed_rows(before, after), names)
    shown, rest = rows[:limit], rows[limit:]
    total = exact_sum(row.change for row in rows)
    return ChangeFigures(
        before=as_json(exact_sum(row.before for row in rows)),
        after=as_json(exact_sum(row.after for row in rows)),
        change=as_json(total),
        parts=_parts(rows),
        rows=[_row(row, names, total) for row in shown],
        others=_others(rest) if rest else None,
    )


def explain(
    days: DayRange, against: Against, now: Spent, before: Spent, limit: int, told: Told
) -> Changes:
    """Why these days cost more or less than those that they are compared with."""
    names = {project.id: project.name for project in told.projects or ()}
    figures = changes_between(before.pairs, now.pairs, names, limit)
    return Changes(
        range=summary_range(days),
        currency=CURRENCY,
        comparison=compared(days, against, total_spent(before), total_spent(now), told.today),
        **figures._asdict(),
        warnings=list(notices_of(now, told)),
        as_of=told.as_of,
    )


def changed_rows(before: BilledByItem, after: BilledByItem) -> list[Changed]:
    """Each project and model with money in one of the periods, and the parts of its change."""
    items_before, items_after = _by_model(before), _by_model(after)
    rows = []
    # As a dict, not a set, so that the order is the same in each process.
    for key in dict.fromkeys([*items_before, *items_after]):
        old, new = items_before.get(key, {}), items_after.get(key, {})
        if not any(billed.amount for billed in (*old.values(), *new.values())):
            continue
        sums = total_of(old), total_of(new)
        change = EXACT.subtract(sums[1], sums[0])
        rows.append(Changed(*key, old, new, *sums, change, split(old, new)))
    return rows


def _by_model(
    billed_by_item: BilledByItem,
) -> dict[tuple[str | None, str | None], dict[str | None, Billed]]:
    """The line items of each project and model, normalised."""
    models: defaultdict[tuple[str | None, str | None], dict[str | None, Billed]]
    models = defaultdict(dict)
    for (project_id, label), billed in billed_by_item.items():
        model = None if label is None else parse_line_item(label).model
        models[project_id, model][label] = normalised(billed)
    return models


def _largest_first(rows: Iterable[Changed], names: Mapping[str, str | None]) -> list[Changed]:
    """By falling size of the change; equal ones by name, the nameless last."""

    def name(row: Changed) -> tuple[bool, str, str, bool, str]:
        id_ = row.project_id or ""
        called = names.get(id_) or id_
        return row.project_id is None, called, id_, row.model is None, row.model or ""

    by_name = sorted(rows, key=name)
    return sorted(by_name, key=lambda row: row.change.copy_abs(), reverse=True)


def _parts(rows: Sequence[Changed]) -> ChangeParts:
    return ChangeParts(*map(as_json, sum_of_parts(row.parts for row in rows)))


def _others(rows: Sequence[Changed]) -> OtherChanges:
    return OtherChanges(
        count=len(rows),
        before=as_json(exact_sum(row.before for row in rows)),
        after=as_json(exact_sum(row.after for row in rows)),
        change=as_json(exact_sum(row.change for row in rows)),
        parts=_parts(rows),
    )


def _row(row: Changed, names: Mapping[str, str | None], total: Decimal) -> ChangeRow:
    use = _Use.of(row.items_before.items(), row.items_after.items())
    return ChangeRow(
        project_id=row.project_id,
        project_name=names.get(row.project_id or ""),
        model=row.model,
        before=as_json(row.before),
        after=as_json(row.after),
        change=as_json(row.change),
        share=share_as_json(row.change, total),
        parts=_parts([row]),
        kind=_kind(row.parts),
        unit=use.unit,
        quantity_before=as_json_or_null(use.before.quantity),
        quantity_after=as_json_or_null(use.after.quantity),
        quantity_ratio=use.ratio(),
        unit_price_before=unit_price(use.before),
        unit_price_after=unit_price(use.after),
        unit_price_change=use.unit_price_change(),
        driver=_driver(row.items_before, row.items_after),
    )


def _kind(parts: Parts) -> ChangeKind:
    """The largest part; of equal ones the first."""
    sizes = [part.copy_abs() for part in parts]
    return _KINDS[sizes.index(max(sizes))]


def _driver(before: Items, after: Items) -> ChangeDriver:
    """The line item whose money changed most; of equal ones the first by its name."""

    def size(label: str | None) -> Decimal:
        old, new = before.get(label, _NOTHING), after.get(label, _NOTHING)
        return EXACT.subtract(new.amount, old.amount).copy_abs()

    labels = sorted({*before, *after}, key=lambda label: (label is None, label or ""))
    label = max(labels, key=size)
    use = _Use.of([(label, before.get(label, _NOTHING))], [(label, after.get(label, _NOTHING))])
    return ChangeDriver(
        line_item=label,
        direction=None if label is None else parse_line_item(label).direction,
        before=as_json(use.before.amount),
        after=as_json(use.after.amount),
        change=as_json(EXACT.subtract(use.after.amount, use.before.amount)),
        quantity_ratio=use.ratio(),
        unit_price_before=unit_price(use.before),
        unit_price_after=unit_price(use.after),
        unit_price_change=use.unit_price_change(),
    )


class _Use(NamedTuple):
    """Money of both periods and what was used for it, in the one unit of both."""

    unit: str | None
    before: Billed
    after: Billed

    @classmethod
    def of(cls, before: Iterable[Labelled], after: Iterable[Labelled]) -> "_Use":
        before, after = list(before), list(after)
        unit = the_unit([*before, *after])
        return cls(unit.name if unit else None, sum_in(unit, before), sum_in(unit, after))

    def ratio(self) -> msgspec.Raw:
        return as_json_or_null(ratio(self.before.quantity, self.after.quantity))

    def unit_price_change(self) -> msgspec.Raw:
        return as_json_or_null(price_change(self.before, self.after))
