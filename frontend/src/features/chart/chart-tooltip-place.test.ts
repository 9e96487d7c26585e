import { expect, it } from "vitest";
import { besideBar } from "./chart-tooltip-place";

const area = { left: 50, right: 850, top: 0, bottom: 300 };

it.each([
  ["to the right of an early bar", 2, 20, { left: 180, maxWidth: 670 }],
  ["to the left of a late one", 18, 20, { right: 90, maxWidth: 760 }],
  ["close to a bar that is alone", 0, 1, { right: 432, maxWidth: 418 }],
])("stands %s", (_, at, places, side) => {
  expect(besideBar(at, places, area, 850)).toEqual(side);
});

it("keeps within a narrow chart, at the edge that is further away", () => {
  const narrow = { ...area, right: 300 };
  expect(besideBar(4, 10, narrow, 300)).toEqual({ left: 0, maxWidth: 215 });
  expect(besideBar(3, 10, narrow, 300)).toEqual({ right: 0, maxWidth: 215 });
});
