import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { useToday } from "./use-today";

function pass(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T23:59:59Z") });
});

it("moves on when the UTC day is over, and again a day later", () => {
  const { result } = renderHook(useToday);
  pass(999);
  expect(result.current).toBe("2026-11-22");
  pass(1);
  expect(result.current).toBe("2026-11-23");
  pass(86_400_000);
  expect(result.current).toBe("2026-11-24");
});

it("looks again when the page comes into view after a sleep", () => {
  const { result } = renderHook(useToday);
  vi.setSystemTime("2026-11-24T08:00:00Z");
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(result.current).toBe("2026-11-24");
});

it("notices within a minute that it slept in full view", () => {
  vi.setSystemTime("2026-11-22T12:00:00Z");
  const { result } = renderHook(useToday);
  vi.setSystemTime("2026-11-24T08:00:00Z");
  pass(60_000);
  expect(result.current).toBe("2026-11-24");
});

it("still moves on after the clock was set back", () => {
  const { result } = renderHook(useToday);
  vi.setSystemTime("2026-11-22T23:50:00Z");
  pass(1000);
  expect(result.current).toBe("2026-11-22");
  pass(600_000);
  expect(result.current).toBe("2026-11-23");
});

it("leaves no timer behind", () => {
  const { unmount } = renderHook(useToday);
  unmount();
  document.dispatchEvent(new Event("visibilitychange"));
  expect(vi.getTimerCount()).toBe(0);
});
