import { isolated, readerLocales } from "@/lib/locale";

/** A UTC day, "2026-11-22". Every day of this program is one: no local time zone has a say. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Days a range covers, both ends included. */
export interface DayRange {
  start: Day;
  end: Day;
}

/** A range as the API writes it. */
export function dayRange(range: { start_date: Day; end_date: Day }): DayRange {
  return { start: range.start_date, end: range.end_date };
}

export function utcDay(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  return utcDay(new Date(midnight(day).getTime() + days * DAY_MS));
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** Milliseconds until the next UTC day begins. */
export function untilNextDay(moment: Date): number {
  return DAY_MS - (moment.getTime() % DAY_MS);
}

/** Writes UTC days in the reader's language, and in the calendar that the bill is made out in. */
function dayFormat(locales: string[], options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales, { ...options, calendar: "gregory", timeZone: "UTC" });
}

/** "22 Nov 2026" or "Nov 22, 2026", as the reader's language has it. */
export function formatDay(day: Day, locales = readerLocales()): string {
  return isolated(dayFormat(locales, { dateStyle: "medium" }).format(midnight(day)));
}

/** "22 Nov", where the year is known from beside it. */
export function formatDayShort(day: Day, locales = readerLocales()): string {
  return isolated(dayFormat(locales, { day: "numeric", month: "short" }).format(midnight(day)));
}

/** "1 – 22 Nov 2026": what both ends share is said once. */
export function formatDayRange(range: DayRange, locales = readerLocales()): string {
  const format = dayFormat(locales, { dateStyle: "medium" });
  return isolated(format.formatRange(midnight(range.start), midnight(range.end)));
}

/** The UTC day of a moment given in Unix seconds. */
export function dayOfSeconds(seconds: number): Day {
  return utcDay(new Date(seconds * 1000));
}

/** "12:03 UTC", with the day before it where that is not today. */
export function formatAsOf(iso: string, today: Day, locales = readerLocales()): string {
  const moment = new Date(iso);
  const time = dayFormat(locales, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    moment,
  );
  const day = utcDay(moment);
  return day === today ? `${time} UTC` : `${formatDayShort(day, locales)}, ${time} UTC`;
}
