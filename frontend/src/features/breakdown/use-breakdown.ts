import { getBreakdown, type RowsWanted } from "@/api/costs-breakdown";
import { useFigures } from "@/api/use-api-query";
import { PAGE_SIZE } from "@/components/table/table-parts";
import type { View } from "@/lib/view";

/** On whom or what a view's money was spent. */
export function breakdownQuestion(view: View, rows: RowsWanted, page: number) {
  return {
    key: ["costs-breakdown", view, rows, page],
    ask: (signal: AbortSignal) => getBreakdown(view, rows, { page, limit: PAGE_SIZE }, signal),
  };
}

/** A page of rows; what was asked for before is given up as soon as something else is wanted. */
export function useBreakdown(view: View, rows: RowsWanted, page: number) {
  return useFigures(breakdownQuestion(view, rows, page));
}
