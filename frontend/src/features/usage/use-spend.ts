import { getSpendSummary } from "@/api/costs-summary";
import { useFigures, useFiguresAhead } from "@/api/use-figures";
import type { View } from "@/lib/view";

function question(view: View) {
  return {
    key: ["costs-summary", view],
    ask: (signal: AbortSignal) => getSpendSummary(view, signal),
  };
}

/** The spend of a view; while a new one is on its way, the figures of the one before stay. */
export function useSpend(view: View) {
  return useFigures(question(view));
}

/** Asks for the spend that will be shown. */
export function useSpendAhead(view: View) {
  useFiguresAhead(question(view));
}
