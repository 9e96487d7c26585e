import { expect, it } from "vitest";
import { placeOfFigures } from "./chart-tooltip-place";

const area = { left: 50, right: 850, top: 20, bottom: 300 };

it.each([
  ["to the right of an early bar", 2, 20, { top: 20, left: 180, maxWidth: 670 }],
  ["to the left of a late one", 18, 20, { top: 20, right: 90, maxWidth: 760 }],
  ["close to a bar that is alone", 0, 1, { top: 20, right: 432, maxWidth: 418 }],
])("stand %s", (_, at, places, style) => {
  expect(placeOfFigures(at, places, area, 850)).toEqual(style);
});

it("stand below the bars where there is no room beside one", () => {
  const place = placeOfFigures(4, 10, { ...area, right: 300 }, 300);
  expect(place).toEqual({ top: 330, left: 0, right: 0, width: "auto" });
});
