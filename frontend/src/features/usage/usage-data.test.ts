import { describe, expect, it } from "vitest";
import { dearestDay, isEmpty, modelUsage, shortId } from "./usage-data";

const day = (date: string, total: number) => ({ date, total, partial: false });

it.each([
  ["proj_8fK2abcdef", "proj_8fK2…"],
  ["proj_8fK2a", "proj_8fK2a"],
  ["default", "default"],
])("shortens %s to %s", (id, short) => {
  expect(shortId(id)).toBe(short);
});

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
  const nameless = { model: null, total: 9, share: 0.9 };
  const mini = { model: "gpt-5-mini", total: 1, share: 0.1 };
  expect(modelUsage([nameless, mini])).toEqual({ count: 1, leader: mini });
  expect(modelUsage([])).toEqual({ count: 0, leader: null });
});

it("is empty only when no row and no other currency is left", () => {
  expect(isEmpty({ projects: [], other_currencies: [] })).toBe(true);
  expect(isEmpty({ projects: [], other_currencies: [{ currency: "eur", total: 1 }] })).toBe(false);
});
