import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import {
  fetchWithFreshness,
  freshnessOf,
  type FreshnessStatus,
  refetchAfter,
  splitWarnings,
  type WithFreshness,
} from "./freshness";

const KEY = ["spend-data", "x"];
const MOMENT = Date.parse("2026-11-22T12:03:00Z");

let client: QueryClient;

const warning = (code: string) => ({ code, message: `About ${code}.` });

/** Runs the query, so many seconds after the moment, and gets a response of this freshness. */
function load(freshness: FreshnessStatus, seconds: number) {
  vi.setSystemTime(MOMENT + seconds * 1000);
  const codes = freshness === "fresh" ? [] : [freshness];
  const response = { stale: freshness !== "fresh", body: { warnings: codes.map(warning) } };
  return client.query({
    queryKey: KEY,
    queryFn: (context) => fetchWithFreshness(context, () => Promise.resolve(response)),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MOMENT });
  client = new QueryClient();
});

it("keeps since when data has not been fresh, and drops that when it is", async () => {
  expect(await load("refreshing", 0)).toMatchObject({
    freshness: "refreshing",
    since: MOMENT,
    requested: false,
  });
  expect(await load("refreshing", 5)).toMatchObject({ since: MOMENT });
  expect(await load("stale", 9)).toMatchObject({ since: MOMENT });
  expect(await load("fresh", 12)).toMatchObject({
    freshness: "fresh",
    since: null,
    requested: false,
  });
  expect(await load("refreshing", 20)).toMatchObject({ since: MOMENT + 20_000 });
});

it("starts again when a refresh is requested", async () => {
  await load("stale", 0);
  await client.invalidateQueries({ queryKey: KEY });
  expect(await load("stale", 60)).toMatchObject({ since: MOMENT + 60_000, requested: true });
  expect(await load("stale", 62)).toMatchObject({ since: MOMENT + 60_000, requested: true });
});

it.each<[string, WithFreshness | undefined, number | false]>([
  ["nothing is loaded", undefined, false],
  ["all is fresh", { freshness: "fresh", since: null, requested: false }, false],
  [
    "a refresh is under way",
    { freshness: "refreshing", since: MOMENT - 99_000, requested: false },
    1500,
  ],
  ["the refresh failed", { freshness: "stale", since: MOMENT, requested: false }, 30_000],
  [
    "it failed and was just requested again",
    { freshness: "stale", since: MOMENT, requested: true },
    1500,
  ],
  ["that failed, too", { freshness: "stale", since: MOMENT - 10_000, requested: true }, 30_000],
])("polls when %s", (_, data, wait) => {
  expect(refetchAfter({ data, error: null })).toBe(wait);
});

it("does not poll after an error", () => {
  const data: WithFreshness = { freshness: "refreshing", since: MOMENT, requested: false };
  expect(refetchAfter({ data, error: new Error("No.") })).toBe(false);
});

it("separates warnings about failed refreshes from those about other things", () => {
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
  // A refresh of names has no warning of its own.
  [true, [], "refreshing"],
] as const)("a response (stale: %s) with the warnings %j is %s", (stale, codes, freshness) => {
  expect(freshnessOf({ stale, body: { warnings: codes.map(warning) } })).toBe(freshness);
});
