import { useComparison } from "@/features/comparison/use-comparison";
import { useDateRange } from "@/features/date-range/use-date-range";
import { useSpend } from "@/features/usage/use-spend";
import { dayRange } from "@/lib/days";
import type { Filters, View } from "@/lib/view";

/** What a page about spend looks at, and the days that the API compares it with; null while not known. */
export function useSpendView(filters: Filters) {
  const dates = useDateRange();
  const comparison = useComparison();
  const view: View = { range: dates.range, compare: comparison.value, filters };
  const { data, isPlaceholderData } = useSpend(view);
  const compared = isPlaceholderData ? null : (data?.body.comparison ?? null);
  return { dates, comparison, view, comparedRange: compared && dayRange(compared) };
}
