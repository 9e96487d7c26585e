import { useQueryClient } from "@tanstack/react-query";
import { getSpendSummary } from "@/api/costs-summary";
import { prefetchFigures, useFigures, useFiguresAhead } from "@/api/use-figures";
import type { View } from "@/lib/view";

function question(view: View) {
  return {
    key: ["costs-summary", view],
    ask: (signal: AbortSignal) => getSpendSummary(view, signal),
  };
}

/** The spend of a view; while a new one is on its way, the figures of the one before stay. */
export function useSpend(view: View) {
  // Before all that is asked ahead: the total is what a person waits for.
  useFiguresAhead(question(view));
  return useFigures(question(view));
}

/** Asks for a view ahead, while somebody is still about to choose it. */
export function usePrefetchSpend() {
  const client = useQueryClient();
  return (view: View) => {
    prefetchFigures(client, question(view));
  };
}
