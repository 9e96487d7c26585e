import { type Answer, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import { viewQuery } from "@/api/view";
import type { View } from "@/lib/view";

export type Months = paths["/costs/series"]["get"]["responses"][200]["content"]["application/json"];
export type Month = Months["buckets"][number];

/** A view's money by calendar month. */
export function getMonths(view: View, signal: AbortSignal): Promise<Answer<Months>> {
  return getJson<Months>("costs/series", { ...viewQuery(view), interval: "month" }, signal);
}
