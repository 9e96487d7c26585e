import { useContext, useMemo } from "react";
import { type Filters, NO_PROJECT } from "@/lib/view";
import { searchString } from "./address";
import { SpendSearchContext } from "./use-address";
import { useSearchParams } from "./use-search-params";

/** The parameters that choose which spend is shown, the same on every page that shows some. */
const SPEND_PARAMS = ["range", "start", "end", "compare", "model", "line_item"];

/** A page's own parameters, with the spend parameters of `from` in place of its own. */
export function withSpendParams(
  from: URLSearchParams,
  own = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams([...own].filter(([name]) => !SPEND_PARAMS.includes(name)));
  for (const [name, value] of from) {
    if (SPEND_PARAMS.includes(name)) params.append(name, value);
  }
  return params;
}

/** The spend parameters of the address, which searching and sorting a table do not change. */
export function useSpendParams(): URLSearchParams {
  const search = useContext(SpendSearchContext);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** The address of a project's page with the spend parameters kept; null is spend without a project. */
export function projectAddress(id: string | null, params: URLSearchParams) {
  return {
    pathname: `/projects/${encodeURIComponent(id ?? NO_PROJECT)}`,
    search: searchString(withSpendParams(params)),
  };
}

/** The filters in the address: `project`, `model` and `line_item`, each repeatable; empty values are ignored. */
export function useFilters(): Filters {
  const [params] = useSearchParams();
  return useMemo(
    () => ({
      projectIds: valuesOf(params, "project"),
      models: valuesOf(params, "model"),
      lineItems: valuesOf(params, "line_item"),
    }),
    [params],
  );
}

function valuesOf(params: URLSearchParams, name: string): string[] {
  return params.getAll(name).filter((value) => value !== "");
}
