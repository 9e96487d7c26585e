import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import { askStanding, reaskAfter, type Standing, type Stood } from "./freshness";

const KEY = ["figures", "x"];
const MOMENT = Date.parse("2026-11-22T12:03:00Z");

const judge = vi.fn<(answer: object, forMs: number) => Standing>();
let client: QueryClient;

/** Asks as a query does, at so many seconds after the moment. */
function ask(standing: Standing, seconds: number) {
  vi.setSystemTime(MOMENT + seconds * 1000);
  judge.mockReturnValue(standing);
  return client.query({
    queryKey: KEY,
    queryFn: (context) => askStanding(context, () => Promise.resolve({ body: 1 }), judge),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MOMENT });
  client = new QueryClient();
  judge.mockReset();
});

it("remembers since when figures have not been fresh, and forgets it when they are", async () => {
  expect(await ask("refreshing", 0)).toEqual({
    body: 1,
    standing: "refreshing",
    since: MOMENT,
    wanted: false,
  });
  expect(await ask("refreshing", 5)).toMatchObject({ since: MOMENT });
  expect(await ask("stale", 9)).toMatchObject({ since: MOMENT });
  expect(judge.mock.calls.map(([, forMs]) => forMs)).toEqual([0, 5000, 9000]);
  expect(await ask("fresh", 12)).toEqual({ body: 1, standing: "fresh", since: null, wanted: false });
  expect(await ask("refreshing", 20)).toMatchObject({ since: MOMENT + 20_000 });
});

it("begins anew when somebody wants newer figures", async () => {
  await ask("stale", 0);
  await client.invalidateQueries({ queryKey: KEY });
  expect(await ask("stale", 60)).toMatchObject({ since: MOMENT + 60_000, wanted: true });
  expect(await ask("stale", 62)).toMatchObject({ since: MOMENT + 60_000, wanted: true });
  expect(judge).toHaveBeenLastCalledWith({ body: 1 }, 2000);
});

it.each<[string, Stood | undefined, number | false]>([
  ["nothing is known", undefined, false],
  ["all is fresh", { standing: "fresh", since: null, wanted: false }, false],
  ["newer ones are read", { standing: "refreshing", since: MOMENT - 99_000, wanted: false }, 1500],
  ["newer ones failed", { standing: "stale", since: MOMENT, wanted: false }, 30_000],
  ["they failed and are just tried again", { standing: "stale", since: MOMENT, wanted: true }, 1500],
  ["that failed, too", { standing: "stale", since: MOMENT - 10_000, wanted: true }, 30_000],
])("when %s, asks again by itself", (_, data, wait) => {
  expect(reaskAfter({ data, error: null })).toBe(wait);
});

it("does not ask by itself after a failure", () => {
  const data: Stood = { standing: "refreshing", since: MOMENT, wanted: false };
  expect(reaskAfter({ data, error: new Error("No.") })).toBe(false);
});
