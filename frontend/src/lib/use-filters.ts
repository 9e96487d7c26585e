import { useMemo } from "react";
import { useUrlState } from "@/lib/use-url-state";
import type { Filters } from "@/lib/view";

/** The part of the money that the address asks for by `project`, `model` and `line_item`. */
export function useFilters(): Filters {
  const [params] = useUrlState();
  return useMemo(
    () => ({
      projectIds: params.getAll("project"),
      models: params.getAll("model"),
      lineItems: params.getAll("line_item"),
    }),
    [params],
  );
}
