import Button from "react-bootstrap/Button";
import type { ProjectsSpend } from "@/api/projects-spend";
import { EmptyState } from "@/components/empty-state";
import { formatCount } from "@/lib/format/count";
import type { ProjectsTableState } from "./use-projects-table";

interface NothingFoundProps {
  table: ProjectsTableState;
  found: ProjectsSpend["found"];
}

/** No row to show: because there is no project, or because the search finds none. */
export function NothingFound({ table, found }: NothingFoundProps) {
  const { archived, search } = table;
  const which = archived ? "archived" : "active";
  const elsewhere = !archived && found.archived > 0 && (
    <Button
      variant="outline-secondary"
      onClick={() => {
        table.showArchived(true);
      }}
    >
      {search === "" ? "Show archived projects" : `Show ${formatCount(found.archived)} archived`}
    </Button>
  );
  if (search === "") {
    return (
      <EmptyState title="No projects yet" actions={elsewhere}>
        The organisation has no {which} projects.
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
              table.setSearch("");
            }}
          >
            Clear the search
          </Button>
          {elsewhere}
        </>
      }
    >
      No {which} project’s name, id or description contains every word of “{search}”.
    </EmptyState>
  );
}
