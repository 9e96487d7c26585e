import type { ApiQuery } from "@/api/use-api-query";
import { breakdownQuery } from "@/features/breakdown/use-breakdown";
import type { BreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { changesQuery } from "@/features/changes/use-changes";
import { parseChoice } from "@/features/chart/chart-choice";
import { seriesQuery } from "@/features/chart/use-series";
import { isForecast } from "@/features/forecast/forecast-data";
import { forecastQuery } from "@/features/forecast/use-forecast";
import { hasAnomalies, anomaliesQuery } from "@/features/anomalies/use-anomalies";
import { spendSummaryQuery } from "@/features/spend-summary/use-spend-summary";
import type { View } from "@/lib/view";

interface Asked {
  view: View;
  table: Pick<BreakdownTable, "wanted" | "page">;
  /** The address, which holds the chart's options. */
  params: URLSearchParams;
  /** Also what takes half a year of history, for which no first visitor should wait. */
  history: boolean;
}

/** What a page about spend first shows of a view, the total before the rest: it is what a person waits for. */
export function spendQueries({ view, table, params, history }: Asked): ApiQuery[] {
  return [
    spendSummaryQuery(view),
    breakdownQuery(view, table.wanted, table.page),
    seriesQuery(view, parseChoice(params, view)),
    ...(view.compare === "none" ? [] : [changesQuery(view)]),
    ...(history && hasAnomalies(view) ? [anomaliesQuery(view)] : []),
    ...(history && isForecast(view) ? [forecastQuery(view)] : []),
  ];
}
