import { expect, it } from "vitest";
import { sparklinePath } from "./sparkline-path";

it.each([
  ["nothing", [], ""],
  ["no spend", [0, 0, 0], "M1 21L45 21L89 21"],
  ["a rise", [0, 5, 10], "M1 21L45 11L89 1"],
  ["the same each day", [7, 7], "M1 1L89 1"],
  ["one day", [7], "M1 1L89 1"],
  ["one day without spend", [0], "M1 21L89 21"],
  ["a credit, below the line of zero", [10, -10, 0], "M1 1L45 21L89 11"],
  ["credits alone", [0, -4], "M1 1L89 21"],
  ["amounts of any size", [1e12, 5e11], "M1 1L89 11"],
])("draws %s", (_, values, path) => {
  expect(sparklinePath(values)).toBe(path);
});
