import { modelLabel } from "@/lib/labels";
import { type Filters, NO_PROJECT } from "@/lib/view";
import { searchString } from "@/router/address";

/** The name that a filter has in the address. */
export type FilterName = "project" | "model" | "line_item";

export const FILTER_LABELS: Record<FilterName, string> = {
  project: "Project",
  model: "Model",
  line_item: "Line item",
};

export interface OneFilter {
  name: FilterName;
  value: string;
}

/** Every filter that is on, one by one. */
export function filtersOn({ projectIds, models, lineItems }: Filters): OneFilter[] {
  const each = (name: FilterName, values: readonly string[]) =>
    values.map((value) => ({ name, value }));
  return [...each("project", projectIds), ...each("model", models), ...each("line_item", lineItems)];
}

/** What a filter lets in, in words; a project's name is for others to know. */
export function filterLabel({ name, value }: OneFilter): string {
  if (name !== "project") return modelLabel(value);
  return value === NO_PROJECT ? "No project" : value;
}

/** The address without one of its filters; its tables begin at their first page. */
export function withoutFilter(params: URLSearchParams, { name, value }: OneFilter): string {
  const after = new URLSearchParams(params);
  after.delete(name, value);
  after.delete("page");
  return searchString(after);
}

/** The address without any filter. */
export function withoutFilters(params: URLSearchParams): string {
  const after = new URLSearchParams(params);
  for (const name of [...Object.keys(FILTER_LABELS), "page"]) after.delete(name);
  return searchString(after);
}
