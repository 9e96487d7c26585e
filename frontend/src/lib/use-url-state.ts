import { useCallback, useLayoutEffect, useRef } from "react";
import { useSearchParams } from "react-router";

/** Names and their new values; null takes a name out of the address. */
type Changes = Record<string, string | null>;

/** State that lives in the address, so that reload and the back button keep it. */
export function useUrlState() {
  const [params, setParams] = useSearchParams();
  // The router's setter starts from the address it was made for: a late change has to use the newest.
  const newest = useRef(setParams);
  useLayoutEffect(() => {
    newest.current = setParams;
  }, [setParams]);
  const change = useCallback((changes: Changes, how: { replace?: boolean } = {}) => {
    newest.current(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: how.replace ?? false },
    );
  }, []);
  return [params, change] as const;
}
