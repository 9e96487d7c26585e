import { useContext, useMemo } from "react";
import { addressNow, go } from "./address";
import { SearchContext } from "./use-address";
import { searchOf } from "./spend-params";

/** Names and their new values; null takes a name out of the address. */
type Changes = Record<string, string | null>;

/** The address as it is now, from which a second press goes on where the page still shows the first's. */
export function paramsNow(): URLSearchParams {
  return new URLSearchParams(addressNow().search);
}

/** Changes the address as it is now, which a late change may find another than it was made for. */
function change(changes: Changes, how: { replace?: boolean } = {}) {
  const after = paramsNow();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  go({ search: searchOf(after) }, how);
}

/** State that lives in the address, so that reload and the back button keep it. */
export function useUrlState() {
  const search = useContext(SearchContext);
  const params = useMemo(() => new URLSearchParams(search), [search]);
  return [params, change] as const;
}
