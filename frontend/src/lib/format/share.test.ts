import { expect, it } from "vitest";
import { barFraction, formatShare } from "./share";

it.each([
  [0.46, "46.0%"],
  [1, "100.0%"],
  [0, "0.0%"],
  [0.0004, "<0.1%"],
  [-0.0004, "0.0%"],
  [-0.25, "-25.0%"],
])("writes the share %s as %s", (share, text) => {
  expect(formatShare(share, ["en-US"])).toBe(text);
});

it.each([
  [0.46, 0.46],
  [-0.2, 0],
  [1.3, 1],
  [null, 0],
])("draws the share %s over %d of the bar", (share, fraction) => {
  expect(barFraction(share)).toBe(fraction);
});
