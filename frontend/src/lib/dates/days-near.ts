import { type Day, type DayRange, formatDayRange, formatDayRangeShort } from "./days";

/** "Oct 1 – 22" where both ends are in today's year, else with the years. */
export function formatDaysNear(range: DayRange, today: Day): string {
  const year = today.slice(0, 4);
  const near = range.start.startsWith(year) && range.end.startsWith(year);
  return near ? formatDayRangeShort(range) : formatDayRange(range);
}
