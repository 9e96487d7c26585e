import { type Day, type DayRange, formatDayRangeNear } from "@/lib/dates/days";
import type { Comparing } from "@/lib/view";

/** What a range can be compared with, in the order of the menu; the ids appear in the address. */
export const COMPARISONS: readonly { id: Comparing; label: string; meaning: string }[] = [
  { id: "none", label: "None", meaning: "No comparison" },
  { id: "previous", label: "Previous period", meaning: "The month, year or days directly before" },
  { id: "month", label: "Same days last month", meaning: "One calendar month earlier" },
  { id: "year", label: "Same days last year", meaning: "One year earlier" },
];

export const DEFAULT_COMPARISON: Comparing = "previous";

/** The comparison that the address names; the default for none and for one that does not exist. */
export function parseComparison(text: string | null): Comparing {
  return COMPARISONS.find(({ id }) => id === text)?.id ?? DEFAULT_COMPARISON;
}

/** What the menu's button says: the days, once the API has said which they are, or their kind. */
export function comparisonText(value: Comparing, compared: DayRange | null, today: Day): string {
  if (value === "none") return "none";
  if (compared === null) {
    return (COMPARISONS.find(({ id }) => id === value)?.label ?? "").toLowerCase();
  }
  return formatDayRangeNear(compared, today);
}
