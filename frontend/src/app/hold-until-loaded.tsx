import { type ReactNode, useContext } from "react";
import { type ApiQuery, useAllLoaded } from "@/api/use-api-query";
import { SearchProvider } from "@/router/hash-router";
import { SearchContext } from "@/router/use-address";
import { useFrozenValue } from "@/hooks/use-frozen-value";
import { useDelayedFlag } from "@/hooks/use-delayed-flag";

/** A pause that nobody notices: answers come sooner as a rule. */
const NOTICED_AFTER_MS = 100;

interface HoldUntilLoadedProps {
  /** What the blocks within will ask at the address as it is now. */
  queries: readonly ApiQuery[];
  children: ReactNode;
}

/**
 * Blocks of figures, which see another address once the answers to it are there: they change together, and
 * are drawn once. What takes longer than a moment is theirs to say.
 */
export function HoldUntilLoaded({ queries, children }: HoldUntilLoadedProps) {
  const known = useAllLoaded(queries);
  const late = useDelayedFlag(!known, NOTICED_AFTER_MS);
  const shown = useFrozenValue(useContext(SearchContext), !known && !late);
  return <SearchProvider search={shown}>{children}</SearchProvider>;
}
