import {
  nextSort,
  parsePage,
  parseSort,
  type Sort,
  type SortColumn,
  formatSort,
  sortParam,
} from "./table-state";
import { currentSearchParams, useSearchParams } from "@/router/use-search-params";

/** A table's search, sort order and page, in the address as `search`, `sort` and `page`. */
export function useTableState(sortable: readonly string[], defaultSort: Sort) {
  const [params, change] = useSearchParams();
  const setPage = (page: number, how: { replace?: boolean } = {}) => {
    change({ page: page === 1 ? null : String(page) }, how);
  };
  const sort = parseSort(params.get("sort"), sortable, defaultSort);
  return {
    search: params.get("search") ?? "",
    sort,
    page: parsePage(params.get("page")),
    setSearch: (search: string) => {
      // Replaced, so that the back button leaves the page instead of undoing letters.
      change({ search: search === "" ? null : search, page: null }, { replace: true });
    },
    sortBy: (column: SortColumn) => {
      const before = parseSort(currentSearchParams().get("sort"), sortable, defaultSort);
      change({ sort: sortParam(nextSort(before, column), defaultSort), page: null });
    },
    /** The order that a press on a column's name would give, as the API reads it. */
    sortAfter: (column: SortColumn) => formatSort(nextSort(sort, column)),
    /** Goes to the next of `pages`, or by -1 to the previous one; returns the page it went to. */
    turn: (by: 1 | -1, pages: number): number => {
      const page = Math.min(pages, Math.max(1, parsePage(currentSearchParams().get("page")) + by));
      setPage(page);
      return page;
    },
    setPage,
  };
}

export type TableState = ReturnType<typeof useTableState>;
