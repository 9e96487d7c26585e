import { expect, it } from "vitest";
import { series } from "@/testing/spend-samples";
import { type ChartColours, faded } from "./chart-colours";
import { drawnPicture } from "./chart-data";
import { barData, barOptions } from "./chart-drawing";

const colours: ChartColours = {
  text: "text",
  faint: "faint",
  line: "line",
  surface: "surface",
  compared: "compared",
  expected: "expected",
  up: "up",
  part: (token) => `rgb(1, 2, ${token.endsWith("other") ? 9 : token.slice(-1)})`,
  font: { family: "Sans", size: 12 },
};
const picture = drawnPicture(series, [{ date: "2026-11-23", expected: 9000 }]);

it("stacks each part's amounts, as they came, and has a place for days to come", () => {
  const { labels, datasets } = barData(picture, colours, null);
  expect(labels).toEqual(["Nov 20", "Nov 21", "today", "Nov 23"]);
  expect(datasets.map(({ data }) => data.map(({ y }) => y))).toEqual([
    [1100, 4700, 200, null],
    [100, 100, 100, null],
    [0.5, 66.2, 0, null],
  ]);
  expect(datasets.map(({ backgroundColor }) => backgroundColor)).toEqual([
    "rgb(1, 2, 1)",
    "rgb(1, 2, 2)",
    "rgb(1, 2, 9)",
  ]);
});

it("lets the others stand back where one part is highlighted", () => {
  const { datasets } = barData(picture, colours, 1);
  expect(datasets.map(({ backgroundColor }) => backgroundColor)).toEqual([
    "rgba(1, 2, 1, 0.2)",
    "rgb(1, 2, 2)",
    "rgba(1, 2, 9, 0.2)",
  ]);
  expect(faded("Canvas")).toBe("Canvas");
});

it("draws no lines between the parts of many bars", () => {
  const many = { ...picture, places: Array.from({ length: 366 }, () => picture.places[0]) };
  expect(barData(many as typeof picture, colours, null).datasets[0]?.borderWidth).toBe(0);
});

it("leaves room for what is compared and expected, and writes money in short", () => {
  const { y } = barOptions(picture, colours).scales ?? {};
  expect(y?.suggestedMax).toBe(9000);
  expect(y?.ticks?.callback?.call({} as never, 5000, 0, [])).toBe("$5K");
});

it("labels the places that there is room for, and always today", () => {
  const { x } = barOptions(picture, colours).scales ?? {};
  const ctx = { measureText: () => ({ width: 44 }) };
  const ticks = (maxWidth: number) => {
    const axis = { chart: { ctx }, maxWidth, ticks: [] as { value: number }[] };
    x?.afterBuildTicks?.(axis as never);
    return axis.ticks.map(({ value }) => value);
  };
  expect(ticks(600)).toEqual([0, 1, 2, 3]);
  expect(ticks(120)).toEqual([0, 2]);
});
