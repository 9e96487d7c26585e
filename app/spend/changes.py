"""What changed from one period to another, by project and model, and why.

The parts of each row add up to its change, those of the rows and the others to the whole; exactly.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

import msgspec

from app.spend.days import DayRange
from app.spend.filters import ComparisonRange
from app.spend.line_items import parse_line_item
from app.spend.money import CURRENCY, EXACT, ZERO, exact_sum, share
from app.spend.period_change import Comparison, SummaryRange, compare_ranges, summary_range
from app.spend.price_volume_mix import Items, VarianceParts, sum_of_parts, total_of, variance
from app.spend.quantities import (
    BilledAmount,
    LineItemAmount,
    UnitPrice,
    common_unit,
    price_change,
    ratio,
    sum_in,
    to_base_unit,
    unit_price,
)
from app.spend.report_context import Notice, ReportContext
from app.spend.spend_by_key import SpendByKey

ChangeKind = Literal["volume", "unit_price", "mix", "new", "gone", "unsplit"]

BilledByItem = Mapping[tuple[str | None, str | None], BilledAmount]
"""US dollars and their quantities by (project_id, line_item)."""

_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
_NOTHING = BilledAmount(ZERO)


class MainDriver(msgspec.Struct, frozen=True):
    """The line item whose spend changed most."""

    line_item: str | None
    direction: str | None
    before: Decimal
    after: Decimal
    change: Decimal
    quantity_ratio: Decimal | None
    unit_price_before: UnitPrice | None
    unit_price_after: UnitPrice | None
    unit_price_change: Decimal | None


class ChangeRow(msgspec.Struct, frozen=True):
    """The change of one project's spend on one model.

    ``share`` is of the whole change, ``kind`` the largest part, ``unit`` what the quantities count
    (None for a plain count as well); the unit prices are means over all its line items.
    """

    project_id: str | None
    project_name: str | None
    model: str | None
    before: Decimal
    after: Decimal
    change: Decimal
    share: Decimal | None
    parts: VarianceParts
    kind: ChangeKind
    unit: str | None
    quantity_before: Decimal | None
    quantity_after: Decimal | None
    quantity_ratio: Decimal | None
    unit_price_before: UnitPrice | None
    unit_price_after: UnitPrice | None
    unit_price_change: Decimal | None
    driver: MainDriver


class OtherChanges(msgspec.Struct, frozen=True):
    """All rows beyond the limit, together."""

    count: int
    before: Decimal
    after: Decimal
    change: Decimal
    parts: VarianceParts


class Changes(msgspec.Struct, frozen=True):
    """Why the spend differs from that of the days compared with, largest changes first."""

    range: SummaryRange
    currency: str
    comparison: Comparison
    before: Decimal
    after: Decimal
    change: Decimal
    parts: VarianceParts
    rows: list[ChangeRow]
    others: OtherChanges | None
    warnings: list[Notice]
    as_of: datetime


class ModelChange(NamedTuple):
    """One project's spend on one model in both periods, by line item."""

    project_id: str | None
    model: str | None
    items_before: Items
    items_after: Items
    before: Decimal
    after: Decimal
    change: Decimal
    parts: VarianceParts


def build_changes(
    days: DayRange,
    comparison: ComparisonRange,
    now: SpendByKey,
    before: SpendByKey,
    limit: int,
    context: ReportContext,
) -> Changes:
    """Why these days cost more or less than those that they are compared with: the ``limit``
    largest rows, and all others together. A project without a name goes by its id.
    """
    names = {project.id: project.name for project in context.projects or ()}
    rows = _largest_first(model_changes(before.pairs, now.pairs), names)
    shown, rest = rows[:limit], rows[limit:]
    total_before = exact_sum(row.before for row in rows)
    total_after = exact_sum(row.after for row in rows)
    change = EXACT.subtract(total_after, total_before)
    return Changes(
        range=summary_range(days),
        currency=CURRENCY,
        comparison=compare_ranges(days, comparison, total_before, total_after, context.today),
        before=total_before,
        after=total_after,
        change=change,
        parts=_parts(rows),
        rows=[_row(row, names, change) for row in shown],
        others=_others(rest) if rest else None,
        warnings=list(context.notices(now.other_currencies)),
        as_of=context.as_of,
    )


