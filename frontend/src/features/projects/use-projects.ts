import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Answer } from "@/api/client";
import { getAllProjects, type Project } from "@/api/projects";
import type { Problem } from "@/lib/problem";
import { askStanding, FIGURES, reaskAfter, type Stood } from "@/lib/standing";
import { listStanding } from "./projects-data";

/** Every project of the organisation, with or without the archived ones. */
export function useProjects(includeArchived: boolean) {
  return useQuery<Answer<Project[]> & Stood, Problem>({
    queryKey: [FIGURES, "projects", includeArchived],
    queryFn: (context) =>
      askStanding(context, () => getAllProjects(includeArchived, context.signal), listStanding),
    refetchInterval: ({ state }) => reaskAfter(state),
    placeholderData: keepPreviousData,
  });
}
