import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Answer } from "@/api/client";
import { getAllProjects, type Project } from "@/api/projects";
import type { Problem } from "@/lib/problem";

/** Every project of the organisation, with or without the archived ones. */
export function useProjects(includeArchived: boolean) {
  return useQuery<Answer<Project[]>, Problem>({
    queryKey: ["projects", includeArchived],
    queryFn: ({ signal }) => getAllProjects(includeArchived, signal),
    placeholderData: keepPreviousData,
  });
}
