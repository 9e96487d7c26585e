import { QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { HashRouter } from "@/router/hash-router";
import { vi } from "vitest";
import { App } from "@/app/app";
import { createQueryClient } from "@/app/query-client";
// Loaded in advance, so that no test waits for a lazy page.
import "@/app/project-page";
import "@/app/projects-page";

/** Stops the date on a Sunday at noon; timers run. */
export function stopClock(moment = "2026-11-22T12:03:00Z") {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(moment) });
}

/** Stops the date and intervals until {@link pass} advances them. */
export function stopIntervals(moment = "2026-11-22T12:03:00Z") {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: new Date(moment) });
}

export async function pass(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

/** The address that the browser shows, without what is before the "#". */
export function here(): string {
  return location.hash;
}

/** Opens an address, at the beginning of a test. */
export function goTo(address: string) {
  location.hash = address;
}

/** The whole dashboard, opened at an address such as "/projects?search=x". */
export function openApp(address: string) {
  goTo(address);
  render(<App queryClient={createQueryClient()} />);
  return userEvent.setup();
}

/** A part of the dashboard alone, at an address. */
export function openPart(address: string, part: ReactNode) {
  goTo(address);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <HashRouter>{part}</HashRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
