import type { To } from "react-router";
import type { ChangeRow } from "@/api/costs-changes";

/** Where a row is looked at alone: its project's page, its model there; from money without a project, here. */
export function intoChange(
  params: URLSearchParams,
  { project_id, model }: Pick<ChangeRow, "project_id" | "model">,
): To {
  const after = new URLSearchParams(params);
  for (const name of ["page", "by", "project", "sort", "search", "tab"]) after.delete(name);
  if (model !== null) after.set("model", model);
  if (project_id === null) {
    after.set("project", "none");
    return { search: `?${after.toString()}` };
  }
  return { pathname: `/projects/${encodeURIComponent(project_id)}`, search: `?${after.toString()}` };
}
