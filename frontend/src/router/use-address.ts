import { createContext, useContext, useMemo } from "react";
import type { Address } from "./address";

// Three contexts, so that a change of one part renders only what depends on that part.
export const PathnameContext = createContext("/");
export const SearchContext = createContext("");
export const SpendSearchContext = createContext("");

/** The path of the open page: "/projects". wouter's own hook decodes it, which links must not. */
export function usePathname(): string {
  return useContext(PathnameContext);
}

/** The address of the page on screen. */
export function useAddress(): Address {
  const pathname = useContext(PathnameContext);
  const search = useContext(SearchContext);
  return useMemo(() => ({ pathname, search }), [pathname, search]);
}
