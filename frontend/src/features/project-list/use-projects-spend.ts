import { getProjectsSpend, type ProjectsQuery } from "@/api/projects-spend";
import { useApiQuery } from "@/api/use-api-query";
import { PAGE_SIZE } from "@/components/table/table-parts";

/** What some projects cost this month and last. */
export function projectListQuery(wanted: ProjectsQuery, page: number) {
  return {
    key: ["projects-spend", wanted, page],
    fetch: (signal: AbortSignal) => getProjectsSpend(wanted, { page, limit: PAGE_SIZE }, signal),
  };
}

/** A page of the projects with their spend of this month and last. */
export function useProjectsSpend(wanted: ProjectsQuery, page: number) {
  return useApiQuery(projectListQuery(wanted, page));
}
