import { expect, it } from "vitest";
import { modelLabel } from "./model-label";

it.each([
  ["gpt-5-mini", "gpt-5-mini"],
  [null, "No model"],
  ["", "Unnamed line item"],
  ["  ", "Unnamed line item"],
])("calls the model %j %s", (model, label) => {
  expect(modelLabel(model)).toBe(label);
});
