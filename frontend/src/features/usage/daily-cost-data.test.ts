import { expect, it } from "vitest";
import { spend } from "@/testing/samples";
import { dailyBars, describeDays, isLabelled, partialNote } from "./daily-cost-data";

it("draws one bar a UTC day and names the one that is still counting", () => {
  const bars = dailyBars(spend.days);
  expect(bars.labels).toEqual(["Nov 20", "Nov 21", "today"]);
  expect(bars.titles.at(-1)).toBe("Nov 22, 2026, so far");
  expect(bars.totals).toEqual([1200.5, 4866.2, 300]);
  expect(bars.partial).toEqual([false, false, true]);
});

it("says in words what the bars show", () => {
  expect(describeDays(spend.days, "usd")).toMatch(/Highest: Nov 21, \$4,866\.20\./);
  expect(describeDays([], "usd")).toBe("No days.");
});

it("says what today has cost so far, only where today is among the days", () => {
  expect(partialNote(spend.days, "usd")).toBe("Today is still counting: $300.00 so far");
  expect(partialNote(spend.days.slice(0, 2), "usd")).toBeNull();
});

it.each([
  [30, 1740, 30],
  [30, 340, 5],
  [1, 300, 1],
  [180, 0, 1],
])("labels some of %d bars on %d pixels: %d, and always the last", (bars, width, labelled) => {
  const indexes = Array.from({ length: bars }, (_, index) => index);
  const shown = indexes.filter((index) => isLabelled(index, bars, 44, width));
  expect(shown).toHaveLength(labelled);
  expect(shown.at(-1)).toBe(bars - 1);
});
