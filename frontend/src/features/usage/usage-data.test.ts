import { describe, expect, it } from "vitest";
import { dearestDay, isEmpty, modelUsage } from "./usage-data";

const day = (date: string, total: number) => ({ date, total, partial: false });

describe("the dearest day", () => {
  it.each([
    ["of several", [day("1", 5), day("2", 9), day("3", 7)], day("2", 9)],
    ["the first of equals", [day("1", 5), day("2", 5)], day("1", 5)],
    ["of one day is not told", [day("1", 5)], null],
    ["of days without cost is none", [day("1", 0), day("2", -1)], null],
  ])("%s", (_, days, dearest) => {
    expect(dearestDay(days)).toEqual(dearest);
  });
});

it("counts the models that have a name, and leads with the dearest of them", () => {
  const nameless = { model: null, total: 9, share: 0.9, others: 0 };
  const mini = { model: "gpt-5-mini", total: 1, share: 0.1, others: 0 };
  const others = { model: null, total: 5, share: 0.5, others: 23 };
  expect(modelUsage([nameless, mini])).toEqual({ count: 1, leader: mini });
  expect(modelUsage([mini, others])).toEqual({ count: 24, leader: mini });
  expect(modelUsage([others])).toEqual({ count: 23, leader: null });
  expect(modelUsage([])).toEqual({ count: 0, leader: null });
});

it("is empty only when no row and no other currency is left", () => {
  expect(isEmpty({ projects: [], other_currencies: [] })).toBe(true);
  expect(isEmpty({ projects: [], other_currencies: [{ currency: "eur", total: 1 }] })).toBe(false);
});
