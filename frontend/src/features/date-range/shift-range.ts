import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  daysIn,
  lastOfMonth,
  monthsTouched,
} from "@/lib/dates/days";
import { FIRST_DAY } from "./custom-range-data";
import { PRESETS, type PresetId, presetRange } from "./date-range-data";

export type Direction = "before" | "after";

/** How far it is from one period to the next. */
export type Step = { months: number } | { days: number };

/**
 * The step of a range, by the same rule by which the API finds its previous period: whole months
 * (a year is twelve), a month to date and a year to date go by the calendar, all else by its days.
 */
export function stepOf(range: DayRange, today: Day): Step {
  const months = monthsTouched(range);
  if (range.start.endsWith("-01")) {
    // A year to date is one on the last day of a month, too; in January it is a month to date.
    const sinceJanuary = range.start.endsWith("-01-01") && range.end === today;
    if (sinceJanuary && months > 1 && months <= 12) return { months: 12 };
    if (range.end === lastOfMonth(range.end)) return { months };
    if (months === 1 && range.end === today) return { months: 1 };
  }
  return { days: daysIn(range) };
}

/** The step of a preset, on every day the same: on the 7th of a month, seven days are a week, too. */
export function presetStep(id: PresetId, today: Day): Step {
  if (id === "this-month" || id === "last-month") return { months: 1 };
  if (id === "year-to-date") return { months: 12 };
  return { days: daysIn(presetRange(id, today)) };
}

/** The period before or after, never beyond today; null where there is none. */
export function shiftRange(
  range: DayRange,
  direction: Direction,
  today: Day,
  step: Step = stepOf(range, today),
): DayRange | null {
  if (direction === "after" && range.end >= today) return null;
  const sign = direction === "before" ? -1 : 1;
  const shifted =
    "months" in step
      ? shiftMonths(range, sign * step.months, step.months, today)
      : shiftDays(range, sign * step.days, today);
  return shifted.start < FIRST_DAY ? null : shifted;
}

/** Whole months, of the current one what has come of it. */
function shiftMonths(range: DayRange, by: number, length: number, today: Day): DayRange {
  const start = addMonths(range.start, by);
  const end = addDays(addMonths(start, length), -1);
  return { start, end: end > today ? today : end };
}

/** As many days; those that end today where they would go beyond it. */
function shiftDays(range: DayRange, by: number, today: Day): DayRange {
  const end = addDays(range.end, by);
  return end > today
    ? { start: addDays(today, 1 - daysIn(range)), end: today }
    : { start: addDays(range.start, by), end };
}

/** The preset that means exactly these days: of several the one that goes by the same step. */
export function presetOf(range: DayRange, today: Day, step: Step): PresetId | null {
  const same = PRESETS.map(({ id }) => id).filter((id) => {
    const { start, end } = presetRange(id, today);
    return start === range.start && end === range.end;
  });
  return same.find((id) => isSame(presetStep(id, today), step)) ?? same[0] ?? null;
}

function isSame(a: Step, b: Step): boolean {
  return "months" in a
    ? "months" in b && a.months === b.months
    : "days" in b && a.days === b.days;
}
