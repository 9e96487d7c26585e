import type { DaySpend } from "@/api/costs-summary";
import { formatDay, formatDayRange, formatDayShort } from "@/lib/days";
import { formatMoney } from "@/lib/money";
import { dearestDay, partialDay } from "./usage-data";

/** What the chart draws: one bar a day. */
export interface DailyBars {
  /** Under the axis. */
  labels: string[];
  /** Over the figure that a bar shows when it is pointed at. */
  titles: string[];
  totals: number[];
  /** Whether a bar's day is still counting. */
  partial: boolean[];
}

export function dailyBars(days: DaySpend[]): DailyBars {
  return {
    labels: days.map((day) => (day.partial ? "today" : formatDayShort(day.date))),
    titles: days.map((day) => `${formatDay(day.date)}${day.partial ? ", so far" : ""}`),
    totals: days.map((day) => day.total),
    partial: days.map((day) => day.partial),
  };
}

/** The chart in words. */
export function describeDays(days: DaySpend[], currency: string): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "No days.";
  const range = formatDayRange({ start: first.date, end: last.date });
  const dearest = dearestDay(days);
  const highest = dearest
    ? ` Highest: ${formatDayShort(dearest.date)}, ${formatMoney(dearest.total, currency)}.`
    : "";
  return `Cost per UTC day, ${range}.${highest} The same figures follow as a table.`;
}

/** Said beside the hatched bar; null where every day of the range is over. */
export function partialNote(days: DaySpend[], currency: string): string | null {
  const today = partialDay(days);
  return today && `Today is still counting: ${formatMoney(today.total, currency)} so far`;
}

/** Between one label and the next. */
const AIR_PX = 14;

/**
 * Whether a bar has room for its label; counted from the last, so that today always has its own.
 * `labelWidth` is that of the widest one, `axisWidth` that of all bars together; both in pixels.
 */
export function isLabelled(
  index: number,
  bars: number,
  labelWidth: number,
  axisWidth: number,
): boolean {
  const step = Math.max(1, Math.ceil((bars * (labelWidth + AIR_PX)) / Math.max(1, axisWidth)));
  return (bars - 1 - index) % step === 0;
}
