import { useQuery } from "@tanstack/react-query";
import type { Answer } from "@/api/client";
import { getProject, type Project } from "@/api/projects";
import type { Problem } from "@/api/api-error";
import { FIGURES } from "@/api/freshness";

/** What OpenAI tells of a project; not asked where there is none. */
export function useProject(id: string | null) {
  return useQuery<Answer<Project>, Problem>({
    queryKey: [FIGURES, "project", id],
    queryFn: ({ signal }) => getProject(id ?? "", signal),
    enabled: id !== null,
  });
}
