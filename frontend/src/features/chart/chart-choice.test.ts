import { expect, it } from "vitest";
import { ALL_MONEY, type Filters } from "@/lib/view";
import { cutsFor, parseChoice } from "./chart-choice";

const view = (start: string, end: string, filters: Partial<Filters> = {}) => ({
  range: { start, end },
  compare: "none" as const,
  filters: { ...ALL_MONEY, ...filters },
});

it.each([
  ["2026-11-01", "2026-11-22", "day"],
  ["2026-08-23", "2026-11-22", "day"],
  ["2026-08-22", "2026-11-22", "week"],
  ["2025-11-23", "2026-11-22", "week"],
  ["2024-01-01", "2026-11-22", "month"],
])("shows %s to %s by the %s, unless the address says otherwise", (start, end, interval) => {
  expect(parseChoice(new URLSearchParams(), view(start, end)).interval).toBe(interval);
  expect(parseChoice(new URLSearchParams("interval=month"), view(start, end)).interval).toBe("month");
});

it("reads the cut, the running sum and the table from the address, and minds no nonsense", () => {
  const november = view("2026-11-01", "2026-11-22");
  const read = (address: string) => parseChoice(new URLSearchParams(address), november);
  expect(read("by=direction&sum=1&as=table")).toMatchObject({
    by: "direction",
    cumulative: true,
    table: true,
  });
  expect(read("by=nonsense&interval=hour&sum=yes&as=pie")).toMatchObject({
    by: "project",
    interval: "day",
    cumulative: false,
    table: false,
  });
});

it.each<[Partial<Filters>, string[]]>([
  [{}, ["project", "model", "line_item", "direction"]],
  [{ projectIds: ["proj_1", "proj_2"] }, ["project", "model", "line_item", "direction"]],
  [{ projectIds: ["proj_1"] }, ["model", "line_item", "direction"]],
  [{ models: ["gpt-5-mini"] }, ["project", "line_item", "direction"]],
  [{ projectIds: ["none"], lineItems: ["gpt-5-mini, input"] }, ["direction"]],
])("of the money of %j cuts only what has several parts", (filters, cuts) => {
  expect(cutsFor({ ...ALL_MONEY, ...filters }).map(({ id }) => id)).toEqual(cuts);
  const { by } = parseChoice(
    new URLSearchParams("by=project"),
    view("2026-11-01", "2026-11-02", filters),
  );
  expect(by).toBe(cuts.includes("project") ? "project" : cuts[0]);
});
