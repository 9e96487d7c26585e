import { getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import type { DayRange } from "@/lib/days";

/** Everything the Usage page shows; each sum in it was made by the API. */
export type SpendSummary =
  paths["/costs/summary"]["get"]["responses"][200]["content"]["application/json"];
export type ProjectSpend = SpendSummary["projects"][number];
export type ModelSpend = SpendSummary["models"][number];
export type DaySpend = SpendSummary["days"][number];

export async function getSpendSummary(range: DayRange, signal: AbortSignal): Promise<SpendSummary> {
  const answer = await getJson<SpendSummary>(
    "costs/summary",
    { start_date: range.start, end_date: range.end },
    signal,
  );
  return answer.body;
}
