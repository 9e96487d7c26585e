import type { ProjectsQuery } from "@/api/projects-spend";
import { useTableState } from "@/components/table/use-table-state";
import { formatSort } from "@/components/table/table-state";
import { useSearchParams } from "@/router/use-search-params";

const MOST_EXPENSIVE_FIRST = { id: "this_month", desc: true };

const SORTABLE = [
  "name",
  "status",
  "created_at",
  "this_month",
  "last_month",
  "change",
  "share",
  "last_spend",
];

/** The list's search, sort order, page and archive state, all in the address. */
export function useProjectsTable() {
  const [params, change] = useSearchParams();
  const state = useTableState(SORTABLE, MOST_EXPENSIVE_FIRST);
  const archived = params.get("archived") === "true";
  const wanted: ProjectsQuery = {
    search: state.search,
    sort: formatSort(state.sort),
    archived,
  };
  return {
    ...state,
    archived,
    /** What the API is asked for, without the page. */
    wanted,
    showArchived: (show: boolean) => {
      change({ archived: show ? "true" : null, page: null });
    },
  };
}

export type ProjectsTableState = ReturnType<typeof useProjectsTable>;
