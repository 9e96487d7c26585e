import { describe, expect, it } from "vitest";
import { formatChange, formatFraction, formatTimes } from "./change";

describe("formatChange", () => {
  it.each([
    [7492.1, "+$7,492.10"],
    [-881.65, "−$881.65"],
    [0, "$0.00"],
    [-0, "$0.00"],
    [0.0004, "+$0.0004"],
    [-0.0004, "−$0.0004"],
    [-1e-24, "$0.00"],
  ])("writes %d as %s", (amount, text) => {
    expect(formatChange(amount, "usd", ["en-US"])).toBe(text);
  });

  it("follows the reader's language and the amount's currency", () => {
    expect(formatChange(-1234.5, "eur", ["de-DE"])).toBe("−1.234,50\u00a0€");
  });
});

it.each([
  [0.184, "18.4%"],
  [-0.126, "12.6%"],
  [-1, "100.0%"],
  [0, "0.0%"],
  [0.0001, "<0.1%"],
  [-0.0001, "<0.1%"],
  [8.994, "899.4%"],
  [9, "×10"],
  [11.04, "×12"],
  [1233.9, "×1,235"],
  [-2, "200.0%"],
])("writes the change by %d of what was before as %s", (fraction, text) => {
  expect(formatFraction(fraction, ["en-US"])).toBe(text);
});

it.each([
  [2.3456, "2.3"],
  [2, "2"],
  [120.4, "120"],
  [12345, "12,345"],
])("writes %d times as %s", (ratio, text) => {
  expect(formatTimes(ratio, ["en-US"])).toBe(text);
});
