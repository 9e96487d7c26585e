import { useMemo } from "react";
import { useUrlState } from "./use-search-params";
import type { Filters } from "@/lib/view";

/** The part of the money that the address names by `project`, `model` and `line_item`; "" names none. */
export function useFilters(): Filters {
  const [params] = useUrlState();
  return useMemo(
    () => ({
      projectIds: named(params, "project"),
      models: named(params, "model"),
      lineItems: named(params, "line_item"),
    }),
    [params],
  );
}

function named(params: URLSearchParams, name: string): string[] {
  return params.getAll(name).filter((value) => value !== "");
}
