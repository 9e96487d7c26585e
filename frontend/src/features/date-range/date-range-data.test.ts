import { expect, it } from "vitest";
import { parsePreset, presetRange } from "./date-range-data";

it.each([
  ["today", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["last-week", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["last-30-days", "2026-11-22", "2026-10-24", "2026-11-22"],
  ["this-month", "2026-11-22", "2026-11-01", "2026-11-22"],
  ["this-month", "2026-11-01", "2026-11-01", "2026-11-01"],
  ["last-month", "2026-11-22", "2026-10-01", "2026-10-31"],
  ["last-month", "2026-01-01", "2025-12-01", "2025-12-31"],
  ["last-month", "2028-03-31", "2028-02-01", "2028-02-29"],
] as const)("%s on %s is %s to %s", (preset, today, start, end) => {
  expect(presetRange(preset, today)).toEqual({ start, end });
});

it.each([
  [null, "this-month"],
  ["last-month", "last-month"],
  ["yesterday", "this-month"],
])("the address's %j is the range %s", (text, preset) => {
  expect(parsePreset(text)).toBe(preset);
});
