import { type ReactNode, useContext, useDeferredValue, useMemo } from "react";
import { type BaseLocationHook, Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { navigate, parseAddress, searchString } from "./address";
import { withSpendParams } from "./spend-params";
import { PathnameContext, SearchContext, SpendSearchContext } from "./use-address";

/** The path of the page on screen, for wouter's routes and links. */
const useShownLocation: BaseLocationHook = () => [useContext(PathnameContext), navigate];

const toHref = (path: string) => `#${path}`;

/** Provides the address of the page on screen. */
export function HashRouter({ children }: { children: ReactNode }) {
  const [location] = useHashLocation();
  const deferred = useDeferredValue(location);
  const { pathname, search } = useMemo(() => {
    const [now, before] = [parseAddress(location), parseAddress(deferred)];
    // The code of another page may have to be loaded: until it is there, the previous page stays.
    return now.pathname === before.pathname ? now : before;
  }, [location, deferred]);
  return (
    <Router hook={useShownLocation} hrefs={toHref}>
      <PathnameContext value={pathname}>
        <SearchProvider search={search}>{children}</SearchProvider>
      </PathnameContext>
    </Router>
  );
}

/** Provides the search part of the address, which may differ from the browser's for a moment. */
export function SearchProvider({ search, children }: { search: string; children: ReactNode }) {
  return (
    <SearchContext value={search}>
      <SpendSearchContext value={searchString(withSpendParams(new URLSearchParams(search)))}>
        {children}
      </SpendSearchContext>
    </SearchContext>
  );
}
