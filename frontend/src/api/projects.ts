import { type ApiResponse, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import { ApiError } from "@/api/api-error";

type ProjectPage = paths["/projects"]["get"]["responses"][200]["content"]["application/json"];

/** A project in OpenAI's own shape. */
export type Project = ProjectPage["data"][number];

/** What is part of a path, and would lead to another one. */
const STEPS = [".", ".."];

function noSuchProject(id: string): ApiError {
  return new ApiError(`There is no project with the id ${id}.`, { status: 404, code: "not_found" });
}

/**
 * One project; a Problem with status 404 where there is none of that id. Below the same path are other
 * doors, whose names are no ids either.
 */
export async function getProject(id: string, signal: AbortSignal): Promise<ApiResponse<Project>> {
  if (STEPS.includes(id)) throw noSuchProject(id);
  const path = `projects/${encodeURIComponent(id)}`;
  const { body, ...answer } = await getJson<Project | { object?: "other" }>(path, {}, signal);
  if (body.object !== "organization.project") throw noSuchProject(id);
  return { ...answer, body };
}

/** The API's largest page. */
const PAGE_SIZE = 100;

/** All projects, archived ones in: every page is followed to the last, or the answer is an error. */
export async function getAllProjects(signal: AbortSignal): Promise<Project[]> {
  const projects: Project[] = [];
  let after: string | undefined;
  for (;;) {
    const query = { limit: PAGE_SIZE, include_archived: true, after };
    const { body } = await getJson<ProjectPage>("projects", query, signal);
    projects.push(...body.data);
    if (!body.has_more) return projects;
    const next = body.last_id;
    if (next === null || next === after) {
      throw new ApiError("The list of projects does not come to an end.", {
        status: 200,
        code: "unreadable_answer",
      });
    }
    after = next;
  }
}
