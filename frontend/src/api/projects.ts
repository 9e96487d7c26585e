import { type Answer, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import { Problem } from "@/lib/problem";

type ProjectPage = paths["/projects"]["get"]["responses"][200]["content"]["application/json"];
export type Project = ProjectPage["data"][number];

/** The API's largest page. */
const PAGE_SIZE = 100;

/** All projects of the organisation: every page is followed to the last, or the answer is an error. */
export async function getAllProjects(
  includeArchived: boolean,
  signal: AbortSignal,
): Promise<Answer<Project[]>> {
  const projects: Project[] = [];
  let asOf: string | null = null;
  let stale = false;
  let after: string | undefined;
  for (;;) {
    const page: Answer<ProjectPage> = await getJson<ProjectPage>(
      "projects",
      { limit: PAGE_SIZE, include_archived: includeArchived, after },
      signal,
    );
    projects.push(...page.body.data);
    stale ||= page.stale;
    // The list is as old as its oldest page.
    asOf ??= page.asOf;
    if (page.asOf !== null && asOf !== null && page.asOf < asOf) asOf = page.asOf;
    if (!page.body.has_more) return { body: projects, asOf, stale };
    const next = page.body.last_id;
    if (next === null || next === after) {
      throw new Problem("The list of projects does not come to an end.", {
        status: 200,
        code: "unreadable_answer",
      });
    }
    after = next;
  }
}
