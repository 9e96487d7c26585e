import { expect, it } from "vitest";
import { changeBars } from "./change-bars";

it("draws what rose to the right of zero and what fell to the left, on one scale", () => {
  expect(
    changeBars([
      { change: 600, share: 1.2 },
      { change: 100, share: 0.2 },
      { change: -200, share: -0.4 },
    ]),
  ).toEqual([
    { left: 25, width: 75 },
    { left: 25, width: 12.5 },
    { left: 0, width: 25 },
  ]);
});

it("goes by the change, also where the whole fell and every share is turned round", () => {
  expect(
    changeBars([
      { change: -300, share: 1.5 },
      { change: 100, share: -0.5 },
    ]),
  ).toEqual([
    { left: 0, width: 75 },
    { left: 75, width: 25 },
  ]);
});

it("draws nothing where there are no shares", () => {
  expect(changeBars([{ change: 5, share: null }])).toEqual([{ left: 0, width: 0 }]);
});
