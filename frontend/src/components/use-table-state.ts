import { parsePage, parseSort, type Sort, writeSort } from "@/lib/table-state";
import { useUrlState } from "@/lib/use-url-state";

/** A table's search, order and page, kept in the address as `search`, `sort` and `page`. */
export function useTableState(sortable: readonly string[], defaultSort: Sort) {
  const [params, change] = useUrlState();
  return {
    search: params.get("search") ?? "",
    sort: parseSort(params.get("sort"), sortable, defaultSort),
    page: parsePage(params.get("page")),
    setSearch: (search: string) => {
      // Replaced, so that the back button leaves the page instead of undoing letters.
      change({ search: search === "" ? null : search, page: null }, { replace: true });
    },
    setSort: (sort: Sort) => {
      change({ sort: writeSort(sort, defaultSort), page: null });
    },
    setPage: (page: number, how: { replace?: boolean } = {}) => {
      change({ page: page === 1 ? null : String(page) }, how);
    },
  };
}

export type TableState = ReturnType<typeof useTableState>;
