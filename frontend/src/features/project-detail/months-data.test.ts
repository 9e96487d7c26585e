import { expect, it } from "vitest";
import { barLength, largest, lastMonths, wasBilled } from "./months-data";

it.each([
  ["2026-11-22", "2025-12-01"],
  ["2026-12-31", "2026-01-01"],
  ["2028-02-29", "2027-03-01"],
])("looks on %s back to %s", (today, start) => {
  expect(lastMonths(today)).toEqual({ start, end: today });
});

it("draws the largest amount of both years as a full bar, and credits not at all", () => {
  const month = { start_date: "2026-10-01", end_date: "2026-10-31", partial: false };
  const of = largest([
    { ...month, total: 5, previous: 20 },
    { ...month, total: -3, previous: null },
  ]);
  expect(of).toBe(20);
  expect([20, 5, 0, -3].map((amount) => barLength(amount, of))).toEqual([1, 0.25, 0, 0]);
});

it.each([
  [0, null, false],
  [0, 0, false],
  [0.01, null, true],
  [0, 5, true],
  [-3, 0, true],
])("of a month of %d after one of %j, says whether anything was billed: %s", (total, previous, is) => {
  const month = { start_date: "2026-10-01", end_date: "2026-10-31", partial: false };
  expect(wasBilled([{ ...month, total, previous }])).toBe(is);
});

it("draws nothing where nothing was spent", () => {
  expect(barLength(0, largest([]))).toBe(0);
});
