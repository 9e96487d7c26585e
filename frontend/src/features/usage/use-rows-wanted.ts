import type { RowsWanted } from "@/api/costs-summary";
import { useUrlState } from "@/lib/use-url-state";

/** Whether all rows are shown or only the largest, kept in the address as `rows`. */
export function useRowsWanted() {
  const [params, change] = useUrlState();
  const rows: RowsWanted = params.get("rows") === "all" ? "all" : "top";
  const setRows = (wanted: RowsWanted) => {
    change({ rows: wanted === "all" ? wanted : null, page: null });
  };
  return [rows, setRows] as const;
}
