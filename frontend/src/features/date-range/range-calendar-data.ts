import type { DateRange } from "react-day-picker";
import { addMonths, type Day, firstOfMonth, isDay, utcDay } from "@/lib/dates/days";
import { type Draft, FIRST_DAY } from "./custom-range-data";

/**
 * A day as the calendar holds it: the midnight that begins it in UTC, which the calendar is told to
 * count in. Where the reader lives has no say.
 */
export function calendarDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function calendarDay(date: Date): Day {
  // The calendar's dates have a toISOString of their own, which writes an offset.
  return utcDay(new Date(date.getTime()));
}

/** What a calendar marks of a draft, whatever the order of its days; nothing without a first one. */
export function calendarRange({ start, end }: Draft): DateRange | undefined {
  if (!isDay(start)) return undefined;
  return { from: calendarDate(start), to: isDay(end) ? calendarDate(end) : undefined };
}

/** A draft of what was picked; of a range just begun, the last day is still to come. */
export function pickedDraft(picked: DateRange | undefined): Draft {
  return {
    start: picked?.from ? calendarDay(picked.from) : "",
    end: picked?.to ? calendarDay(picked.to) : "",
  };
}

/** The first of `count` months side by side, as near to that of `day` as the selectable months allow. */
export function monthsShownFrom(day: Day, count: number, today: Day): Day {
  const last = addMonths(firstOfMonth(today), 1 - count);
  const wanted = firstOfMonth(day);
  if (wanted > last) return last;
  return wanted < FIRST_DAY ? FIRST_DAY : wanted;
}
