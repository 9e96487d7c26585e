import { type ApiResponse, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import { viewParams } from "@/api/view";
import type { View } from "@/lib/view";

/** What a view cost in all, its days and its parts; each sum in it was made by the API. */
export type SpendSummary =
  paths["/costs/summary"]["get"]["responses"][200]["content"]["application/json"];
export type ModelSpend = SpendSummary["models"][number];
export type DaySpend = SpendSummary["days"][number];
export type Comparison = NonNullable<SpendSummary["comparison"]>;

export function getSpendSummary(view: View, signal: AbortSignal): Promise<ApiResponse<SpendSummary>> {
  return getJson<SpendSummary>("costs/summary", viewParams(view), signal);
}
