import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getSpendSummary, type SpendSummary } from "@/api/costs-summary";
import type { DayRange } from "@/lib/days";
import type { Problem } from "@/lib/problem";

/** The spend of a range; while a new range is on its way, the figures of the one before stay. */
export function useSpend(range: DayRange) {
  return useQuery<SpendSummary, Problem>({
    queryKey: ["costs-summary", range.start, range.end],
    queryFn: ({ signal }) => getSpendSummary(range, signal),
    placeholderData: keepPreviousData,
  });
}
