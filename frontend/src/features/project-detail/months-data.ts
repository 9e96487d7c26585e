import type { Bucket } from "@/api/costs-series";
import { addMonths, type Day, type DayRange, firstOfMonth } from "@/lib/dates/days";

const MONTHS = 12;

/** The last twelve calendar months, the current one as far as it has come. */
export function lastMonths(today: Day): DayRange {
  return { start: addMonths(firstOfMonth(today), 1 - MONTHS), end: today };
}

/** The largest amount of all months and of those a year earlier: a full bar. */
export function largest(months: Bucket[]): number {
  return Math.max(0, ...months.flatMap(({ total, previous }) => [total, previous ?? 0]));
}

/** Whether anything was billed in any of the months, or of their forerunners; a credit is a bill, too. */
export function wasBilled(months: Bucket[]): boolean {
  return months.some(({ total, previous }) => total !== 0 || (previous ?? 0) !== 0);
}

/** How long a bar is, 0 to 1, beside one of the largest amount. */
export function barLength(amount: number, of: number): number {
  return of > 0 ? Math.max(0, amount / of) : 0;
}
