import { type ReactNode, startTransition, useEffect, useState } from "react";
import { addressNow, onMove } from "./address";
import { PathnameContext, SearchContext, ViewSearchContext } from "./use-address";
import { searchOf, withViewOf } from "./spend-params";

/** Follows the address, for all within. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const [{ pathname, search }, setAddress] = useState(addressNow);
  useEffect(() => {
    let shown = addressNow();
    return onMove(() => {
      const next = addressNow();
      const show = () => {
        setAddress(next);
      };
      // Another page may have to be fetched: until it is there, the one before stays.
      if (next.pathname === shown.pathname) show();
      else startTransition(show);
      shown = next;
    });
  }, []);
  return (
    <PathnameContext value={pathname}>
      <SearchProvider search={search}>{children}</SearchProvider>
    </PathnameContext>
  );
}

/** What all within takes for the address's part behind the "?". */
export function SearchProvider({ search, children }: { search: string; children: ReactNode }) {
  return (
    <SearchContext value={search}>
      <ViewSearchContext value={searchOf(withViewOf(new URLSearchParams(search)))}>
        {children}
      </ViewSearchContext>
    </SearchContext>
  );
}
