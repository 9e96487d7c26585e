import { type Forecast, getForecast } from "@/api/costs-forecast";
import { useApiQuery } from "@/api/use-api-query";
import type { View } from "@/lib/view";
import { isForecast } from "./forecast-data";

/** Where the current month ends for the projects of a view. */
export function forecastQuery({ filters: { projectIds } }: View) {
  return {
    key: ["costs-forecast", projectIds],
    fetch: (signal: AbortSignal) => getForecast(projectIds, signal),
  };
}

/** Looks where that month ends. */
export function useForecast(view: View) {
  return useApiQuery(forecastQuery(view), { enabled: isForecast(view), background: true });
}

const NOTHING: Forecast["days"] = [];

/** What the rest of the month is expected to cost, day by day; nothing where that is not known of a view. */
export function useExpectedDays(view: View): Forecast["days"] {
  const { data, isPlaceholderData } = useForecast(view);
  return isForecast(view) && data && !isPlaceholderData ? data.body.days : NOTHING;
}
