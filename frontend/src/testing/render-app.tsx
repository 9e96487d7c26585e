import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { App } from "@/app/app";
import { createQueryClient } from "@/app/query-client";

/** A Sunday at noon: only the date stands still, timers run. */
export function stopClock(moment = "2026-11-22T12:03:00Z") {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(moment) });
}

/** The date and all that happens every so often stand still, until time is let pass. */
export function stopIntervals(moment = "2026-11-22T12:03:00Z") {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: new Date(moment) });
}

export async function pass(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

/** The whole dashboard, opened at an address such as "/projects?search=x". */
export function openApp(address: string) {
  location.hash = address;
  render(<App queryClient={createQueryClient()} />);
  return userEvent.setup();
}
