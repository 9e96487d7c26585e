import { createContext, useContext, useMemo } from "react";
import type { Address } from "./address";

// One for each part, so that a change of one draws nothing anew that needs only another.
export const PathnameContext = createContext("/");
export const SearchContext = createContext("");
export const ViewSearchContext = createContext("");

/** The page that is open: "/projects" */
export function usePathname(): string {
  return useContext(PathnameContext);
}

/** Where in the dashboard the person is, now and later. */
export function useAddress(): Address {
  const pathname = useContext(PathnameContext);
  const search = useContext(SearchContext);
  return useMemo(() => ({ pathname, search }), [pathname, search]);
}

/** What of the address says which money is looked at: the same through all searching and sorting. */
export function useViewParams(): URLSearchParams {
  const search = useContext(ViewSearchContext);
  return useMemo(() => new URLSearchParams(search), [search]);
}
