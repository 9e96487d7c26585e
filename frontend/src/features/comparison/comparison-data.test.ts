import { expect, it } from "vitest";
import { comparisonText, parseComparison } from "./comparison-data";

it.each([
  [null, "previous"],
  ["none", "none"],
  ["month", "month"],
  ["year", "year"],
  ["decade", "previous"],
])("the address's %j compares with %s", (text, value) => {
  expect(parseComparison(text)).toBe(value);
});

const OCTOBER = { start: "2026-10-01", end: "2026-10-22" };
const YEAR_AGO = { start: "2025-11-01", end: "2025-11-22" };
const NEW_YEAR = { start: "2025-12-20", end: "2026-01-02" };

it.each([
  ["none", OCTOBER, "none"],
  ["previous", null, "previous period"],
  ["month", null, "same days last month"],
  ["previous", OCTOBER, "Oct 1 – 22"],
  ["year", YEAR_AGO, "Nov 1 – 22, 2025"],
  ["previous", NEW_YEAR, "Dec 20, 2025 – Jan 2, 2026"],
] as const)("calls %s with %j %s", (value, compared, words) => {
  const text = comparisonText(value, compared, "2026-11-22");
  expect(text.replaceAll("\u2009", " ")).toBe(words);
});
