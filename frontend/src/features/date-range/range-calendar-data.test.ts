import { expect, it } from "vitest";
import { monthsShownFrom } from "./range-calendar-data";

it.each([
  ["2026-11-22", 1, "2026-11-01"],
  ["2026-11-22", 2, "2026-10-01"],
  ["2026-10-31", 2, "2026-10-01"],
  ["2026-03-15", 2, "2026-03-01"],
  ["2019-12-31", 2, "2020-01-01"],
])("for %s and %d months, shows them from %s", (day, count, first) => {
  expect(monthsShownFrom(day, count, "2026-11-22")).toBe(first);
});

it("goes back beyond the turn of the year", () => {
  expect(monthsShownFrom("2027-01-10", 2, "2027-01-10")).toBe("2026-12-01");
});
