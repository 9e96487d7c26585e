import { expect, it } from "vitest";
import { changeBars } from "./change-bars";

it("draws what rose to the right of zero and what fell to the left, on one scale", () => {
  expect(changeBars([{ change: 600 }, { change: 100 }, { change: -200 }])).toEqual([
    { left: 25, width: 75 },
    { left: 25, width: 12.5 },
    { left: 0, width: 25 },
  ]);
});

it("draws changes that cancel each other out, too", () => {
  expect(changeBars([{ change: -5 }, { change: 5 }])).toEqual([
    { left: 0, width: 50 },
    { left: 50, width: 50 },
  ]);
});

it("draws nothing where nothing changed", () => {
  expect(changeBars([{ change: 0 }])).toEqual([{ left: 0, width: 0 }]);
});
