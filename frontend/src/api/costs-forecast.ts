import { type ApiResponse, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import type { Filters } from "@/lib/view";

/** Where the current UTC month ends; without enough history there is no band, and maybe no expectation. */
export type Forecast =
  paths["/costs/forecast"]["get"]["responses"][200]["content"]["application/json"];

export function getForecast(
  projectIds: Filters["projectIds"],
  signal: AbortSignal,
): Promise<ApiResponse<Forecast>> {
  return getJson<Forecast>("costs/forecast", { project_ids: projectIds }, signal);
}
