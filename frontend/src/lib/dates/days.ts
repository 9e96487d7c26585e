import { dateFormat } from "@/lib/format/intl-formats";
import { isolated, readerLocales } from "@/lib/format/locale";

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

export function lastOfMonth(day: Day): Day {
  return addDays(addMonths(firstOfMonth(day), 1), -1);
}

/** The same day so many months later, or the last one of a month that is too short for it. */
export function addMonths(day: Day, months: number): Day {
  const moment = midnight(day);
  const date = moment.getUTCDate();
  moment.setUTCMonth(moment.getUTCMonth() + months);
  // The 31st of a month of thirty days runs over into the next: back to the end of the one meant.
  if (moment.getUTCDate() !== date) moment.setUTCDate(0);
  return utcDay(moment);
}

/** How many days a range covers, both ends included. */
export function daysIn(range: DayRange): number {
  return (midnight(range.end).getTime() - midnight(range.start).getTime()) / DAY_MS + 1;
}

/** How many calendar months a range has days of. */
export function monthsTouched({ start, end }: DayRange): number {
  const [first, last] = [midnight(start), midnight(end)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  return years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
}

/** Whether a text is a day that the calendar has, written as this program writes days. */
export function isDay(text: string | null): text is Day {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = midnight(text);
  return !Number.isNaN(moment.getTime()) && utcDay(moment) === text;
}

/** Milliseconds until the next UTC day begins. */
export function untilNextDay(moment: Date): number {
  return DAY_MS - (moment.getTime() % DAY_MS);
}

/** Writes UTC days in the reader's language, and in the calendar that the bill is made out in. */
function dayFormat(locales: string[], options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormat(locales, { ...options, calendar: "gregory", timeZone: "UTC" });
}

/** "22 Nov 2026" or "Nov 22, 2026", as the reader's language has it. */
export function formatDay(day: Day, locales = readerLocales()): string {
  return isolated(dayFormat(locales, { dateStyle: "medium" }).format(midnight(day)));
}

/** "22 Nov", where the year is known from beside it. */
export function formatDayShort(day: Day, locales = readerLocales()): string {
  return formatDayParts(day, { day: "numeric", month: "short" }, locales);
}

/** A day in the reader's language, with the given parts. */
export function formatDayParts(
  day: Day,
  parts: Intl.DateTimeFormatOptions,
  locales = readerLocales(),
): string {
  return isolated(dayFormat(locales, parts).format(midnight(day)));
}

/** "Nov 2026" */
export function formatMonth(day: Day, locales = readerLocales()): string {
  return formatDayParts(day, { month: "short", year: "numeric" }, locales);
}

/** "1 – 22 Oct", where the year is known from beside it. */
export function formatDayRangeShort(range: DayRange, locales = readerLocales()): string {
  const format = dayFormat(locales, { day: "numeric", month: "short" });
  return isolated(format.formatRange(midnight(range.start), midnight(range.end)));
}

/** Without the years where both ends are in the year of `day`: "Oct 1 – 22". */
export function formatDayRangeNear(range: DayRange, day: Day): string {
  const year = day.slice(0, 4);
  const near = range.start.startsWith(year) && range.end.startsWith(year);
  return near ? formatDayRangeShort(range) : formatDayRange(range);
}

/** "1 – 22 Nov 2026": what both ends share is written once. */
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
