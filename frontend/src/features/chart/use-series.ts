import { getSeries, type SeriesCut } from "@/api/costs-series";
import { useFigures } from "@/api/use-figures";
import type { View } from "@/lib/view";

/** A view's money over time. */
export function useSeries(view: View, { by, interval, cumulative }: SeriesCut) {
  const cut = { by, interval, cumulative };
  return useFigures({
    key: ["costs-series", view, cut],
    ask: (signal) => getSeries(view, cut, signal),
  });
}
