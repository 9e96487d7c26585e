import { type Answer, getJson } from "@/api/client";
import type { paths } from "@/api/schema";

type ProjectPage = paths["/projects"]["get"]["responses"][200]["content"]["application/json"];

/** A project as OpenAI tells it. */
export type Project = ProjectPage["data"][number];

/** One project; a Problem with status 404 where there is none of that id. */
export function getProject(id: string, signal: AbortSignal): Promise<Answer<Project>> {
  return getJson<Project>(`projects/${encodeURIComponent(id)}`, {}, signal);
}
