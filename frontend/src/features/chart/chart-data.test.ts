import { describe, expect, it } from "vitest";
import type { OneSeries, SeriesBy } from "@/api/costs-series";
import { series } from "@/testing/spend-samples";
import { chartTitle, drawnPicture, partLabel, unusualRuns } from "./chart-data";

const EXPECTED = [
  { date: "2026-11-22", expected: 1800 },
  { date: "2026-11-23", expected: 2450.5 },
];
const UNUSUAL = [{ date: "2026-11-21", words: "Search prod, $4,700.00, usually $1,100.00" }];

it("draws the API's buckets and series as they are, coloured by their place", () => {
  const { places, parts } = drawnPicture(series);
  expect(places.map(({ label }) => label)).toEqual(["Nov 20", "Nov 21", "today"]);
  expect(places.map(({ title }) => title)).toEqual([
    "Nov 20, 2026",
    "Nov 21, 2026",
    "Nov 22, 2026, so far",
  ]);
  expect(places.map(({ total }) => total)).toEqual([1200.5, 4866.2, 300]);
  expect(places.map(({ previous }) => previous)).toEqual([1000, 1100.25, 1200]);
  expect(parts.map(({ label, token }) => [label, token])).toEqual([
    ["Search prod", "--series-1"],
    ["No project", "--series-2"],
    ["15 other projects", "--series-other"],
  ]);
  expect(parts[0]?.values).toEqual([1100, 4700, 200]);
});

it("continues with the forecast days, and shows what today is expected to reach", () => {
  const { places } = drawnPicture(series, EXPECTED);
  expect(places).toHaveLength(4);
  expect(places[2]).toMatchObject({ total: 300, expected: 1800 });
  expect(places[3]).toMatchObject({ label: "Nov 23", total: null, expected: 2450.5 });
});

it("marks the days that were unusual", () => {
  const { places } = drawnPicture(series, [], UNUSUAL);
  expect(places.map(({ unusual }) => unusual.length)).toEqual([0, 1, 0]);
});

it.each([
  ["where the range ends before today", { buckets: series.buckets.slice(0, 2) }, 2],
  ["in running sums", { cumulative: true }, 3],
  ["in weeks", { interval: "week" as const }, 3],
])("expects nothing %s", (_, change, places) => {
  const picture = drawnPicture({ ...series, ...change }, EXPECTED);
  expect(picture.places).toHaveLength(places);
  expect(picture.places.every(({ expected }) => expected === null)).toBe(true);
});

it("names weeks and months by their days", () => {
  const bucket = { start_date: "2026-11-16", end_date: "2026-11-22", total: 5, previous: null };
  const weeks = { ...series, interval: "week" as const, buckets: [{ ...bucket, partial: true }] };
  const week = drawnPicture(weeks).places[0];
  expect(week?.label).toBe("Nov 16");
  expect(week?.title.replaceAll("\u2009", " ")).toBe("Nov 16 – 22, 2026, so far");
  expect(drawnPicture({ ...weeks, interval: "month" }).places[0]?.label).toBe("Nov 26");
});

describe("a part's name", () => {
  const one = (change: Partial<OneSeries>): OneSeries => ({
    key: null,
    name: null,
    total: 1,
    others: 0,
    values: [],
    ...change,
  });

  it.each<[SeriesBy, Partial<OneSeries>, string]>([
    ["project", { key: "proj_1", name: "Search" }, "Search"],
    ["project", {}, "No project"],
    ["model", { key: "gpt-5" }, "gpt-5"],
    ["model", {}, "No model"],
    ["line_item", { key: "gpt-5, input" }, "gpt-5, input"],
    ["line_item", {}, "Unlabelled"],
    ["direction", { key: "cached input" }, "Cached input"],
    ["direction", {}, "Neither input nor output"],
    ["none", {}, "Total"],
    ["line_item", { others: 1200 }, "1,200 other line items"],
    ["model", { others: 1 }, "1 other model"],
  ])("by %s, %j: %s", (by, change, label) => {
    expect(partLabel(by, one(change))).toBe(label);
  });
});

it("is called by what a bar is", () => {
  expect(chartTitle({ interval: "day", cumulative: false })).toBe("Cost per day");
  expect(chartTitle({ interval: "week", cumulative: true })).toBe("Cumulative cost by week");
});

it("joins unusual days that follow each other", () => {
  const { places } = drawnPicture(series);
  const marked = [1, 1, 0, 1].map((mark) => ({
    ...places[0],
    unusual: mark === 1 ? ["gpt-5.6-terra"] : [],
  })) as typeof places;
  expect(unusualRuns(marked)).toEqual([[0, 1], [3]]);
});
