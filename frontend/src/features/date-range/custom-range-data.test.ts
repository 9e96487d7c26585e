import { expect, it } from "vitest";
import { draftProblem, draftText, FIRST_DAY, MOST_DAYS, parseRange } from "./custom-range-data";

const TODAY = "2026-11-22";

it.each([
  ["2026-11-22", "2026-11-22"],
  ["2026-02-28", "2026-11-22"],
  ["2021-11-22", "2026-11-22"],
  ["2020-02-29", "2025-02-28"],
  [FIRST_DAY, "2024-12-31"],
])("%s to %s is a range", (start, end) => {
  expect(draftProblem({ start, end }, TODAY)).toBeNull();
});

it.each([
  ["", "2026-11-22", "start", "Enter the first day: day, month and year."],
  ["2026-11-22", "", "end", "Enter the last day: day, month and year."],
  ["2026-02-29", "2026-11-22", "start", "Enter the first day: day, month and year."],
  ["2026-11-23", "2026-11-23", "start", "The first day is after today, Nov 22, 2026 in UTC."],
  ["2026-11-22", "2026-11-23", "end", "The last day is after today, Nov 22, 2026 in UTC."],
  ["2019-12-31", "2026-11-22", "start", "The first day is before Jan 1, 2020, the earliest day with costs."],
  ["2026-11-22", "2026-11-21", "end", "The last day is before the first day."],
  ["2021-11-21", "2026-11-22", "start", "A range can be five years long at most."],
])("%s to %s is none: change the %s", (start, end, which, message) => {
  expect(draftProblem({ start, end }, TODAY)).toEqual({ end: which, message });
});

it("lets five years with both of their leap days be a range", () => {
  expect(MOST_DAYS).toBe(5 * 365 + 2);
});

it.each([
  ["2026-10-01", "2026-10-31", { start: "2026-10-01", end: "2026-10-31" }],
  ["2026-11-01", "2026-11-30", { start: "2026-11-01", end: "2026-11-22" }],
  ["2026-11-23", "2026-11-30", null],
  ["2026-10-31", "2026-10-01", null],
  ["2026-02-30", "2026-10-01", null],
  ["1999-01-01", "1999-12-31", null],
  ["2020-01-01", "2026-10-01", null],
  ["2026-10-01", null, null],
  [null, "2026-10-01", null],
  ["x", "y", null],
])("the address's %j to %j is the range %j", (start, end, range) => {
  expect(parseRange(start, end, TODAY)).toEqual(range);
});

it.each([
  ["2026-11-01", "2026-11-22", "Nov 1 – 22, 2026: 22 UTC days"],
  ["2026-11-22", "2026-11-22", "Nov 22, 2026: 1 UTC day"],
  ["2021-11-22", "2026-11-22", "Nov 22, 2021 – Nov 22, 2026: 1,827 UTC days"],
  ["2026-11-01", "", "Choose the last day."],
  ["", "2026-11-22", "Choose two days."],
  ["2026-11-22", "2026-11-01", "Choose two days."],
])("says of %j to %j: %s", (start, end, words) => {
  expect(draftText({ start, end }, TODAY).replaceAll("\u2009", " ")).toBe(words);
});
