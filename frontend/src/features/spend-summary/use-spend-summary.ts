import { getSpendSummary } from "@/api/costs-summary";
import { useApiQuery } from "@/api/use-api-query";
import type { View } from "@/lib/view";

/** How much a view cost. */
export function spendSummaryQuery(view: View) {
  return {
    key: ["costs-summary", view],
    fetch: (signal: AbortSignal) => getSpendSummary(view, signal),
  };
}

/** The spend summary of a view; the previous one stays while another loads. */
export function useSpendSummary(view: View) {
  return useApiQuery(spendSummaryQuery(view));
}
