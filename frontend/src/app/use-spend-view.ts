import { useComparison } from "@/features/comparison/use-comparison";
import { useDateRange } from "@/features/date-range/use-date-range";
import { useFilters } from "@/router/spend-params";
import type { View } from "@/lib/view";

/** What a page about spend looks at, by its address; `project` is whose page it is, as an address names it. */
export function useSpendView(project?: string) {
  const dates = useDateRange();
  const comparison = useComparison();
  const chosen = useFilters();
  const filters = project === undefined ? chosen : { ...chosen, projectIds: [project] };
  const view: View = { range: dates.range, compare: comparison.value, filters };
  return { view, dates, comparison };
}
