import { useUrlState } from "@/lib/use-url-state";

/** What is looked for, kept in the address as `search` and `archived`. */
export function useProjectFilters() {
  const [params, change] = useUrlState();
  return {
    search: params.get("search") ?? "",
    includeArchived: params.get("archived") === "true",
    setSearch: (search: string) => {
      // Replaced, so that the back button leaves the page instead of undoing letters.
      change({ search: search === "" ? null : search, page: null }, { replace: true });
    },
    setIncludeArchived: (include: boolean) => {
      change({ archived: include ? "true" : null, page: null });
    },
  };
}
