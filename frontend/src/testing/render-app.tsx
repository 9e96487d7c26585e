import { QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { AddressProvider } from "@/router/hash-router";
import { addressNow } from "@/router/address";
import { vi } from "vitest";
import { App } from "@/app/app";
import { createQueryClient } from "@/app/query-client";
// Pages that come when they are asked for: here they are there, so that no test waits for a file.
import "@/app/project-page";
import "@/app/projects-page";

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

/** Where the dashboard is; the browser is told a moment later. */
export function here(): string {
  const { pathname, search } = addressNow();
  return `#${pathname}${search}`;
}

/** Opens an address, as the test's beginning. */
export function goTo(address: string) {
  // From elsewhere, where nothing counts that the test before had still to tell the browser.
  location.hash = "#left";
  addressNow();
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
      <AddressProvider>{part}</AddressProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
