import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { series } from "@/testing/spend-samples";
import { ChartBars } from "./chart-bars";
import { drawnPicture } from "./chart-data";

it("stays on the last bar when fewer bars remain than the cursor had passed", async () => {
  const expected = [{ date: "2026-11-23", expected: 2450.5 }];
  const bars = (days: typeof expected) => (
    <ChartBars picture={drawnPicture(series, days, [])} highlighted={null} onEnter={() => undefined} />
  );
  const { rerender } = render(bars(expected));
  await screen.findByRole("img");
  const slider = screen.getByRole("slider");
  slider.focus();
  await userEvent.keyboard("{End}");
  expect(slider.getAttribute("aria-valuenow")).toBe("4");
  rerender(bars([]));
  expect(slider.getAttribute("aria-valuenow")).toBe("3");
  expect(slider.getAttribute("aria-valuetext")).toMatch(/^Nov 22, 2026/);
});
