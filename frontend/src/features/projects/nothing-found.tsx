import Button from "react-bootstrap/Button";
import { EmptyState } from "@/components/empty-state";
import type { useProjectFilters } from "./use-project-filters";

interface NothingFoundProps {
  filters: ReturnType<typeof useProjectFilters>;
  /** There is nothing to search in. */
  none: boolean;
}

/** No row to show: because there is no project, or because the search finds none. */
export function NothingFound({ filters, none }: NothingFoundProps) {
  const archived = !filters.includeArchived && (
    <Button
      variant="outline-secondary"
      onClick={() => {
        filters.setIncludeArchived(true);
      }}
    >
      Include archived
    </Button>
  );
  if (none) {
    return (
      <EmptyState title="No projects yet" actions={archived}>
        The organisation has no {filters.includeArchived ? "" : "active "}projects.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No project found"
      actions={
        <>
          <Button
            variant="outline-secondary"
            onClick={() => {
              filters.setSearch("");
            }}
          >
            Clear the search
          </Button>
          {archived}
        </>
      }
    >
      No name, id or description has all the words of “{filters.search}”.
    </EmptyState>
  );
}
