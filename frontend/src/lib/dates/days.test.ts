import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayOfSeconds,
  daysIn,
  firstOfMonth,
  formatAsOf,
  formatDay,
  formatDayRange,
  formatDayRangeShort,
  isDay,
  lastOfMonth,
  monthsBegun,
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

  it.each([
    ["2026-11-22", -29, "2026-10-24"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2028-03-01", -1, "2028-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
  ])("%s and %d days is %s", (day, days, sum) => {
    expect(addDays(day, days)).toBe(sum);
  });

  it.each([
    ["2026-11-22", -1, "2026-10-22"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2028-03-31", -1, "2028-02-29"],
    ["2026-01-31", -2, "2025-11-30"],
    ["2026-10-31", 1, "2026-11-30"],
    ["2026-12-01", 1, "2027-01-01"],
    ["2028-02-29", -12, "2027-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
  ])("%s and %d months is %s", (day, months, sum) => {
    expect(addMonths(day, months)).toBe(sum);
  });

  it.each([
    ["2026-11-22", "2026-11-22", 1, 1],
    ["2026-11-01", "2026-11-30", 30, 1],
    ["2028-02-28", "2028-03-01", 3, 2],
    ["2025-11-23", "2026-11-22", 365, 13],
  ])("from %s to %s are %d days, of %d months", (start, end, days, months) => {
    expect(daysIn({ start, end })).toBe(days);
    expect(monthsBegun({ start, end })).toBe(months);
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

  it("finds the ends of a month, and the day of a second", () => {
    expect(firstOfMonth("2026-11-22")).toBe("2026-11-01");
    expect(lastOfMonth("2026-11-22")).toBe("2026-11-30");
    expect(lastOfMonth("2028-02-01")).toBe("2028-02-29");
    expect(lastOfMonth("2026-12-31")).toBe("2026-12-31");
    expect(dayOfSeconds(1_795_305_599)).toBe("2026-11-21");
    expect(dayOfSeconds(1_795_305_600)).toBe("2026-11-22");
  });

  it("knows how long the day still is", () => {
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

  it("leaves the year out where it is known", () => {
    const text = formatDayRangeShort({ start: "2026-10-01", end: "2026-10-22" }, ["en-US"]);
    expect(text.replaceAll("\u2009", " ")).toBe("Oct 1 – 22");
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
