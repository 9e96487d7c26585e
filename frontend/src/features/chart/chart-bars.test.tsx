import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { series } from "@/testing/spend-samples";
import { ChartBars } from "./chart-bars";
import { drawnPicture } from "./chart-data";

it("stays on the last bar where fewer bars have come than were walked", async () => {
  const expected = [{ date: "2026-11-23", expected: 2450.5 }];
  const bars = (days: typeof expected) => (
    <ChartBars picture={drawnPicture(series, days, [])} highlighted={null} onEnter={() => undefined} />
  );
  const { rerender } = render(bars(expected));
  await screen.findByRole("img");
  const walk = screen.getByRole("slider");
  walk.focus();
  await userEvent.keyboard("{End}");
  expect(walk.getAttribute("aria-valuenow")).toBe("4");
  rerender(bars([]));
  expect(walk.getAttribute("aria-valuenow")).toBe("3");
  expect(walk.getAttribute("aria-valuetext")).toMatch(/^Nov 22, 2026/);
});
