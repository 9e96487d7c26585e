import { expect, it } from "vitest";
import { ALL_MONEY } from "@/lib/view";
import { forecast } from "@/testing/spend-samples";
import { isForecast, monthEndText } from "./forecast-data";

it("says where the month ends, and how far that may be off", () => {
  expect(monthEndText(forecast)).toEqual({
    label: "Forecast for November",
    value: "$65,480",
    note: "80% likely: $63,100\u00a0– $67,900",
  });
});

it("says that it comes from stale data where a refresh failed", () => {
  const { note } = monthEndText(forecast, true);
  expect(note).toBe("80% likely: $63,100\u00a0– $67,900; from stale data");
});

it.each([
  [null, "not enough history"],
  [65480.4, "No range yet: not enough history"],
])("says of %j without a band: %s", (expected, note) => {
  const short = { ...forecast, expected, low: null, high: null, reason: "too_little_history" };
  const words = monthEndText(short as typeof forecast);
  expect(words.value).toBe(expected === null ? null : "$65,480");
  expect(words.note).toBe(note);
});

it.each([
  [{ projectIds: ["proj_1"] }, true],
  [{ models: ["gpt-5"] }, false],
  [{ lineItems: ["gpt-5, input"] }, false],
])("is of the money of %j: %s", (filters, expected) => {
  const view = { range: { start: "", end: "" }, compare: "none" as const };
  expect(isForecast({ ...view, filters: { ...ALL_MONEY, ...filters } })).toBe(expected);
});
