import { expect, it } from "vitest";
import { linePoints } from "./sparkline-data";

it.each([
  ["from zero to the largest", [0, 5, 10], "0.0,20.0 50.0,10.0 100.0,0.0"],
  ["flat where nothing was spent", [0, 0], "0.0,20.0 100.0,20.0"],
  ["with room below for a credit", [10, -10], "0.0,0.0 100.0,20.0"],
  ["as one point where there is one", [4], "0.0,0.0"],
])("draws a line %s", (_, values, points) => {
  expect(linePoints(values, 100, 20)).toBe(points);
});
