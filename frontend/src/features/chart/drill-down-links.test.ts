import { expect, it } from "vitest";
import type { SeriesBy } from "@/api/costs-series";
import { daysLink, seriesLink } from "./drill-down-links";

const params = new URLSearchParams("range=last-30-days&interval=week&by=model&compare=year&page=3");

it("goes into the days of a bar, with everything else as it was", () => {
  expect(daysLink(params, { start: "2026-11-09", end: "2026-11-15" })).toEqual({
    search: "?by=model&compare=year&start=2026-11-09&end=2026-11-15",
  });
});

it.each<[SeriesBy, string | null, object | null]>([
  [
    "project",
    "proj 1",
    { pathname: "/projects/proj%201", search: "?range=last-30-days&compare=year" },
  ],
  ["project", null, { pathname: "/projects/none", search: "?range=last-30-days&compare=year" }],
  ["model", "gpt-5", { search: "?range=last-30-days&interval=week&compare=year&model=gpt-5" }],
  ["model", null, null],
  [
    "line_item",
    "gpt-5, input",
    { search: "?range=last-30-days&interval=week&compare=year&line_item=gpt-5%2C+input" },
  ],
  ["direction", "input", null],
])("by %s, %j leads to %j", (by, key, target) => {
  expect(seriesLink(params, by, { key, others: 0 })).toEqual(target);
});

it("leads nowhere from all others together", () => {
  expect(seriesLink(params, "project", { key: null, others: 15 })).toBeNull();
});

it("leads nowhere from what has no name", () => {
  expect(seriesLink(new URLSearchParams(), "line_item", { key: "", others: 0 })).toBeNull();
});
