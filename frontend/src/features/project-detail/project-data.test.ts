import { expect, it } from "vitest";
import { residencyText } from "./project-data";

it.each([
  [null, null],
  ["", null],
  ["GLOBAL", "Global"],
  ["EU_STORAGE_PROCESSING", "EU storage processing"],
  [{ region: "eu" }, null],
])("writes the residency %j as %j", (residency, words) => {
  expect(residencyText(residency)).toBe(words);
});
