import { type ApiResponse, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import type { DayRange } from "@/lib/dates/days";
import type { Filters } from "@/lib/view";

/** Days on which somebody spent far more than usual. */
export type Unusual =
  paths["/costs/unusual"]["get"]["responses"][200]["content"]["application/json"];
export type UnusualMark = Unusual["marks"][number];

export function getUnusual(
  range: DayRange,
  projectIds: Filters["projectIds"],
  signal: AbortSignal,
): Promise<ApiResponse<Unusual>> {
  return getJson<Unusual>(
    "costs/unusual",
    { start_date: range.start, end_date: range.end, project_ids: projectIds },
    signal,
  );
}
