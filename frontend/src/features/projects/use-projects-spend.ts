import { getProjectsSpend, type ProjectsWanted } from "@/api/projects-spend";
import { useFigures } from "@/api/use-figures";
import { PAGE_SIZE } from "@/components/table-parts";

/** A page of the projects with their spend of this month and last. */
export function useProjectsSpend(wanted: ProjectsWanted, page: number) {
  return useFigures({
    key: ["projects-spend", wanted, page],
    ask: (signal) => getProjectsSpend(wanted, { page, limit: PAGE_SIZE }, signal),
  });
}
