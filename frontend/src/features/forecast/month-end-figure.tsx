import { Figure } from "@/components/stat-row";
import { Unknown } from "@/components/not-available";
import type { View } from "@/lib/view";
import { isForecast, monthEndWords } from "./forecast-data";
import { useForecast } from "./use-forecast";

/** Where the current month ends, or why nobody knows. Its place is kept while it is on its way. */
export function MonthEndFigure({ view }: { view: View }) {
  const { data, isError, isPlaceholderData } = useForecast(view);
  if (!isForecast(view)) return null;
  // Another view's answer says nothing of this one.
  if (!data || isPlaceholderData) {
    return (
      <Figure
        label="Month Ends At"
        value={isError ? <Unknown /> : "\u00a0"}
        note={isError ? "could not be worked out" : "\u00a0"}
      />
    );
  }
  const old = isError || data.standing === "stale";
  const { label, value, note } = monthEndWords(data.body, old);
  return <Figure label={label} value={value ?? <Unknown />} note={note} />;
}
