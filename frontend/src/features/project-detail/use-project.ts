import { useQuery } from "@tanstack/react-query";
import type { ApiResponse } from "@/api/client";
import { getProject, type Project } from "@/api/projects";
import type { ApiError } from "@/api/api-error";
import { SPEND_DATA } from "@/api/freshness";

/** A project's data from OpenAI; disabled for spend without a project. */
export function useProject(id: string | null) {
  return useQuery<ApiResponse<Project>, ApiError>({
    queryKey: [SPEND_DATA, "project", id],
    queryFn: ({ signal }) => getProject(id ?? "", signal),
    enabled: id !== null,
  });
}
