import { Stat } from "@/components/stat-row";
import { NotAvailable } from "@/components/not-available";
import type { View } from "@/lib/view";
import { isForecast, monthEndText } from "./forecast-data";
import { useForecast } from "./use-forecast";

/** The month-end forecast, or why there is none. Its space is reserved while it loads. */
export function MonthEndFigure({ view }: { view: View }) {
  const { data, isError, isPlaceholderData } = useForecast(view);
  if (!isForecast(view)) return null;
  // Another view's answer says nothing of this one.
  if (!data || isPlaceholderData) {
    return (
      <Stat
        label="Month-End Forecast"
        value={isError ? <NotAvailable /> : "\u00a0"}
        note={isError ? "could not be calculated" : "\u00a0"}
      />
    );
  }
  const old = isError || data.freshness === "stale";
  const { label, value, note } = monthEndText(data.body, old);
  return <Stat label={label} value={value ?? <NotAvailable />} note={note} />;
}
