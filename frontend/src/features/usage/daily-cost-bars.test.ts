import type { TooltipItem } from "chart.js";
import { expect, it, vi } from "vitest";
import { spend } from "@/testing/samples";
import { barData, barOptions } from "./daily-cost-bars";
import { dailyBars } from "./daily-cost-data";

const bars = dailyBars(spend.days);

/** A canvas that writes and paints nothing, only as wide as it says. */
function drawOnNothing() {
  const pattern = {} as CanvasPattern;
  const pen = {
    fillRect: () => undefined,
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    stroke: () => undefined,
    createPattern: () => pattern,
  };
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(pen as never);
  return pattern;
}

it("gives each day a bar as high as its cost", () => {
  const { labels, datasets } = barData(bars);
  expect(labels).toEqual(["Nov 20", "Nov 21", "today"]);
  expect(datasets).toHaveLength(1);
  expect(datasets[0]?.data).toEqual([1200.5, 4866.2, 300]);
});

it("hatches only the day that is still counting", () => {
  const hatched = drawOnNothing();
  const colours = barData(bars).datasets[0]?.backgroundColor as unknown[];
  expect(colours.map((colour) => colour === hatched)).toEqual([false, false, true]);
});

it.each([
  [0, "Nov 20, 2026", "$1,200.50"],
  [1, "Nov 21, 2026", "$4,866.20"],
  [2, "Nov 22, 2026, so far", "$300.00"],
])("says over bar %d its own day and cost", (dataIndex, day, cost) => {
  const callbacks = barOptions(bars, "usd").plugins?.tooltip?.callbacks;
  const item = { dataIndex } as TooltipItem<"bar">;
  expect(callbacks?.title?.call({} as never, [item])).toBe(day);
  expect(callbacks?.label?.call({} as never, item)).toBe(cost);
});

it("writes the axes: money in short, and the days that there is room for", () => {
  const { x, y } = barOptions(bars, "usd").scales ?? {};
  expect(y?.ticks?.callback?.call({} as never, 5000, 0, [])).toBe("$5K");
  const ctx = { measureText: () => ({ width: 44 }) };
  const labels = (maxWidth: number) =>
    bars.labels.map((_, index) =>
      x?.ticks?.callback?.call({ chart: { ctx }, maxWidth } as never, index, index, []),
    );
  expect(labels(600)).toEqual(["Nov 20", "Nov 21", "today"]);
  expect(labels(100)).toEqual(["Nov 20", "", "today"]);
});
