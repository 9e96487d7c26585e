import { expect, it } from "vitest";
import { isEmpty, modelUsage } from "./usage-data";

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
