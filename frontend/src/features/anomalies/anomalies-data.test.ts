import { expect, it } from "vitest";
import { unusual } from "@/testing/spend-samples";
import { anomalyTexts } from "./anomalies-data";

const [mark] = unusual.marks;

it.each([
  [{}, "Search prod on gpt-5.6-terra, $4,700.00, usually $1,100.00"],
  [{ partial: true }, "Search prod on gpt-5.6-terra, $4,700.00 so far, usually $1,100.00"],
  [{ project_id: null, project_name: null }, "No project on gpt-5.6-terra, $4,700.00, usually $1,100.00"],
  [{ whole_organisation: true }, "the whole organisation, $4,700.00, usually $1,100.00"],
])("says who spent more than usual, with %j", (change, words) => {
  const marks = mark ? [{ ...mark, ...change }] : [];
  expect(anomalyTexts({ currency: "usd", marks })).toEqual([{ date: "2026-11-21", words }]);
});
