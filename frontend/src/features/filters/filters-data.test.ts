import { expect, it } from "vitest";
import { filterLabel, filtersOn, withoutFilter, withoutFilters } from "./filters-data";

it("lists every filter that is on", () => {
  const filters = { projectIds: ["proj_1"], models: ["a", "b"], lineItems: ["a, output"] };
  expect(filtersOn(filters)).toEqual([
    { name: "project", value: "proj_1" },
    { name: "model", value: "a" },
    { name: "model", value: "b" },
    { name: "line_item", value: "a, output" },
  ]);
});

it.each([
  [{ name: "model", value: "gpt-5-mini" }, "gpt-5-mini"],
  [{ name: "model", value: "" }, "Unnamed line item"],
  [{ name: "project", value: "proj_1" }, "proj_1"],
  [{ name: "project", value: "none" }, "No project"],
] as const)("calls %j %s", (filter, label) => {
  expect(filterLabel(filter)).toBe(label);
});

it("takes one filter out of the address, or all, and leaves the rest", () => {
  const params = new URLSearchParams("range=today&model=a&model=b&project=p&page=3");
  expect(withoutFilter(params, { name: "model", value: "a" })).toBe(
    "?range=today&model=b&project=p",
  );
  expect(withoutFilters(params)).toBe("?range=today");
  expect(withoutFilters(new URLSearchParams("model=a"))).toBe("");
});
