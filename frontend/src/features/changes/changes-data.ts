import type { ChangeRow, SpendChanges } from "@/api/costs-changes";
import { formatChange, formatFraction, formatTimes } from "@/lib/format/change";
import { dayRange, formatDayRange } from "@/lib/dates/days";
import { modelLabel, projectLabel } from "@/lib/labels";
import { formatMoney, formatPrice } from "@/lib/format/money";
import { formatShare } from "@/lib/format/share";
import { unitName } from "@/lib/format/unit-price";
import { driverName, driverUnits, perDriverUnits, perShort } from "./line-item-text";

/** From this ratio on, "2.3× as many" is easier to read than "130.0% more". */
const TIMES_FROM = 2;

/** "Search prod on gpt-5.6-terra" */
export function changeLabel(row: ChangeRow): string {
  const project = projectLabel({ id: row.project_id, name: row.project_name });
  return `${project} on ${modelLabel(row.model)}`;
}

/** Why a row's money changed, in one plain phrase; by its largest part. */
export function changeReason(row: ChangeRow, currency: string): string {
  if (row.parts[row.kind] === 0) return "unchanged";
  switch (row.kind) {
    case "new":
      return "new this period";
    case "gone":
      return "no spend this period";
    case "unsplit":
      return "cause unknown (no quantities)";
    case "volume":
      return volumeReason(row, currency);
    case "unit_price":
      return priceReason(row, currency);
    case "mix":
      return mixReason(row);
  }
}

function volumeReason(row: ChangeRow, currency: string): string {
  const more = row.parts.volume > 0;
  const ratio = row.driver.quantity_ratio;
  if (ratio !== null && ratio !== 1 && ratio > 1 === more) {
    const price = atPrice(row, currency);
    return `${quantityChange(ratio, driverUnits(row))}${price && `, ${price}`}`;
  }
  // What drove the row went the other way than the rest of it.
  if (row.quantity_ratio === null) return more ? "more was used" : "less was used";
  return quantityChange(row.quantity_ratio, unitName(row.unit));
}

/** "2.3× as many output tokens", "12.6% fewer images", "18.4% more". */
function quantityChange(ratio: number, units: string | null): string {
  if (ratio >= TIMES_FROM) {
    return `${formatTimes(ratio)}× as many${units === null ? "" : ` ${units}`}`;
  }
  const size = formatShare(Math.abs(ratio - 1));
  return [size, ratio < 1 ? "fewer" : "more", units].filter((word) => word !== null).join(" ");
}

/** "at an unchanged $9.60 per million"; nothing where the prices are not known. */
function atPrice({ driver }: ChangeRow, currency: string): string {
  const { unit_price_before: before, unit_price_after: after, unit_price_change: change } = driver;
  if (!before || !after) return "";
  const price = `${formatPrice(after.amount, currency)} ${perShort(after)}`;
  if (change === 0) return `at an unchanged ${price}`;
  return `at ${formatPrice(before.amount, currency)} → ${price}`;
}

function priceReason(row: ChangeRow, currency: string): string {
  const raised = row.parts.unit_price > 0;
  const { unit_price_before: before, unit_price_after: after, unit_price_change } = row.driver;
  const moved = raised ? "up" : "down";
  // The main driver may have kept its price, while other line items of the row did not.
  if (!before || !after) return `unit prices ${moved}`;
  const agrees = raised ? after.amount > before.amount : after.amount < before.amount;
  if (!agrees) return `unit prices ${moved}`;
  const by = unit_price_change === null ? "" : ` ${formatShare(Math.abs(unit_price_change))}`;
  const prices = `${formatPrice(before.amount, currency)} → ${formatPrice(after.amount, currency)}`;
  return `unit price ${moved}${by}, ${prices} ${perDriverUnits(after, row)}`;
}

function mixReason(row: ChangeRow): string {
  const what = driverName(row) === null ? null : driverUnits(row);
  const raised = row.parts.mix > 0;
  const gained = hasGained(row);
  const price = row.driver.unit_price_before ?? row.driver.unit_price_after;
  const mean = row.unit_price_before;
  // More of what costs more than the mean raises it, and so does less of what costs less.
  const raisesMean = price && mean && gained === price.amount > mean.amount;
  if (what === null || raisesMean !== raised) {
    return `larger share of ${raised ? "more expensive" : "cheaper"} line items`;
  }
  return `${gained ? "larger" : "smaller"} share of ${what}`;
}

/** Whether what drove the row is a larger part of its quantity than before. */
function hasGained({ driver, quantity_ratio }: ChangeRow): boolean {
  if (driver.quantity_ratio === null || quantity_ratio === null) return driver.change > 0;
  return driver.quantity_ratio > quantity_ratio;
}

/** The change in one sentence; `subject` names what it is about. */
export function changesSentence(changes: SpendChanges, subject = "Spend"): string {
  const days = formatDayRange(dayRange(changes.range));
  const soFar = changes.comparison.partial ? ", today so far" : "";
  const total = formatMoney(changes.after, changes.currency);
  const change = `${totalChange(changes)}${mainChange(changes)}`;
  return `${subject} for ${days} (UTC${soFar}) was ${total}, ${change}.`;
}

/** "up $7,492.10 (18.4%) from Oct 1 – 22, 2026" */
function totalChange({ before, change, currency, comparison }: SpendChanges): string {
  const days = formatDayRange(dayRange(comparison));
  if (change === 0) return `unchanged from ${days}`;
  if (before === 0) return `with no spend in ${days}`;
  const fraction = comparison.change_fraction;
  const by = fraction === null ? "" : ` (${formatFraction(fraction)})`;
  const size = formatMoney(Math.abs(change), currency);
  return `${change > 0 ? "up" : "down"} ${size}${by} from ${days}`;
}

/** The row that did most of it; none where nothing changed. */
function mainChange({ change, rows, currency }: SpendChanges): string {
  const row = rows.find((candidate) => Math.sign(candidate.change) === Math.sign(change));
  if (!row || change === 0) return "";
  const why = `${formatChange(row.change, currency)}: ${changeReason(row, currency)}`;
  return `, mainly ${changeLabel(row)} (${why})`;
}
