import type { Question } from "@/api/use-api-query";
import { breakdownQuestion } from "@/features/breakdown/use-breakdown";
import type { BreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { changesQuestion } from "@/features/changes/use-changes";
import { parseChoice } from "@/features/chart/chart-choice";
import { seriesQuestion } from "@/features/chart/use-series";
import { isForecast } from "@/features/forecast/forecast-data";
import { forecastQuestion } from "@/features/forecast/use-forecast";
import { hasUnusualDays, unusualQuestion } from "@/features/anomalies/use-anomalies";
import { spendQuestion } from "@/features/spend-summary/use-spend-summary";
import type { View } from "@/lib/view";

interface Asked {
  view: View;
  table: Pick<BreakdownTable, "wanted" | "page">;
  /** The address, which says how the chart is looked at. */
  params: URLSearchParams;
  /** Also what takes half a year of history, for which no first visitor should wait. */
  history: boolean;
}

/** What a page about spend first shows of a view, the total before the rest: it is what a person waits for. */
export function spendQuestions({ view, table, params, history }: Asked): Question[] {
  return [
    spendQuestion(view),
    breakdownQuestion(view, table.wanted, table.page),
    seriesQuestion(view, parseChoice(params, view)),
    ...(view.compare === "none" ? [] : [changesQuestion(view)]),
    ...(history && hasUnusualDays(view) ? [unusualQuestion(view)] : []),
    ...(history && isForecast(view) ? [forecastQuestion(view)] : []),
  ];
}
