import { useState } from "react";
import type { ProjectsSpend } from "@/api/projects-spend";
import { usePrefetch } from "@/api/use-api-query";
import { DataTable } from "@/components/table/data-table";
import { projectsColumns } from "./projects-columns";
import { havePermissions } from "./projects-data";
import { projectsFoot } from "./projects-foot";
import { projectListQuery } from "./use-projects-spend";
import type { ProjectsTableState } from "./use-projects-table";

interface ProjectsTableProps {
  spend: ProjectsSpend;
  table: ProjectsTableState;
}

export function ProjectsTable({ spend, table }: ProjectsTableProps) {
  const withPermissions = useSeenPermissions(spend);
  const { found, pages, rows } = spend;
  const prefetch = usePrefetch();
  return (
    <DataTable
      columns={projectsColumns(spend, withPermissions)}
      rows={rows}
      rowId={({ id }) => id ?? "no-project"}
      caption="Projects of the organisation"
      sort={table.sort}
      onSort={table.sortBy}
      onHint={(column) => {
        const next = { ...table.wanted, sort: table.sortAfter(column) };
        prefetch([projectListQuery(next, 1)]);
      }}
      pages={{ page: Math.min(table.page, pages), pages, count: found.count }}
      onTurn={table.turn}
      foot={projectsFoot(spend, table)}
    />
  );
}

/** Whether any page so far had permissions: the columns must not change with each search. */
function useSeenPermissions({ rows }: ProjectsSpend): boolean {
  const [seen, setSeen] = useState(false);
  if (seen || !havePermissions(rows)) return seen;
  setSeen(true);
  return true;
}
