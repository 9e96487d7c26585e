import { expect, it } from "vitest";
import { labelledPlaces } from "./axis-labels";

it.each([
  [30, 1740, 30],
  [30, 340, 5],
  [1, 300, 1],
  [180, 0, 1],
])("labels some of %d bars on %d pixels: %d, and always the last", (places, width, labelled) => {
  const shown = labelledPlaces(places, 44, width);
  expect(shown).toHaveLength(labelled);
  expect(shown.at(-1)).toBe(places - 1);
});

it("always labels today, also with days ahead of it", () => {
  expect(labelledPlaces(30, 44, 300, 21)).toEqual([3, 9, 15, 21, 27]);
});
