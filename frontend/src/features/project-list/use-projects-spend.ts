import { getProjectsSpend, type ProjectsWanted } from "@/api/projects-spend";
import { useFigures } from "@/api/use-api-query";
import { PAGE_SIZE } from "@/components/table/table-parts";

/** What some projects cost this month and last. */
export function projectsQuestion(wanted: ProjectsWanted, page: number) {
  return {
    key: ["projects-spend", wanted, page],
    ask: (signal: AbortSignal) => getProjectsSpend(wanted, { page, limit: PAGE_SIZE }, signal),
  };
}

/** A page of the projects with their spend of this month and last. */
export function useProjectsSpend(wanted: ProjectsWanted, page: number) {
  return useFigures(projectsQuestion(wanted, page));
}
