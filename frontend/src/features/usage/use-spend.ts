import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Answer } from "@/api/client";
import { getSpendSummary, type RowsWanted, type SpendSummary } from "@/api/costs-summary";
import type { DayRange } from "@/lib/days";
import { figuresStanding } from "@/lib/figures-standing";
import type { Problem } from "@/lib/problem";
import { askStanding, FIGURES, reaskAfter, type Stood } from "@/lib/standing";

/** The spend of a range; while a new range is on its way, the figures of the one before stay. */
export function useSpend(range: DayRange, rows: RowsWanted) {
  return useQuery<Answer<SpendSummary> & Stood, Problem>({
    queryKey: [FIGURES, "costs-summary", range.start, range.end, rows],
    queryFn: (context) =>
      askStanding(context, () => getSpendSummary(range, rows, context.signal), figuresStanding),
    refetchInterval: ({ state }) => reaskAfter(state),
    placeholderData: keepPreviousData,
  });
}
