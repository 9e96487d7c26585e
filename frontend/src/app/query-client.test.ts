import { onlineManager, QueryObserver } from "@tanstack/react-query";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { ApiError } from "@/api/api-error";
import { createQueryClient } from "./query-client";

const MINUTE = 60_000;

const ask = vi.fn<() => Promise<string>>();

function pass(milliseconds: number) {
  return vi.advanceTimersByTimeAsync(milliseconds);
}

async function watch() {
  const client = createQueryClient();
  client.mount();
  const figures = new QueryObserver(client, { queryKey: ["figures"], queryFn: ask });
  const leave = figures.subscribe(() => undefined);
  onTestFinished(() => {
    leave();
    client.unmount();
  });
  await pass(MINUTE);
}

async function comeIntoView() {
  window.dispatchEvent(new Event("visibilitychange"));
  await pass(0);
}

async function reconnect() {
  onlineManager.setOnline(false);
  onlineManager.setOnline(true);
  await pass(0);
}

function fail(details: { status: number; retryAfter?: number }) {
  ask.mockImplementation(() => Promise.reject(new ApiError("No.", { code: "x", ...details })));
}

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset();
});

it("asks once more by itself when no answer came at all", async () => {
  fail({ status: 0 });
  await watch();
  expect(ask).toHaveBeenCalledTimes(2);
});

it.each([429, 502])("leaves it at the answer %d", async (status) => {
  fail({ status });
  await watch();
  expect(ask).toHaveBeenCalledTimes(1);
});

it.each([
  ["the window comes into view", comeIntoView],
  ["the network is back", reconnect],
])("keeps a response fresh for five minutes, then asks again when %s", async (_, happen) => {
  ask.mockResolvedValue("figures");
  await watch();
  await pass(3 * MINUTE);
  await happen();
  expect(ask).toHaveBeenCalledTimes(1);
  await pass(MINUTE);
  await happen();
  expect(ask).toHaveBeenCalledTimes(2);
});

it.each([
  ["the window comes into view", comeIntoView],
  ["the network is back", reconnect],
])("does not ask before the time that a refusal named is over, though %s", async (_, happen) => {
  fail({ status: 429, retryAfter: 90 });
  await watch();
  await happen();
  expect(ask).toHaveBeenCalledTimes(1);
  await pass(MINUTE);
  await happen();
  expect(ask).toHaveBeenCalledTimes(2);
});
