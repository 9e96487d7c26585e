import { type ReactNode, startTransition, useEffect, useState } from "react";
import { addressNow, addressOf } from "@/lib/address";
import { PathnameContext, SearchContext, ViewSearchContext } from "@/lib/use-address";
import { searchOf, withViewOf } from "@/lib/view-address";

/** Follows the address, for all within. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    let { pathname } = addressNow();
    const follow = () => {
      const next = addressNow();
      const show = () => {
        setHash(location.hash);
      };
      // Another page may have to be fetched: until it is there, the one before stays.
      if (next.pathname === pathname) show();
      else startTransition(show);
      pathname = next.pathname;
    };
    window.addEventListener("hashchange", follow);
    return () => {
      window.removeEventListener("hashchange", follow);
    };
  }, []);
  const { pathname, search } = addressOf(hash);
  return (
    <PathnameContext value={pathname}>
      <SearchContext value={search}>
        <ViewSearchContext value={searchOf(withViewOf(new URLSearchParams(search)))}>
          {children}
        </ViewSearchContext>
      </SearchContext>
    </PathnameContext>
  );
}
