import { expect, it } from "vitest";
import { BUTTONS, parsePreset, presetRange } from "./date-range-data";

it.each([
  ["today", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["yesterday", "2026-11-22", "2026-11-21", "2026-11-21"],
  ["yesterday", "2028-03-01", "2028-02-29", "2028-02-29"],
  ["last-week", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["last-14-days", "2026-11-22", "2026-11-09", "2026-11-22"],
  ["last-14-days", "2027-01-01", "2026-12-19", "2027-01-01"],
  ["last-30-days", "2026-11-22", "2026-10-24", "2026-11-22"],
  ["last-90-days", "2026-11-22", "2026-08-25", "2026-11-22"],
  ["last-90-days", "2028-03-01", "2027-12-03", "2028-03-01"],
  ["last-12-months", "2026-11-22", "2025-11-23", "2026-11-22"],
  ["last-12-months", "2026-11-30", "2025-12-01", "2026-11-30"],
  ["last-12-months", "2026-12-31", "2026-01-01", "2026-12-31"],
  ["last-12-months", "2028-02-29", "2027-03-01", "2028-02-29"],
  ["last-12-months", "2029-02-28", "2028-02-29", "2029-02-28"],
  ["this-month", "2026-11-22", "2026-11-01", "2026-11-22"],
  ["this-month", "2026-11-01", "2026-11-01", "2026-11-01"],
  ["last-month", "2026-11-22", "2026-10-01", "2026-10-31"],
  ["last-month", "2026-01-01", "2025-12-01", "2025-12-31"],
  ["last-month", "2028-03-31", "2028-02-01", "2028-02-29"],
  ["year-to-date", "2026-11-22", "2026-01-01", "2026-11-22"],
  ["year-to-date", "2027-01-01", "2027-01-01", "2027-01-01"],
] as const)("%s on %s is %s to %s", (preset, today, start, end) => {
  expect(presetRange(preset, today)).toEqual({ start, end });
});

it("has the five ranges asked for most as buttons, in their order", () => {
  expect(BUTTONS.map(({ label }) => label)).toEqual([
    "Today",
    "Last Week",
    "Last 30 Days",
    "This Month",
    "Last Month",
  ]);
});

it.each([
  [null, null],
  ["last-month", "last-month"],
  ["year-to-date", "year-to-date"],
  ["last-decade", null],
  ["", null],
])("the address's %j is the preset %s", (text, preset) => {
  expect(parsePreset(text)).toBe(preset);
});
