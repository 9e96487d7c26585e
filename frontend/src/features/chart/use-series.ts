import { getSeries, type SeriesCut } from "@/api/costs-series";
import { useFigures, useFiguresAhead } from "@/api/use-figures";
import type { View } from "@/lib/view";
import { useChartChoice } from "./use-chart-choice";

function question(view: View, { by, interval, cumulative }: SeriesCut) {
  const cut = { by, interval, cumulative };
  return {
    key: ["costs-series", view, cut],
    ask: (signal: AbortSignal) => getSeries(view, cut, signal),
  };
}

/** A view's money over time. */
export function useSeries(view: View, cut: SeriesCut) {
  return useFigures(question(view, cut));
}

/** Asks for what the chart will show. */
export function useSeriesAhead(view: View) {
  useFiguresAhead(question(view, useChartChoice(view).choice));
}
