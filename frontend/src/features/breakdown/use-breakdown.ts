import { getBreakdown, type RowsQuery } from "@/api/costs-breakdown";
import { useApiQuery } from "@/api/use-api-query";
import { PAGE_SIZE } from "@/components/table/table-parts";
import type { View } from "@/lib/view";

/** On whom or what a view's money was spent. */
export function breakdownQuery(view: View, rows: RowsQuery, page: number) {
  return {
    key: ["costs-breakdown", view, rows, page],
    fetch: (signal: AbortSignal) => getBreakdown(view, rows, { page, limit: PAGE_SIZE }, signal),
  };
}

/** One page of rows; a request is cancelled when another replaces it. */
export function useBreakdown(view: View, rows: RowsQuery, page: number) {
  return useApiQuery(breakdownQuery(view, rows, page));
}
