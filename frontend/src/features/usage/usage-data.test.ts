import { describe, expect, it } from "vitest";
import {
  dearestDay,
  isEmpty,
  modelUsage,
  shortId,
  splitWarnings,
  summaryStanding,
} from "./usage-data";

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

describe("a summary's warnings", () => {
  const warning = (code: string) => ({ code, message: `About ${code}.` });

  it("are told apart: those about age that a person needs, and those about other things", () => {
    const all = ["refreshing", "stale", "stale_names", "names"].map(warning);
    expect(splitWarnings(all)).toEqual({
      failed: ["About stale.", "About stale_names."],
      others: [warning("names")],
    });
  });

  it.each([
    [false, [], "fresh"],
    [false, ["names"], "fresh"],
    [true, ["refreshing"], "refreshing"],
    [true, ["stale"], "stale"],
    [true, ["stale_names"], "stale"],
    [true, ["refreshing", "stale_names"], "refreshing"],
    // Names that are being read anew have no warning of their own.
    [true, [], "refreshing"],
  ] as const)("say of figures past their time (%s), with %j: %s", (stale, codes, standing) => {
    expect(summaryStanding({ stale, body: { warnings: codes.map(warning) } })).toBe(standing);
  });
});
