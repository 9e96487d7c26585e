import { useMemo } from "react";
import type { Project } from "@/api/projects";
import { DataTable } from "@/components/data-table";
import { useDataTable } from "@/components/use-data-table";
import { projectsColumns } from "./projects-columns";
import { havePermissions } from "./projects-data";

const BY_NAME = { id: "name", desc: false };

interface ProjectsTableProps {
  /** Those that the search found. */
  projects: Project[];
  /** All there are: which columns stand must not change with the search. */
  all: Project[];
}

export function ProjectsTable({ projects, all }: ProjectsTableProps) {
  const withPermissions = havePermissions(all);
  const columns = useMemo(() => projectsColumns(withPermissions), [withPermissions]);
  const table = useDataTable({
    columns,
    rows: projects,
    rowId: (project) => project.id,
    defaultSort: BY_NAME,
  });
  return <DataTable table={table} caption="Projects of the organisation" />;
}
