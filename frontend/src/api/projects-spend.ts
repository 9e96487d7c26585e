import { address, type ApiResponse, getJson, type Query } from "@/api/client";
import type { paths } from "@/api/schema";

type Payload = paths["/projects/spend"]["get"]["responses"][200]["content"]["application/json"];

/** A project and what it spent lately; the generated types leave open that a trend is of amounts. */
export type ProjectSpendRow = Omit<Payload["rows"][number], "trend"> & { trend: number[] };
export type ProjectsSpend = Omit<Payload, "rows"> & { rows: ProjectSpendRow[] };

/** Search, sort order and archive state of the projects. */
export interface ProjectsQuery {
  search: string;
  /** A column's id, with "-" before it falling. */
  sort: string;
  /** The archived ones alone, or all others. */
  archived: boolean;
}

function projectsParams({ search, sort, archived }: ProjectsQuery): Query {
  return {
    search: search === "" ? undefined : search,
    sort,
    archived: archived ? "only" : undefined,
  };
}

/** One page of the projects; pages count from 1. */
export function getProjectsSpend(
  wanted: ProjectsQuery,
  page: { page: number; limit: number },
  signal: AbortSignal,
): Promise<ApiResponse<ProjectsSpend>> {
  return getJson<ProjectsSpend>("projects/spend", { ...projectsParams(wanted), ...page }, signal);
}

/** Where all pages of the projects are to be had as a file. */
export function projectsFile(wanted: ProjectsQuery): URL {
  return address("projects/spend", { ...projectsParams(wanted), format: "csv" });
}
