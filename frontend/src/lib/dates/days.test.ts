import { describe, expect, it } from "vitest";
import vectors from "@vectors/calendar.json";
import {
  addDays,
  addMonths,
  dayOfSeconds,
  daysIn,
  firstOfMonth,
  formatAsOf,
  formatDay,
  formatDayRange,
  formatDayRangeNear,
  isDay,
  lastOfMonth,
  monthsTouched,
  untilNextDay,
  utcDay,
} from "./days";

it("runs fourteen hours ahead of UTC, where a local day would show", () => {
  expect(new Date("2026-11-22T12:00:00Z").getDate()).toBe(23);
});

describe("UTC days", () => {
  it.each([
    ["2026-11-22T00:00:00Z", "2026-11-22"],
    ["2026-11-22T23:59:59.999Z", "2026-11-22"],
  ])("%s is in %s", (moment, day) => {
    expect(utcDay(new Date(moment))).toBe(day);
  });

  it.each(vectors.add_days)("$day and $days days is $expected", ({ day, days, expected }) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it.each(vectors.add_months)("$day and $months months is $expected", ({ day, months, expected }) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it.each(vectors.last_of_month)("the month of $day ends on $expected", ({ day, expected }) => {
    expect(lastOfMonth(day)).toBe(expected);
    expect(firstOfMonth(day)).toBe(`${day.slice(0, 7)}-01`);
  });

  it.each(vectors.days_in)("$start to $end are $expected days", ({ start, end, expected }) => {
    expect(daysIn({ start, end })).toBe(expected);
  });

  it.each(vectors.day_of)("the Unix second $seconds is in $expected", ({ seconds, expected }) => {
    expect(dayOfSeconds(seconds)).toBe(expected);
  });

  it.each([
    ["2026-11-22", "2026-11-22", 1],
    ["2028-02-28", "2028-03-01", 2],
    ["2025-11-23", "2026-11-22", 13],
  ])("%s to %s has days of %d months", (start, end, months) => {
    expect(monthsTouched({ start, end })).toBe(months);
  });

  it.each([
    ["2026-11-22", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["2026-11-22T00:00:00Z", false],
    ["20261122", false],
    ["", false],
    [null, false],
  ])("takes %j for a day: %s", (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it("measures how long the day still lasts", () => {
    expect(untilNextDay(new Date("2026-11-22T23:59:59Z"))).toBe(1000);
    expect(untilNextDay(new Date("2026-11-22T00:00:00Z"))).toBe(86_400_000);
  });
});

describe("days in words", () => {
  const english = ["en-GB"];

  it.each([
    ["2026-11-01", "2026-11-22", "1–22 Nov 2026"],
    ["2026-10-24", "2026-11-22", "24 Oct – 22 Nov 2026"],
    ["2026-11-22", "2026-11-22", "22 Nov 2026"],
  ])("%s to %s is %s", (start, end, words) => {
    const text = formatDayRange({ start, end }, english).replaceAll("\u2009", " ");
    expect(text.replace("1 – 22", "1–22")).toBe(words);
  });

  it.each([
    ["2026-10-01", "2026-10-22", "Oct 1 – 22"],
    ["2025-10-01", "2025-10-22", "Oct 1 – 22, 2025"],
    ["2025-12-31", "2026-01-02", "Dec 31, 2025 – Jan 2, 2026"],
  ])("%s to %s is %s, without the year where it is this one", (start, end, words) => {
    const text = formatDayRangeNear({ start, end }, "2026-11-22");
    expect(text.replaceAll("\u2009", " ")).toBe(words);
  });

  it("follows the reader's language", () => {
    expect(formatDay("2026-11-22", ["en-US"])).toBe("Nov 22, 2026");
    expect(formatDay("2026-11-22", ["de-DE"])).toBe("22.11.2026");
  });

  it("names the day of figures that are not from today", () => {
    expect(formatAsOf("2026-11-22T00:03:00Z", "2026-11-22", english)).toBe("00:03 UTC");
    expect(formatAsOf("2026-11-21T23:03:00Z", "2026-11-22", english)).toBe("21 Nov, 23:03 UTC");
  });
});
