import type { Query } from "@/api/client";
import type { View } from "@/lib/view";

/** A view in the API's own words. */
export function viewParams({ range, compare, filters }: View): Query {
  return {
    start_date: range.start,
    end_date: range.end,
    compare: compare === "none" ? undefined : compare,
    project_ids: filters.projectIds,
    models: filters.models,
    line_items: filters.lineItems,
  };
}
