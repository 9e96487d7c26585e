import { useContext, useMemo } from "react";
import { currentAddress, navigate, searchString } from "./address";
import { SearchContext } from "./use-address";

/** Parameter names and their new values; null removes a parameter. */
type Changes = Record<string, string | null>;

/**
 * The parameters in the browser's address. A component may still be showing the previous ones; an event handler
 * that continues from the last press reads these.
 */
export function currentSearchParams(): URLSearchParams {
  return new URLSearchParams(currentAddress().search);
}

/** Changes parameters of the browser's address, which a late caller may find different from what it rendered. */
function update(changes: Changes, options: { replace?: boolean } = {}) {
  const params = currentSearchParams();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  navigate({ search: searchString(params) }, options);
}

/**
 * State that lives in the address, so that reload and the back button keep it. wouter's own hook decodes the
 * search twice, which would change a name with a "%" in it.
 */
export function useSearchParams() {
  const search = useContext(SearchContext);
  const params = useMemo(() => new URLSearchParams(search), [search]);
  return [params, update] as const;
}
