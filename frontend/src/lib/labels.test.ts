import { describe, expect, it } from "vitest";
import vectors from "@vectors/line_items.json";
import { lineItemLabel, modelLabel, parseLineItem, projectLabel, shortId, statusLabel } from "./labels";

describe("a line item", () => {
  it.each(vectors.parse)("is parsed as on the server: $label", ({ label, expected }) => {
    const { long_context: longContext, ...rest } = expected;
    expect(parseLineItem(label)).toEqual({ ...rest, longContext });
  });

  it.each([
    ["gpt-5-mini, output", "gpt-5-mini", "output"],
    ["priority | gpt-5.6-sol, output", "gpt-5.6-sol", "priority · output"],
    ["gpt-5.6-sol, input, long context", "gpt-5.6-sol", "input · long context"],
    ["gpt-realtime-2.1 audio, output_tokens", "gpt-realtime-2.1 audio", "output"],
    ["web search", "web search", ""],
    ["Tax, fees and others", "Tax, fees and others", ""],
    ["", "", ""],
  ])("%j is shown as %j with the detail %j", (label, name, detail) => {
    expect(lineItemLabel(label)).toEqual({ name, detail });
  });
});

it.each([
  ["gpt-5-mini", "gpt-5-mini"],
  [null, "No model"],
  ["", "Unnamed line item"],
  ["  ", "Unnamed line item"],
])("shows the model %j as %s", (model, label) => {
  expect(modelLabel(model)).toBe(label);
});

it.each([
  [{ id: "proj_1", name: "Search" }, "Search"],
  [{ id: "proj_1", name: null }, "proj_1"],
  [{ id: null, name: null }, "No project"],
])("shows the project %j as %s", (project, label) => {
  expect(projectLabel(project)).toBe(label);
});

it.each([
  ["proj_8fK2abcdef", "proj_8fK2…"],
  ["proj_8fK2a", "proj_8fK2a"],
  ["default", "default"],
])("shortens %s to %s", (id, short) => {
  expect(shortId(id)).toBe(short);
});

it.each([
  ["active", "Active"],
  ["archived", "Archived"],
  ["frozen", "frozen"],
])("shows the status %s as %s", (status, text) => {
  expect(statusLabel(status).text).toBe(text);
});
