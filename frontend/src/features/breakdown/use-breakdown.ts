import { getBreakdown, type RowsWanted } from "@/api/costs-breakdown";
import { useFigures } from "@/api/use-figures";
import { PAGE_SIZE } from "@/components/table-parts";
import type { View } from "@/lib/view";

/** A page of rows; what was asked for before is given up as soon as something else is wanted. */
export function useBreakdown(view: View, rows: RowsWanted, page: number) {
  return useFigures({
    key: ["costs-breakdown", view, rows, page],
    ask: (signal) => getBreakdown(view, rows, { page, limit: PAGE_SIZE }, signal),
  });
}
