import { address, type Answer, getJson, type Query } from "@/api/client";
import type { paths } from "@/api/schema";

type Told = paths["/projects/spend"]["get"]["responses"][200]["content"]["application/json"];

/** A project and what it spent lately; the generated types leave open that a trend is of amounts. */
export type ProjectSpendRow = Omit<Told["rows"][number], "trend"> & { trend: number[] };
export type ProjectsSpend = Omit<Told, "rows"> & { rows: ProjectSpendRow[] };

/** Which projects are wanted, in which order. */
export interface ProjectsWanted {
  search: string;
  /** A column's id, with "-" before it falling. */
  sort: string;
  /** The archived ones alone, or all others. */
  archived: boolean;
}

function projectsQuery({ search, sort, archived }: ProjectsWanted): Query {
  return {
    search: search === "" ? undefined : search,
    sort,
    archived: archived ? "only" : undefined,
  };
}

/** One page of the projects; pages count from 1. */
export function getProjectsSpend(
  wanted: ProjectsWanted,
  page: { page: number; limit: number },
  signal: AbortSignal,
): Promise<Answer<ProjectsSpend>> {
  return getJson<ProjectsSpend>("projects/spend", { ...projectsQuery(wanted), ...page }, signal);
}

/** Where all pages of the projects are to be had as a file. */
export function projectsFile(wanted: ProjectsWanted): URL {
  return address("projects/spend", { ...projectsQuery(wanted), format: "csv" });
}