def model_changes(before: BilledByItem, after: BilledByItem) -> list[ModelChange]:
    """Each project and model with spend in one of the periods, and the parts of its change."""
    items_before, items_after = _by_model(before), _by_model(after)
    rows = []
    # A dict, not a set, so that the order is the same in every process.
    for key in dict.fromkeys([*items_before, *items_after]):
        old, new = items_before.get(key, {}), items_after.get(key, {})
        if not any(billed.amount for billed in (*old.values(), *new.values())):
            continue
        sums = total_of(old), total_of(new)
        change = EXACT.subtract(sums[1], sums[0])
        rows.append(ModelChange(*key, old, new, *sums, change, variance(old, new)))
    return rows


def _by_model(
    billed_by_item: BilledByItem,
) -> dict[tuple[str | None, str | None], dict[str | None, BilledAmount]]:
    """The line items of each project and model, in base units."""
    models: defaultdict[tuple[str | None, str | None], dict[str | None, BilledAmount]]
    models = defaultdict(dict)
    for (project_id, label), billed in billed_by_item.items():
        model = None if label is None else parse_line_item(label).model
        models[project_id, model][label] = to_base_unit(billed)
    return models


def _largest_first(
    rows: Iterable[ModelChange], names: Mapping[str, str | None]
) -> list[ModelChange]:
    """Sorted by descending size of the change; ties by name, those without one last."""

    def name(row: ModelChange) -> tuple[bool, str, str, bool, str]:
        id_ = row.project_id or ""
        shown_as = names.get(id_) or id_
        return row.project_id is None, shown_as, id_, row.model is None, row.model or ""

    by_name = sorted(rows, key=name)
    return sorted(by_name, key=lambda row: row.change.copy_abs(), reverse=True)


def _parts(rows: Sequence[ModelChange]) -> VarianceParts:
    return sum_of_parts(row.parts for row in rows)


def _others(rows: Sequence[ModelChange]) -> OtherChanges:
    return OtherChanges(
        count=len(rows),
        before=exact_sum(row.before for row in rows),
        after=exact_sum(row.after for row in rows),
        change=exact_sum(row.change for row in rows),
        parts=_parts(rows),
    )


def _row(row: ModelChange, names: Mapping[str, str | None], total: Decimal) -> ChangeRow:
    use = _Use.of(row.items_before.items(), row.items_after.items())
    return ChangeRow(
        project_id=row.project_id,
        project_name=names.get(row.project_id or ""),
        model=row.model,
        before=row.before,
        after=row.after,
        change=row.change,
        share=share(row.change, total),
        parts=row.parts,
        kind=_kind(row.parts),
        unit=use.unit,
        quantity_before=use.before.quantity,
        quantity_after=use.after.quantity,
        quantity_ratio=use.ratio(),
        unit_price_before=unit_price(use.before),
        unit_price_after=unit_price(use.after),
        unit_price_change=use.unit_price_change(),
        driver=main_driver(row.items_before, row.items_after),
    )


def _kind(parts: VarianceParts) -> ChangeKind:
    """The largest part; of ties the first."""
    sizes = [part.copy_abs() for part in parts.amounts]
    return _KINDS[sizes.index(max(sizes))]


def main_driver(before: Items, after: Items) -> MainDriver:
    """The line item whose spend changed most; of ties the first by name."""

    def size(label: str | None) -> Decimal:
        old, new = before.get(label, _NOTHING), after.get(label, _NOTHING)
        return EXACT.subtract(new.amount, old.amount).copy_abs()

    labels = sorted({*before, *after}, key=lambda label: (label is None, label or ""))
    label = max(labels, key=size)
    use = _Use.of([(label, before.get(label, _NOTHING))], [(label, after.get(label, _NOTHING))])
    return MainDriver(
        line_item=label,
        direction=None if label is None else parse_line_item(label).direction,
        before=use.before.amount,
        after=use.after.amount,
        change=EXACT.subtract(use.after.amount, use.before.amount),
        quantity_ratio=use.ratio(),
        unit_price_before=unit_price(use.before),
        unit_price_after=unit_price(use.after),
        unit_price_change=use.unit_price_change(),
    )


class _Use(NamedTuple):
    """The amounts and quantities of both periods, in their common unit."""

    unit: str | None
    before: BilledAmount
    after: BilledAmount

    @classmethod
    def of(cls, before: Iterable[LineItemAmount], after: Iterable[LineItemAmount]) -> "_Use":
        before, after = list(before), list(after)
        unit = common_unit([*before, *after])
        return cls(unit.name if unit else None, sum_in(unit, before), sum_in(unit, after))

    def ratio(self) -> Decimal | None:
        return ratio(self.before.quantity, self.after.quantity)

    def unit_price_change(self) -> Decimal | None:
        return price_change(self.before, self.after)
