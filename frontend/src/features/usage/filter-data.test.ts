import { expect, it } from "vitest";
import { ALL_MONEY } from "@/lib/view";
import { filterWords, parseFilters } from "./filter-data";

const params = new URLSearchParams(
  "compare=year&page=2&project=none&model=gpt-5&model=o3&line_item=gpt-5%2C+input",
);

it("reads which money is let in; a comma is part of a name", () => {
  expect(parseFilters(params)).toEqual({
    projectIds: ["none"],
    models: ["gpt-5", "o3"],
    lineItems: ["gpt-5, input"],
  });
  expect(parseFilters(new URLSearchParams("compare=year"))).toBe(ALL_MONEY);
});

it("names each filter, with the address that is left without it", () => {
  expect(filterWords(params).map(({ what, value }) => `${what}: ${value}`)).toEqual([
    "Project: No project",
    "Model: gpt-5",
    "Model: o3",
    "Line item: gpt-5, input",
  ]);
  expect(filterWords(params)[1]?.without).toBe(
    "?compare=year&project=none&model=o3&line_item=gpt-5%2C+input",
  );
});
