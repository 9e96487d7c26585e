import { expect, it } from "vitest";
import { seriesToken } from "./series-colour";

it.each([
  [1, "--series-1"],
  [7, "--series-7"],
  [8, "--series-other"],
  [0, "--series-other"],
])("gives place %d the colour %s", (rank, token) => {
  expect(seriesToken(rank)).toBe(token);
});
