import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Names and their new values; null takes a name out of the address. */
type Changes = Record<string, string | null>;

/** State that lives in the address, so that reload and the back button keep it. */
export function useUrlState() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Changes, how: { replace?: boolean } = {}) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: how.replace ?? false, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return [params, change] as const;
}
