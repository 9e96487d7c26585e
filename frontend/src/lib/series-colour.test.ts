import { expect, it } from "vitest";
import { seriesColour } from "./series-colour";

it.each([
  [1, "var(--series-1, var(--accent))"],
  [7, "var(--series-7, var(--accent))"],
  [8, "var(--series-other, var(--line-strong))"],
])("gives the place %d its colour", (rank, colour) => {
  expect(seriesColour(rank)).toBe(colour);
});
