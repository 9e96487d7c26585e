import { getSpendSummary } from "@/api/costs-summary";
import { useFigures } from "@/api/use-api-query";
import type { View } from "@/lib/view";

/** How much a view cost. */
export function spendQuestion(view: View) {
  return {
    key: ["costs-summary", view],
    ask: (signal: AbortSignal) => getSpendSummary(view, signal),
  };
}

/** The spend of a view; while a new one is on its way, the figures of the one before stay. */
export function useSpend(view: View) {
  return useFigures(spendQuestion(view));
}
