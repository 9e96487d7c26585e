import { expect, it } from "vitest";
import { perUnits, unitName } from "./unit-price";

it.each([
  [1_000_000, "tokens", "per million tokens"],
  [1_000_000, "characters", "per million characters"],
  [3600, "duration_seconds", "per hour"],
  [1, "images", "per image"],
  [1, "gibibyte_hours", "per GiB hour"],
  [1000, null, "per 1,000"],
  [1, "odd_sniffs", "per odd sniffs"],
  [1, null, "per piece"],
])("calls %d %s %s", (per, unit, text) => {
  expect(perUnits({ per, unit }, ["en-US"])).toBe(text);
});

it("has no name for a plain count, and an unknown unit's own", () => {
  expect(unitName(null)).toBeNull();
  expect(unitName("odd_sniffs")).toBe("odd sniffs");
  expect(unitName("tokens")).toBe("tokens");
});
