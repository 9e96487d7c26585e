import { expect, it } from "vitest";
import { formatUnitPrice, unitName } from "./unit-price";

it.each([
  [9.6, 1_000_000, "tokens", "$9.60 per million tokens"],
  [0.0004, 1_000_000, "tokens", "$0.0004 per million tokens"],
  [30, 1_000_000, "characters", "$30.00 per million characters"],
  [0.36, 3600, "duration_seconds", "$0.36 per hour"],
  [0.08, 1, "images", "$0.08 per image"],
  [0.0042, 1, "gibibyte_hours", "$0.0042 per GiB hour"],
  [10, 1000, null, "$10.00 per 1,000"],
  [0.1, 1, "odd_sniffs", "$0.10 per odd sniffs"],
  [0.1, 1, null, "$0.10 per piece"],
])("writes %d for %d %s as %s", (amount, per, unit, text) => {
  expect(formatUnitPrice({ amount, per, unit }, "usd", ["en-US"])).toBe(text);
});

it("has no name for a plain count, and an unknown unit's own", () => {
  expect(unitName(null)).toBeNull();
  expect(unitName("odd_sniffs")).toBe("odd sniffs");
  expect(unitName("tokens")).toBe("tokens");
});
