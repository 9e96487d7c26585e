import { nextSort, parsePage, parseSort, type Sort, type SortColumn, writeSort } from "@/lib/table-state";
import { paramsNow, useUrlState } from "@/lib/use-url-state";

/** A table's search, order and page, kept in the address as `search`, `sort` and `page`. */
export function useTableState(sortable: readonly string[], defaultSort: Sort) {
  const [params, change] = useUrlState();
  const setPage = (page: number, how: { replace?: boolean } = {}) => {
    change({ page: page === 1 ? null : String(page) }, how);
  };
  return {
    search: params.get("search") ?? "",
    sort: parseSort(params.get("sort"), sortable, defaultSort),
    page: parsePage(params.get("page")),
    setSearch: (search: string) => {
      // Replaced, so that the back button leaves the page instead of undoing letters.
      change({ search: search === "" ? null : search, page: null }, { replace: true });
    },
    sortBy: (column: SortColumn) => {
      const before = parseSort(paramsNow().get("sort"), sortable, defaultSort);
      change({ sort: writeSort(nextSort(before, column), defaultSort), page: null });
    },
    /** Goes to the page after, or by -1 to the one before. */
    turn: (by: 1 | -1) => {
      setPage(parsePage(paramsNow().get("page")) + by);
    },
    setPage,
  };
}

export type TableState = ReturnType<typeof useTableState>;
