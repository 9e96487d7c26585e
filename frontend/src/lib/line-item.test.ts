import { expect, it } from "vitest";
import { splitLineItem } from "./line-item";

it.each([
  ["gpt-5-mini, output", "gpt-5-mini", "output"],
  ["gpt-5-mini, cached input", "gpt-5-mini", "cached input"],
  ["priority | gpt-5.6-sol, output", "gpt-5.6-sol", "priority · output"],
  ["gpt-5.6-sol, input, long context", "gpt-5.6-sol", "input · long context"],
  ["gpt-realtime-2.1 audio, output_tokens", "gpt-realtime-2.1 audio", "output_tokens"],
  ["web search", "web search", ""],
  ["Scale Tier | reserved", "reserved", "Scale Tier"],
  ["Tax, fees and others", "Tax, fees and others", ""],
  ["a | b, of no known form", "a | b, of no known form", ""],
  [", output", ", output", ""],
  ["", "", ""],
])("takes %j apart", (label, model, detail) => {
  expect(splitLineItem(label)).toEqual({ model, detail });
});
