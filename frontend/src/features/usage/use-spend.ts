import { useQueryClient } from "@tanstack/react-query";
import { getSpendSummary, type RowsWanted } from "@/api/costs-summary";
import { prefetchFigures, useFigures } from "@/api/use-figures";
import type { View } from "@/lib/view";

function question(view: View, rows: RowsWanted) {
  return {
    key: ["costs-summary", view, rows],
    ask: (signal: AbortSignal) => getSpendSummary(view, rows, signal),
  };
}

/** The spend of a view; while a new one is on its way, the figures of the one before stay. */
export function useSpend(view: View, rows: RowsWanted) {
  return useFigures(question(view, rows));
}

/** Asks for a view ahead, while somebody is still about to choose it. */
export function usePrefetchSpend() {
  const client = useQueryClient();
  return (view: View) => {
    prefetchFigures(client, question(view, "top"));
  };
}
