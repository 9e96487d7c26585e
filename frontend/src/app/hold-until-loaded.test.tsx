import { act, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ApiQuery } from "@/api/use-api-query";
import { navigate } from "@/router/address";
import { useSearchParams } from "@/router/use-search-params";
import { openPart, pass } from "@/testing/render-app";
import { HoldUntilLoaded } from "./hold-until-loaded";

const ENDPOINTS = ["summary", "breakdown"];

type Response = Awaited<ReturnType<ApiQuery["fetch"]>>;

const RESPONSE: Response = { body: { warnings: [] }, asOf: null, stale: false };

/** Resolves or rejects the requests of each endpoint and range. */
const requests = new Map<string, { answer: () => void; refuse: () => void }>();

function Page() {
  const [params] = useSearchParams();
  const range = params.get("range") ?? "nothing";
  const queries = ENDPOINTS.map((endpoint) => ({
    key: [endpoint, range],
    fetch: () =>
      new Promise<Response>((answer, refuse) => {
        requests.set(`${endpoint} ${range}`, {
          answer: () => {
            answer(RESPONSE);
          },
          refuse: () => {
            refuse(new Error("no"));
          },
        });
      }),
  }));
  return (
    <HoldUntilLoaded queries={queries}>
      <Shown />
    </HoldUntilLoaded>
  );
}

function Shown() {
  const [params] = useSearchParams();
  return <p>{params.get("range")}</p>;
}

beforeEach(() => {
  requests.clear();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  openPart("/?range=today", <Page />);
});

async function choose(range: string) {
  act(() => {
    navigate({ search: `?range=${range}` });
  });
  await pass(20);
}

async function come(what: string) {
  requests.get(what)?.answer();
  await pass(20);
}

it("shows nothing of another address until all that it asks is answered", async () => {
  await choose("last-month");
  expect(screen.queryByText("today")).not.toBeNull();
  await come("breakdown last-month");
  expect(screen.queryByText("today")).not.toBeNull();
  await come("summary last-month");
  expect(screen.queryByText("last-month")).not.toBeNull();
});

it("takes a refusal for an answer", async () => {
  await choose("last-month");
  await come("breakdown last-month");
  requests.get("summary last-month")?.refuse();
  await pass(20);
  expect(screen.queryByText("last-month")).not.toBeNull();
});

it("lets the blocks say themselves that they wait, where that takes longer than a moment", async () => {
  await choose("last-month");
  await pass(100);
  expect(screen.queryByText("last-month")).not.toBeNull();
});

it("shows at once what is known", async () => {
  await come("summary today");
  await come("breakdown today");
  await choose("last-month");
  await pass(100);
  act(() => {
    navigate({ search: "?range=today" });
  });
  expect(screen.queryByText("today")).not.toBeNull();
});
