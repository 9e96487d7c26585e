import { useState } from "react";
import { useComparison } from "@/features/comparison/use-comparison";
import { useDateRange } from "@/features/date-range/use-date-range";
import { useSpend } from "@/features/usage/use-spend";
import { type DayRange, dayRange } from "@/lib/days";
import type { Filters, View } from "@/lib/view";

/** What a page about spend looks at, and what its toolbar has to know to change that. */
export function useSpendView(filters: Filters) {
  const dates = useDateRange();
  const comparison = useComparison();
  const view: View = { range: dates.range, compare: comparison.value, filters };
  const { data, isPlaceholderData } = useSpend(view);
  const [hint, onHint] = useState<DayRange | null>(null);
  // The days compared with are the API's word, so that they are not known before its answer.
  const compared = isPlaceholderData ? null : (data?.body.comparison ?? null);
  const comparedRange = compared && dayRange(compared);
  return {
    dates,
    view,
    /** What may be chosen next. */
    hinted: hint && { ...view, range: hint },
    toolbar: { dates, comparison, comparedRange, onHint },
  };
}
