import { getSeries, type SeriesCut } from "@/api/costs-series";
import { useApiQuery } from "@/api/use-api-query";
import type { View } from "@/lib/view";

/** When a view's money was spent. */
export function seriesQuery(view: View, { by, interval, cumulative }: SeriesCut) {
  const cut = { by, interval, cumulative };
  return {
    key: ["costs-series", view, cut],
    fetch: (signal: AbortSignal) => getSeries(view, cut, signal),
  };
}

/** A view's money over time. */
export function useSeries(view: View, cut: SeriesCut) {
  return useApiQuery(seriesQuery(view, cut));
}
