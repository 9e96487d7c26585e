import { type Answer, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import type { DayRange } from "@/lib/days";

/** Everything the Usage page shows; each sum in it was made by the API. */
export type SpendSummary =
  paths["/costs/summary"]["get"]["responses"][200]["content"]["application/json"];
export type ProjectSpend = SpendSummary["projects"][number];
export type ModelSpend = SpendSummary["models"][number];
export type DaySpend = SpendSummary["days"][number];

/** Whether each breakdown ends after its largest rows, or has all. */
export type RowsWanted = "top" | "all";

export function getSpendSummary(
  range: DayRange,
  rows: RowsWanted,
  signal: AbortSignal,
): Promise<Answer<SpendSummary>> {
  return getJson<SpendSummary>(
    "costs/summary",
    { start_date: range.start, end_date: range.end, rows: rows === "all" ? rows : undefined },
    signal,
  );
}
